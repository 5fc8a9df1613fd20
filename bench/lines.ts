/** Calls made before any is measured. */
export const WARM_UP = 15;

/** A line of a bench's table: p50 and p99 in milliseconds of each column. */
export function benchLine(name: string, columns: readonly (readonly number[])[]): string {
  const cells = columns.map((times) => {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2);
    return `${at(0.5)} / ${at(0.99)}`.padStart(18);
  });
  return `${name.padEnd(48)}${cells.join('')}`;
}

/** The line over it: what the columns are. */
export function benchHead(sizes: readonly number[]): string {
  const cells = sizes.map((size) => size.toLocaleString('en').padStart(18));
  return `${'p50 / p99 in ms'.padEnd(48)}${cells.join('')}`;
}
