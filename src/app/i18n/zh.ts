import type { Messages } from './en.ts';
import { acknowledge } from './zh/acknowledge.ts';
import { batches } from './zh/batches.ts';
import { bulk } from './zh/bulk.ts';
import { common } from './zh/common.ts';
import { drawer } from './zh/drawer.ts';
import { own } from './zh/own.ts';
import { pages } from './zh/pages.ts';
import { results } from './zh/results.ts';
import { tasks } from './zh/tasks.ts';
import { terms } from './zh/terms.ts';

/** Docket in Chinese; its own chunk. */
export const zh: Messages = {
  ...common,
  ...terms,
  results,
  acknowledge,
  bulk,
  drawer,
  tasks,
  batches,
  ...pages,
  own,
};
