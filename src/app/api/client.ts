import { ApiError, type ApiErrorBody, CLIENT_ERRORS } from '../../contract/api-error.ts';
import { reachability } from './reachability.ts';
import { serverTime } from './server-time.ts';

/**
 * Reads JSON from Docket. It is a plain fetch without headers, so that the preload of the document is the same request.
 * Throws {@link ApiError} for anything but a 2xx with JSON. `status` is 0 when there was no answer.
 */
export async function getJson<Answer>(url: string, signal: AbortSignal): Promise<Answer> {
  return readAnswer(await reach(() => fetch(url, { signal })));
}

/** Sends JSON to Docket, once. Throws as {@link getJson} does. */
export async function postJson<Answer>(url: string, body: unknown): Promise<Answer> {
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Docket': '1' },
    body: JSON.stringify(body),
  };
  return readAnswer(await reach(() => fetch(url, init)));
}

/**
 * Requests a download, and reads it up to the start of its body only. Throws as {@link getJson} does when it is
 * refused.
 */
export async function checkDownload(url: string): Promise<void> {
  const check = new AbortController();
  const response = await reach(() => fetch(url, { signal: check.signal, cache: 'no-store' }));
  if (!response.ok) await readAnswer(response);
  check.abort();
}

/** Reads a text from Docket, without any cache. Throws as {@link getJson} does when there is no answer. */
export async function getText(url: string): Promise<string> {
  const response = await reach(() => fetch(url, { cache: 'no-store' }));
  return response.text();
}

/** Whether a file of Docket exists. Throws as {@link getJson} does when there is no answer. */
export async function isThere(url: string): Promise<boolean> {
  const { status } = await reach(() => fetch(url, { method: 'HEAD', cache: 'no-store' }));
  return status !== 404;
}

async function reach(send: () => Promise<Response>): Promise<Response> {
  try {
    const response = await send();
    reachability.note(true);
    serverTime.note(response.headers.get('date'));
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    reachability.note(false);
    throw new ApiError(0, { code: CLIENT_ERRORS.unreachable, message: '' });
  }
}

async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const unreadable = new ApiError(response.status, { code: CLIENT_ERRORS.unreadable, message: '' });
  const json: unknown = await response.json().catch(() => {
    throw unreadable;
  });
  if (response.ok) return json as Answer;
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  throw isErrorBody(json) ? new ApiError(response.status, json, retryAfter) : unreadable;
}

function isErrorBody(json: unknown): json is ApiErrorBody {
  return typeof json === 'object' && json !== null && 'code' in json && 'message' in json;
}
