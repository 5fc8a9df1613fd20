import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import floorPage from './floor.html?raw';

/**
 * Serves the hand-written page at `/floor` and hands everything else to `origin` and back, byte for byte: what an answer
 * costs that only passes through node:http. Prints its own origin and runs until the process ends.
 */
export function servePipe(origin: string, print: (line: string) => void): Promise<void> {
  const { hostname, port, host } = new URL(origin);
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/floor')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(floorPage);
      return;
    }
    const { method, url: path } = request;
    const headers = { ...request.headers, host };
    const onward = send({ agent, hostname, port, method, path, headers }, (answer) => back(answer, response));
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  return new Promise((_, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      print(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function back(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(response);
}
