import type { Product } from '../contract/alibaba-cloud.ts';
import type { Answer } from './protocol/answer.ts';
import type { Call } from './protocol/call.ts';
import type { World } from './world.ts';

/** One emulated operation: how it is called, what it takes permission for, and what it answers. */
export interface EmulatedOperation {
  readonly action: string;
  readonly product: Product;
  /** The RAM action (docs/api-facts.md 1.1). */
  readonly permission: string;
  /** Reads the parameters and answers; throws an EmulatedError. The answer lacks only its RequestId. */
  answer(call: Call, world: World): Answer;
}
