import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from './redact.ts';
import { FIRST, outcome, rig } from './testing/rig.ts';
import { json } from './testing/scripted-upstream.ts';

const TOKEN = 'CAIS+canary/Token=="x"&y';

const percent = (text: string) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** How a gateway may spell what it was sent. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'percent-encoded in lower case': (text) => encodeURIComponent(text).toLowerCase(),
  'every byte percent-encoded': percent,
  'in upper case': (text) => text.toUpperCase(),
  'in lower case': (text) => text.toLowerCase(),
  'as a JSON string': (text) => JSON.stringify(text).slice(1, -1),
  'as a JSON string in a JSON string': (text) => JSON.stringify(JSON.stringify(text)),
  'with JSON escapes': (text) =>
    text.replace(/./g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'with its slashes escaped': (text) => text.replaceAll('/', '\\/'),
  'in HTML': (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&#34;').replaceAll('/', '&#x2F;'),
  'in base64': base64,
  'in base64 behind one byte': (text) => base64(`?${text}`),
  'in base64 behind two bytes': (text) => base64(`t=${text}`),
  'in base64 among others': (text) => base64(`{"token":"${text}","at":"now"}`),
  'in base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  'in base64, percent-encoded': (text) => encodeURIComponent(base64(text)),
  'percent-encoded, then in base64': (text) => base64(encodeURIComponent(text)),
  'in hex': (text) => Buffer.from(text).toString('hex').toUpperCase(),
};

describe('a secret is found', () => {
  test.each(Object.entries(SPELLINGS))('%s', (_, spell) => {
    const shown = createRedactor([TOKEN])(`before ${spell(TOKEN)} after`);
    expect(shown).not.toMatch(/canary|token/i);
    for (const undo of [decodeURIComponent, (text: string) => Buffer.from(text, 'base64').toString()]) {
      for (const word of shown.split(' ')) {
        try {
          expect(undo(word)).not.toMatch(/canary/i);
        } catch (error) {
          if (!(error instanceof URIError)) throw error;
        }
      }
    }
    expect(shown).toMatch(/^before .*after$/);
  });

  test('wherever it stands, with characters spelled one way or another', () => {
    const ways = fc.constantFrom(
      'as it is',
      'every byte percent-encoded',
      'with JSON escapes',
      'in upper case',
    );
    // The beginning of an escape: with it the first letters of the secret can be read as another character.
    const begun = fc.constantFrom('', '%', '%2', '%25', '\\', '\\u', '\\u00', '&', '&#', '&amp;#x', '%5');
    const text = fc.tuple(
      fc.tuple(fc.string(), begun).map((parts) => parts.join('')),
      fc.array(ways, { minLength: TOKEN.length, maxLength: TOKEN.length }),
      fc.string(),
    );
    const redact = createRedactor([TOKEN]);
    fc.assert(
      fc.property(text, ([start, spellings, end]) => {
        const spelled = [...TOKEN].map((c, at) => SPELLINGS[spellings[at] ?? '']?.(c)).join('');
        const shown = redact(start + spelled + end);
        expect(shown).toContain('…');
        expect(shown).not.toContain(spelled);
      }),
    );
  });

  test('when its own letters look like an escape', () => {
    const secret = '%41bc&lt;\\u0041';
    for (const spelled of [secret, secret.replace('b', '%62'), encodeURIComponent(secret)]) {
      expect(createRedactor([secret])(`a ${spelled} z`)).toBe('a … z');
    }
  });

  test('when two of them overlap, and each time that it stands there', () => {
    const redact = createRedactor(['canary-one', 'one-canary']);
    expect(redact('a canary-one-canary, one-canary CANARY-ONE z')).toBe('a …, … … z');
  });

  test('and nothing else is touched', () => {
    const text = `{"DomainName":"canary.com","ErrorMsg":"50 % off \\u4f8b","a":"${base64('something else')}"}`;
    expect(createRedactor([TOKEN, 'short', ''])(text)).toBe(text);
  });
});

describe('nothing that the cloud answers brings a secret out', () => {
  const credentials = {
    accessKeyId: 'STS.canary-key-id',
    accessKeySecret: 'canary-key-secret',
    securityToken: TOKEN,
  };

  test.each(Object.entries(SPELLINGS))('%s', async (_, spell) => {
    const upstream = async (request: Request) => {
      const signature = /Signature=(.*)/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
      const all = [...Object.values(credentials), signature].map(spell).join(' ');
      const row = { TaskDetailNo: 'a', DomainName: all, ErrorMsg: all, TaskType: all };
      if (request.headers.get('x-acs-action') === 'PollTaskResult')
        return json({ RequestId: all, TotalItemNum: 1, Data: { TaskDetail: [row] } });
      return json(
        { Code: 'Forbidden.RAM', Message: all, RequestId: all, Recommend: `https://aliyun.com/?${all}` },
        400,
      );
    };
    const { cloud, clock } = rig([], { credentials: () => credentials, upstream });
    const answers = [
      await outcome(clock, 0, cloud.pollTaskResult(FIRST)),
      await outcome(clock, 0, cloud.queryTaskDetailList({ ...FIRST, taskNo: 't' })),
      await outcome(clock, 0, cloud.describeBatchResultCount({})),
      await cloud.acknowledge(['a']),
    ];
    const seen = JSON.stringify(answers);
    for (const secret of Object.values(credentials))
      expect(seen).not.toContain(JSON.stringify(spell(secret)).slice(1, -1));
    expect(seen).not.toMatch(/canary|[0-9a-f]{64}/i);
    expect(seen).toContain('…');
  });
});
