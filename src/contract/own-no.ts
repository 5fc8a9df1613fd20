/**
 * False for a row without a usable TaskDetailNo. It is shown under an invented one that begins with "?", and cannot be
 * acknowledged.
 */
export function hasOwnNo(row: { readonly taskDetailNo: string }): boolean {
  return !row.taskDetailNo.startsWith('?');
}
