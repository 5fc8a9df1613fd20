import type { Upstream } from '../../contract/alibaba-cloud.ts';

export type Step = Response | Error | 'hang' | (() => Promise<Response>);

export interface ScriptedUpstream extends Upstream {
  readonly requests: Request[];
}

/** Answers each call with the next step, and after that with the last one; keeps the requests. */
export function scriptedUpstream(...steps: readonly Step[]): ScriptedUpstream {
  const requests: Request[] = [];
  const upstream = async (request: Request): Promise<Response> => {
    const step = steps[Math.min(requests.length, steps.length - 1)];
    requests.push(request);
    if (typeof step === 'function') return step();
    if (step === 'hang' || step === undefined) return new Promise(() => {});
    if (step instanceof Error) throw step;
    return step.clone();
  };
  return Object.assign(upstream, { requests });
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

/** An error body as the gateway writes it. */
export function refusal(code: string, status = 400, headers: Record<string, string> = {}): Response {
  const body = {
    RequestId: 'REFUSAL-1',
    Message: `${code} happened.`,
    HostId: 'domain.aliyuncs.com',
    Code: code,
  };
  return json(body, status, headers);
}

/** A page of PollTaskResult with one row for each id. */
export function page(...ids: string[]): Response {
  const rows = ids.map((id) => ({ TaskDetailNo: id, TaskStatusCode: 2 }));
  return json({
    RequestId: 'PAGE-1',
    PageSize: 20,
    TotalItemNum: ids.length,
    TotalPageNum: 1,
    Data: { TaskDetail: rows },
  });
}
