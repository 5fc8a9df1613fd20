/** An element: its text, or the elements inside it, in order. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>";
const NAME = /[A-Za-z][\w.]*/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#13': '\r' };
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Reads the XML of the emulator. Throws at the first thing that XML 1.0 does not allow. It knows elements without
 * attributes, text, CDATA and the entities in use; anything else is an error.
 */
export function readXml(raw: string): XmlElement {
  // Parsers read a bare carriage return as a line end.
  const document = raw.replace(/\r\n?/g, '\n');
  if (!document.startsWith(DECLARATION))
    throw new SyntaxError('The declaration is not as the gateway sends it.');
  if (FORBIDDEN.test(document)) throw new SyntaxError('A character has no place in XML.');
  let at = DECLARATION.length;

  function take(expected: string): void {
    if (!document.startsWith(expected, at)) throw new SyntaxError(`Expected ${expected} at ${at}.`);
    at += expected.length;
  }

  function name(): string {
    NAME.lastIndex = at;
    const found = NAME.exec(document)?.[0];
    if (!found) throw new SyntaxError(`Expected a name at ${at}.`);
    at += found.length;
    return found;
  }

  function element(): XmlElement {
    take('<');
    const opened = name();
    take('>');
    let text = '';
    const children: XmlElement[] = [];
    while (!document.startsWith('</', at)) {
      if (document.startsWith('<![CDATA[', at)) {
        const end = document.indexOf(']]>', at);
        if (end < 0) throw new SyntaxError('CDATA does not end.');
        text += document.slice(at + 9, end);
        at = end + 3;
      } else if (document[at] === '<') {
        children.push(element());
      } else {
        const end = document.indexOf('<', at);
        if (end < 0) throw new SyntaxError('The document ends inside an element.');
        text += decodeText(document.slice(at, end));
        at = end;
      }
    }
    take('</');
    take(opened);
    take('>');
    return { name: opened, text, children };
  }

  const root = element();
  if (at !== document.length) throw new SyntaxError('Something follows the root.');
  return root;
}

/** The element as an object: `{name: text}` for leaves. Elements that come twice become an array. */
export function xmlToObject(root: XmlElement): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const child of root.children) {
    const value = child.children.length > 0 ? xmlToObject(child) : child.text;
    const before = object[child.name];
    if (before === undefined) object[child.name] = value;
    else object[child.name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return object;
}

function decodeText(text: string): string {
  if (text.includes(']]>')) throw new SyntaxError(']]> stands outside CDATA.');
  return text.replace(/&([^;]*;?)/g, (_all, body: string) => {
    const character = body.endsWith(';') ? ENTITIES[body.slice(0, -1)] : undefined;
    if (character === undefined) throw new SyntaxError(`&${body} is no entity in use.`);
    return character;
  });
}
