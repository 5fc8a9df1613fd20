import type { Context } from 'hono';

/** One thing the browser may ask. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly answer: (context: Context) => Response | Promise<Response>;
}
