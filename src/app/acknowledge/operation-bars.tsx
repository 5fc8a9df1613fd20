import type { KnownOperation } from '../record/record.ts';
import { OperationBar } from './operation-bar.tsx';

/** One bar for each operation, in the order given. */
export function OperationBars({ operations }: { readonly operations: readonly KnownOperation[] }) {
  return operations.map((tracked) => <OperationBar key={tracked.operation.id} tracked={tracked} />);
}
