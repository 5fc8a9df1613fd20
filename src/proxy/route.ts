import type { Context } from 'hono';

/** One route: a method, a path, and the function that answers. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly answer: (context: Context) => Response | Promise<Response>;
}
