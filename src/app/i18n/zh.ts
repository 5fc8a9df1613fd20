import type { Messages } from './en.ts';
import { acknowledge } from './zh/acknowledge.ts';
import { common } from './zh/common.ts';
import { pages } from './zh/pages.ts';
import { results } from './zh/results.ts';
import { terms } from './zh/terms.ts';

/** Docket in Chinese; its own chunk. */
export const zh: Messages = { ...common, ...terms, results, acknowledge, ...pages };
