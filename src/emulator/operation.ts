import type { Product } from '../contract/alibaba-cloud.ts';
import type { Answer } from './protocol/answer.ts';
import type { Call } from './protocol/call.ts';
import type { World } from './world.ts';

/** One emulated operation: its name, the permission it needs, and its answer. */
export interface EmulatedOperation {
  readonly action: string;
  readonly product: Product;
  /** The RAM action (docs/api-facts.md 1.1). */
  readonly permission: string;
  /** Reads the parameters and returns the answer without its RequestId. Throws an EmulatedError. */
  answer(call: Call, world: World): Answer;
}
