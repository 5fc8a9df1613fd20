/** Reads records as RFC 4180 section 2 defines them; throws for anything it does not define. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
    field.lastIndex = at;
    const match = field.exec(text);
    if (!match) throw new Error(`no field at ${at}`);
    record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    at = field.lastIndex;
    if (text.startsWith('\r\n', at)) {
      records.push(record);
      record = [];
      at += 2;
    } else if (text[at] === ',') at += 1;
    else throw new Error(`neither a comma nor a line end at ${at}`);
  }
  if (record.length > 0) throw new Error('the last record has no line end');
  return records;
}

/** The text of a field without the apostrophe that the export added. */
export function unguarded(field: string): string {
  return /^'[\s\p{Cc}\p{Cf}"']*[\t\r\0=+\-@＝＋－＠]/u.test(field) ? field.slice(1) : field;
}
