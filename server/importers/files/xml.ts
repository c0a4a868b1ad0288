import { SaxesParser } from 'saxes';
import { Problem } from '../../domain/problem.ts';
import { damaged } from './expand.ts';

const DEEPEST = 64;
/** Between two tags, remarks and all; a cell of a workbook holds 32,767 characters. */
const LONGEST_TEXT = 4_000_000;

export interface Tags {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads one XML part of a workbook; yields after each piece, so that what was found meanwhile can be taken. Names go
 * without their prefix. Nothing outside the part is ever fetched, and no entity is defined.
 * @throws Problem `file-unreadable` for what is no XML, and for a document type, which no spreadsheet program writes
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, tags: Tags): AsyncGenerator<void> {
  const parser = new SaxesParser({ fragment: false });
  let depth = 0;
  parser.on('error', () => {
    throw damaged('The workbook');
  });
  parser.on('doctype', refuseDoctype);
  let sinceTag = 0;
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    depth += 1;
    if (depth > DEEPEST) throw damaged('The workbook');
    tags.open?.(bare(name), attributes as Record<string, string>);
  });
  parser.on('text', (text) => tags.text?.(text));
  parser.on('cdata', (text) => tags.text?.(text));
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    depth -= 1;
    tags.close?.(bare(name));
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of bytes) {
    const text = decoded(() => decoder.decode(piece, { stream: true }));
    if (text.includes('<!DOCTYPE')) refuseDoctype();
    sinceTag += text.length;
    parser.write(text);
    if (sinceTag > LONGEST_TEXT) throw damaged('The workbook');
    yield;
  }
  parser.write(decoded(() => decoder.decode()));
  parser.close();
  yield;
}

/** Reads a small part to its end. */
export async function readWholeXml(bytes: AsyncIterable<Uint8Array>, tags: Tags): Promise<void> {
  for await (const _ of readXml(bytes, tags));
}

function refuseDoctype(): never {
  throw new Problem('file-unreadable', 'The workbook declares a document type, which no spreadsheet program writes.', {
    fix: 'Save it anew with a spreadsheet program, or send the table as CSV.',
  });
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw damaged('The workbook');
  }
}
