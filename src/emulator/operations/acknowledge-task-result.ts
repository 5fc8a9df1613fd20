import { DOMAIN } from '../../contract/alibaba-cloud.ts';
import type { EmulatedOperation } from '../operation.ts';
import { atOnce } from '../portions.ts';
import { readParameters, refuseAsDomain } from '../protocol/parameters.ts';

/** docs/api-facts.md 1.3. No maximum is documented. That it is one full page of PollTaskResult is a guess. */
const PARAMETERS = {
  TaskDetailNo: { kind: 'list', isRequired: true, max: 1000 },
  Lang: { kind: 'text', values: ['en', 'zh'] },
} as const;

/**
 * Confirms results, which leave the queue for good. Result counts the results that this call confirmed. That unknown,
 * unfinished, confirmed and repeated ids add nothing and are no error is a guess (docs/api-facts.md 1.3).
 */
export const acknowledgeTaskResult: EmulatedOperation = {
  action: 'AcknowledgeTaskResult',
  product: DOMAIN,
  permission: 'domain:AcknowledgeTaskResult',
  answer(call, { writes }) {
    const values = readParameters(call, PARAMETERS, refuseAsDomain);
    return { Result: atOnce(writes.acknowledge(values.TaskDetailNo)) };
  },
};
