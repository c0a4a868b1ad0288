import { posix } from 'node:path';
import { Problem } from '../../domain/problem.ts';
import type { Open } from '../decode.ts';
import { showsOf, unescaped, type Shows } from './cell-values.ts';
import { damaged, tooMuch } from './expand.ts';
import { readWholeXml, readXml } from './xml.ts';
import { openEntry, type Entry } from './zip.ts';

/** Texts of all cells together, held while the sheet is read. */
const MOST_TEXT = 40_000_000;
const MOST_TEXTS = 2_000_000;
const MOST_SHEETS = 1_000;
const MOST_STYLES = 100_000;
/** As spreadsheet programs have it; a longer one would be taken apart anew for each style. */
const LONGEST_CODE = 255;

export interface Sheet {
  name: string;
  part: Entry;
}

/** What is common to the sheets of a workbook. */
export interface Book {
  sheets: Sheet[];
  from1904: boolean;
}

/** Its sheets that can be seen, in their order. */
export async function bookOf(open: Open, parts: readonly Entry[]): Promise<Book> {
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readWholeXml(bytesOf(open, parts, 'xl/workbook.xml'), {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      if (tag !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? '';
      if (listed.length === MOST_SHEETS) throw tooMuch();
      listed.push({ name: attributes['name'] ?? '', id, hidden: /hidden/i.test(attributes['state'] ?? '') });
    },
  });
  const targets = new Map<string, string>();
  await readWholeXml(bytesOf(open, parts, 'xl/_rels/workbook.xml.rels'), {
    open(tag, { Id = '', Target = '', Type = '' }) {
      if (tag === 'Relationship' && Type.endsWith('/worksheet') && targets.size < MOST_SHEETS) targets.set(Id, Target);
    },
  });
  const visible = listed.filter(({ hidden }) => !hidden);
  const sheets = (visible.length ? visible : listed).flatMap(({ name, id }): Sheet[] => {
    const target = targets.get(id);
    const part = target === undefined ? undefined : partAt(parts, posix.resolve('/xl', target).slice(1));
    return part ? [{ name, part }] : [];
  });
  return { sheets, from1904 };
}

/** How the cells of each style show a number. */
export async function stylesOf(open: Open, parts: readonly Entry[]): Promise<Shows[]> {
  const styles: Shows[] = [];
  if (!partAt(parts, 'xl/styles.xml')) return styles;
  const codes = new Map<number, string>();
  let inCells = false;
  await readWholeXml(bytesOf(open, parts, 'xl/styles.xml'), {
    open(tag, attributes) {
      if (tag === 'numFmt' && codes.size < MOST_STYLES)
        codes.set(Number(attributes['numFmtId']), (attributes['formatCode'] ?? '').slice(0, LONGEST_CODE));
      if (tag === 'cellXfs') inCells = true;
      if (tag !== 'xf' || !inCells || styles.length > MOST_STYLES) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      styles.push(showsOf(id, codes.get(id)));
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** The texts that cells refer to by number. */
export async function textsOf(open: Open, parts: readonly Entry[]): Promise<string[]> {
  const texts: string[] = [];
  if (!partAt(parts, 'xl/sharedStrings.xml')) return texts;
  let [text, size, inText, inSound] = ['', 0, false, false];
  const reading = readXml(bytesOf(open, parts, 'xl/sharedStrings.xml'), {
    open(tag) {
      if (tag === 'si') text = '';
      if (tag === 't') inText = true;
      if (tag === 'rPh') inSound = true;
    },
    text(piece) {
      if (!inText || inSound) return;
      size += piece.length;
      if (size <= MOST_TEXT) text += piece;
    },
    close(tag) {
      if (tag === 't') inText = false;
      if (tag === 'rPh') inSound = false;
      if (tag !== 'si') return;
      texts.push(unescaped(text));
    },
  });
  for await (const _ of reading) {
    if (size > MOST_TEXT || texts.length > MOST_TEXTS) {
      throw new Problem('file-unreadable', 'The workbook holds more text than is read from a workbook.', {
        fix: 'Save the sheet as "CSV UTF-8", which may be as long as it likes.',
      });
    }
  }
  return texts;
}

/** The bytes of a part, unpacked. */
export function bytesOf(open: Open, parts: readonly Entry[], name: string): AsyncIterable<Uint8Array> {
  const part = partAt(parts, name);
  if (!part) throw damaged('The workbook');
  return openEntry(open, part)();
}

function partAt(parts: readonly Entry[], name: string): Entry | undefined {
  return parts.find((part) => part.name.toLowerCase() === name.toLowerCase());
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true' || text === 'on';
}
