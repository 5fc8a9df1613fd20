/**
 * False for a row that came without a usable TaskDetailNo. It is shown under a made-up one that begins with "?", and can
 * never be acknowledged.
 */
export function hasOwnNo(row: { readonly taskDetailNo: string }): boolean {
  return !row.taskDetailNo.startsWith('?');
}
