import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRecord } from './csv.ts';
import { readCsv, unguarded } from './testing/read-csv.ts';

const nasty = fc.constantFrom(
  ...['"', '""', ',', ';', '\r\n', '\n', '\r', '\t', '\0', "'", ' ', '\u00a0', '\u3000', '\ufeff', '\u200b'],
  ...['=', '+', '-', '@', '＝', '＋', '－', '＠', '例子', '👩‍💻', '\u202e', '1e5', '98765432109876543210'],
);
const text = fc.oneof(
  fc
    .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
    .map((it) => it.join('')),
  fc.string(),
);

describe('a record', () => {
  test('read back by the RFC is what was written, whatever it holds', () => {
    const rows = fc.array(fc.tuple(text, text, fc.integer(), text), { maxLength: 4 });
    fc.assert(
      fc.property(rows, (written) => {
        const read = readCsv(written.map(csvRecord).join(''));
        expect(read.map((record) => record.map(unguarded))).toEqual(written.map((row) => row.map(String)));
      }),
      { numRuns: 10_000 },
    );
  });

  test('has no text that begins as a formula does, behind whatever a spreadsheet strips', () => {
    fc.assert(
      fc.property(text, (value) => {
        const [[field = ''] = []] = readCsv(csvRecord([value]));
        expect(field).not.toMatch(/^[=+\-@\t\r\0＝＋－＠]/);
        expect(field.replace(/^[\s"]+/, '')).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
      { numRuns: 10_000 },
    );
  });

  const heads = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];
  const before = ['', ' ', '   ', '"', '""', "'", ' "', '\u00a0', '\u3000', '\ufeff', '\n', '\u200b'];
  const bodies = ['1+1', 'cmd|" /C calc"!A0', 'HYPERLINK("http://evil.test","x")'];
  const payloads = heads.flatMap((head) =>
    before.flatMap((lead) => bodies.map((body) => lead + head + body)),
  );

  test(`guards each of ${payloads.length} payloads with an apostrophe and changes nothing else`, () => {
    const [record = []] = readCsv(csvRecord(payloads));
    expect(record).toEqual(payloads.map((payload) => `'${payload}`));
  });

  test('leaves ordinary text as it is', () => {
    const ordinary = [
      'example.com',
      'a=b',
      '2026-11-22 09:08:20',
      '15fee9d10d514bada66bd08c5723c583',
      '',
      '例=子',
    ];
    expect(csvRecord(ordinary)).toBe(`${ordinary.map((value) => `"${value}"`).join(',')}\r\n`);
  });

  test('quotes text and leaves numbers bare, so that an id of digits is text', () => {
    expect(csvRecord(['9007199254740993', 3, -1])).toBe('"9007199254740993",3,-1\r\n');
  });
});
