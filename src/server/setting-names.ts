/** Every setting whose name begins with DOCKET_. No other is read. */
export const SETTING_NAMES = [
  'DOCKET_ACCOUNT',
  'DOCKET_ALIDNS_ENDPOINT',
  'DOCKET_CALLS_PER_SECOND',
  'DOCKET_DATA_DIR',
  'DOCKET_DOMAIN_ENDPOINT',
  'DOCKET_EMULATOR_ARRIVALS',
  'DOCKET_EMULATOR_PORT',
  'DOCKET_EMULATOR_RESULTS',
  'DOCKET_KEEP_TASK_RESULT',
  'DOCKET_READ_ONLY',
  'DOCKET_SETTLE_SECONDS',
  'DOCKET_UNDO_SECONDS',
  'DOCKET_UPSTREAM',
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** Names that differ in more letters are taken for those of another program. */
const MAX_TYPOS = 2;

/**
 * The first name that looks like a misspelt setting, and the setting it probably means: with DOCKET_READONLY=1, Docket
 * would silently be able to acknowledge. Other unknown names are ignored, because orchestrators make some up
 * (DOCKET_SERVICE_HOST).
 */
export function findMisspelling(
  names: readonly string[],
): { readonly name: string; readonly meant: SettingName } | undefined {
  const unknown = names.filter((name) => /^DOCKET/i.test(name) && !SETTING_NAMES.some((it) => it === name));
  for (const name of unknown) {
    const meant = SETTING_NAMES.find((it) => distance(plain(name), plain(it)) <= MAX_TYPOS);
    if (meant) return { name, meant };
  }
  return undefined;
}

function plain(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** The number of letters to add, remove or replace to turn one text into the other (Levenshtein distance). */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const line = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1);
      line.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    }
    above = line;
  }
  return above[b.length] ?? 0;
}
