import type { Raw } from './search.ts';

/** The part of a page's address that names the row which is open in a drawer. It asks for nothing: it filters no list. */
export interface OpenSearch {
  /** The row's id in its table. */
  readonly open?: string | undefined;
}

/** Longer than the longest id, which is that of an acknowledgement: a TaskDetailNo and the id of an operation. */
const MAX_ID_LENGTH = 512;

/** Reads `open`, trimmed; what cannot be an id opens nothing. Never throws. Ids that Docket made up begin with "?". */
export function readOpen({ open }: Raw): OpenSearch {
  if (typeof open !== 'string') return {};
  const id = open.trim();
  const isId = id !== '' && id.length <= MAX_ID_LENGTH && !id.startsWith('?') && !/[\p{Cc}\p{Cs}]/u.test(id);
  return isId ? { open: id } : {};
}

/** Reads a page's search together with the row that its address names. */
export function withOpen<Search>(read: (raw: Raw) => Search): (raw: Raw) => Search & OpenSearch {
  return (raw) => ({ ...read(raw), ...readOpen(raw) });
}

/** The id as an address may name it; undefined for one that was made up or would not be read back as it is. */
export function addressOf(id: string): string | undefined {
  return readOpen({ open: id }).open === id ? id : undefined;
}

/** What a page asks for by its address: all of it but the row that is open. */
export function withoutOpen<Search extends OpenSearch>({ open, ...asked }: Search): Omit<Search, 'open'> {
  return asked;
}
