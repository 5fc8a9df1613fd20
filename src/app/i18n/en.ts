import { acknowledge } from './en/acknowledge.ts';
import { batches } from './en/batches.ts';
import { bulk } from './en/bulk.ts';
import { common } from './en/common.ts';
import { drawer } from './en/drawer.ts';
import { pages } from './en/pages.ts';
import { results } from './en/results.ts';
import { tasks } from './en/tasks.ts';
import { terms } from './en/terms.ts';
import type { OwnDictionary } from './own-text.ts';

/** The server speaks English. */
const own: Partial<OwnDictionary> = {};

/** Docket in English, and the shape that every other language must have: a missing word is a type error. */
export const en = { ...common, ...terms, results, acknowledge, bulk, drawer, tasks, batches, ...pages, own };
export type Messages = typeof en;
