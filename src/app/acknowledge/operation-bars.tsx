import type { TrackedOperation } from '../api/operation-tracker.ts';
import { OperationBar } from './operation-bar.tsx';

/** One bar for each operation, in the order given. */
export function OperationBars({ operations }: { readonly operations: readonly TrackedOperation[] }) {
  return operations.map((tracked) => <OperationBar key={tracked.operation.id} tracked={tracked} />);
}
