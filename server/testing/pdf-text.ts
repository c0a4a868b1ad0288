import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF page by page, in the order in which it is painted, as far as our own need it: pages, content and font
 * maps, in the open or packed by Flate. Lines are not told apart.
 */
export function pdfPages(bytes: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(bytes));
  const text = (id: string | undefined) => objects.get(id ?? '')?.text ?? '';
  const pages = pagesBelow(/\/Type \/Catalog[\s\S]*?\/Pages (\d+)|\/Pages (\d+) 0 R[\s\S]*?\/Type \/Catalog/, objects);
  return pages.map((page) => {
    const fonts = new Map(
      [...page.matchAll(/\/(\w+) (\d+) 0 R/g)].flatMap(([, name = '', id]) => {
        const map = /\/ToUnicode (\d+)/.exec(text(id));
        return map ? [[name, lettersOf(objects.get(map[1] ?? '')?.stream ?? '')] as const] : [];
      }),
    );
    return shownIn(objects.get(/\/Contents (\d+)/.exec(page)?.[1] ?? '')?.stream ?? '', fonts);
  });
}

/** The objects of a PDF as they are written, packed or not, without what they paint: its tags, its outline, its catalogue. */
export const pdfObjects = (bytes: Uint8Array): string[] =>
  [...objectsOf(Buffer.from(bytes)).values()].map(({ text }) => text);

interface PdfObject {
  text: string;
  stream: string;
}

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const found = new Map<string, PdfObject>();
  const all = file.toString('latin1');
  const start = /(?:^|\n)(\d+) 0 obj\r?\n?/g;
  for (let match = start.exec(all); match; match = start.exec(all)) {
    const from = match.index + match[0].length;
    const end = all.indexOf('endobj', from);
    const stream = all.slice(from, end).search(/stream\r?\n/);
    const text = stream < 0 ? all.slice(from, end) : all.slice(from, from + stream);
    const length = Number(/\/Length (\d+)/.exec(text)?.[1] ?? 0);
    if (stream < 0 || !length) {
      found.set(match[1] ?? '', { text, stream: '' });
      continue;
    }
    const at = from + stream + (all.slice(from + stream).match(/^stream\r?\n/)?.[0].length ?? 0);
    const body = file.subarray(at, at + length);
    const packed = text.includes('/FlateDecode');
    found.set(match[1] ?? '', { text, stream: (packed ? inflateSync(body) : body).toString('latin1') });
    start.lastIndex = at + length;
  }
  for (const { text, stream } of [...found.values()])
    if (text.includes('/Type /ObjStm')) for (const [id, inner] of packedIn(text, stream)) found.set(id, inner);
  return found;
}

/** What an object stream holds: first numbers and places of its objects in turn, then the objects. */
function packedIn(text: string, stream: string): [string, PdfObject][] {
  const first = Number(/\/First (\d+)/.exec(text)?.[1]);
  const places = [...stream.slice(0, first).matchAll(/(\d+)\s+(\d+)/g)];
  return places.map(([, id = '', from], i) => {
    const end = places[i + 1]?.[2];
    return [
      id,
      { text: stream.slice(first + Number(from), end === undefined ? undefined : first + Number(end)), stream: '' },
    ];
  });
}

function pagesBelow(catalogue: RegExp, objects: ReadonlyMap<string, PdfObject>): string[] {
  const root = [...objects.values()].map(({ text }) => catalogue.exec(text)).find(Boolean);
  const below = (id: string): string[] => {
    const text = objects.get(id)?.text ?? '';
    const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1];
    return kids === undefined ? [text] : [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => below(kid));
  };
  return root ? below(root[1] ?? root[2] ?? '') : [];
}

/** What each glyph stands for. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  const said = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = '', to = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      letters.set(parseInt(from, 16), said(to));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      for (let n = parseInt(from, 16); n <= parseInt(to, 16); n++)
        letters.set(n, String.fromCodePoint((said(first).codePointAt(0) ?? 0) + n - parseInt(from, 16)));
  return letters;
}

function shownIn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  let out = '';
  const parts = /\/(\w+) [\d.]+ Tf|<([0-9a-f]*)>|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)|\b(ET)\b/gi;
  for (const [, name, hex, literal, end] of content.matchAll(parts)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else if (end !== undefined) out += ' ';
    else {
      const codes = hex === undefined ? Buffer.from(unescaped(literal ?? ''), 'latin1') : Buffer.from(hex, 'hex');
      for (let i = 0; i + 1 < codes.length; i += 2) out += font.get(codes.readUInt16BE(i)) ?? '';
    }
  }
  return out;
}

const NAMED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescaped = (literal: string) =>
  literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, found: string) =>
    /^[0-7]/.test(found) ? String.fromCharCode(parseInt(found, 8)) : (NAMED[found] ?? found),
  );
