import { describe, expect, it } from 'vitest';
import { Problem } from '../domain/problem.ts';
import type { Encoding, Open } from './decode.ts';
import type { TableRow } from './files/table.ts';
import { readHeader, readTable } from './read-table.ts';
import { fileOf } from './testing.ts';

describe('reading a CSV file', () => {
  it('gives each row by column name, with the line it starts on', async () => {
    const rows = await read('id,name\n1,Aye\n2,Bee\n');
    expect(rows).toEqual([row(1, 2, { id: '1', name: 'Aye' }), row(2, 3, { id: '2', name: 'Bee' })]);
  });

  it.each([1, 2, 3, 7])('reads the same in pieces of %i bytes', async (size) => {
    const text = '\uFEFFid;név\r\n1;"a ""quoted""\r\nthing; é"\r\n\r\n2;b';
    const expected = [row(1, 2, { id: '1', név: 'a "quoted"\r\nthing; é' }), row(2, 5, { id: '2', név: 'b' })];
    expect(await read(text, undefined, size)).toEqual(expected);
  });

  it.each([
    ['line feeds', '\n'],
    ['carriage returns and line feeds', '\r\n'],
    ['carriage returns', '\r'],
  ])('counts lines ended by %s, also inside quotation marks', async (_, end) => {
    const rows = await read(['id,text', `1,"one${end}two${end}three"`, '', '2,x', ''].join(end));
    expect(rows.map(({ line }) => line)).toEqual([2, 6]);
  });

  it('reads a file whose line ends are mixed', async () => {
    expect((await read('id,n\r\n1,a\n2,b\r3,c')).map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it.each([',', ';', '\t', '|'])('finds out that %j parts the columns', async (mark) => {
    const rows = await read(`id${mark}text\n1${mark}"a,b;c\td|e"\n`);
    expect(rows).toEqual([row(1, 2, { id: '1', text: 'a,b;c\td|e' })]);
  });

  it.each(['\uFEFF', 'ï»¿', 'ï..', 'X.U.FEFF.'])('takes the byte order mark %j off the header', async (mark) => {
    expect(await readHeader(fileOf(`${mark}eventid,Nkill\n`), ['utf-8'])).toEqual(['eventid', 'nkill']);
  });

  it('leaves out a first column without a name', async () => {
    expect(await read('"",id\n1,a\n')).toEqual([row(1, 2, { id: 'a' })]);
  });

  it('reads names that objects have of their own as plain columns', async () => {
    const [first] = await read('__proto__,constructor\n1,2\n');
    expect(first && 'record' in first && [first.record['__proto__'], first.record['constructor']]).toEqual(['1', '2']);
  });

  it('reads UTF-16 of either order, with its byte order mark and without', async () => {
    const little = Buffer.from('\uFEFFid\ttext\n1\tčaj\n', 'utf16le');
    const unmarked = little.subarray(2);
    for (const bytes of [little, Buffer.from(little).swap16(), unmarked, Buffer.from(unmarked).swap16()]) {
      expect(await read(new Uint8Array(bytes), ['utf-8'], 3)).toEqual([row(1, 2, { id: '1', text: 'čaj' })]);
    }
  });

  it('reads windows-1252 where that is allowed, even when the first odd byte comes late', async () => {
    const late = Buffer.concat([
      Buffer.from(`id,text\n${'1,plain\n'.repeat(5000)}`),
      Buffer.from('2,Caf\xe9\x92s\n', 'latin1'),
    ]);
    expect((await read(new Uint8Array(late), ['utf-8', 'windows-1252'])).at(-1)).toEqual(
      row(5001, 5002, { id: '2', text: 'Café’s' }),
    );
  });

  it('prefers UTF-8 where both are allowed', async () => {
    expect(await read('id\nCafé\n', ['utf-8', 'windows-1252'])).toEqual([row(1, 2, { id: 'Café' })]);
  });

  it('closes the file when the reader stops early', async () => {
    let [opened, closed] = [0, 0];
    const open: Open = async function* () {
      opened += 1;
      try {
        for (;;) yield new TextEncoder().encode('id\n1\n2\n3\n');
      } finally {
        closed += 1;
      }
    };
    for await (const _ of readTable(open, ['utf-8'], () => {})) break;
    await new Promise((done) => setTimeout(done, 20));
    expect(closed).toBe(opened);
  });
});

describe('a row that is not one', () => {
  it('is refused with its line when it has too many or too few columns, and the rest is read', async () => {
    const rows = await read('id,text\n1,"a\nb"\n2,x,y\n3\n4,z\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 4, 5, 6]);
    expect(reasons(rows)).toEqual([
      [],
      ['has 3 columns where the header has 2'],
      ['has 1 columns where the header has 2'],
      [],
    ]);
  });

  it('is refused when a cell is longer than any text', async () => {
    expect(reasons(await read(`id,text\n1,${'x'.repeat(100_001)}\n`))).toEqual([['is 100001 characters long']]);
  });

  it('is refused when a cell holds NUL', async () => {
    expect(reasons(await read('id,text\n1,a\u0000b\n'))).toEqual([['holds characters that cannot be stored']]);
  });

  it('is kept when a quotation mark stands inside a plain cell', async () => {
    expect(await read('id,text\n1,a 5" shell\n')).toEqual([row(1, 2, { id: '1', text: 'a 5" shell' })]);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['it is empty', '', 'The file is empty.'],
    ['it has no header', '\n\n', 'The file holds no header row.'],
    ['it is an archive that was cut', 'PK\u0003\u0004', 'The packed file ends before its end: it was cut.'],
    ['a column is named twice', 'id,ID\n', 'The header names the column "id" twice.'],
    ['it has more columns than any dataset', 'a,'.repeat(501), 'The header has 502 columns; at most 500 are read.'],
    ['its header holds NUL', 'id\u0000,text,more\n1,2,3\n', 'The header holds NUL characters'],
  ])('is refused because %s', async (_, text, message) => {
    expect(await problemOf(read(text))).toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining(message),
    });
  });

  it('is refused when bytes are not UTF-8 and nothing else is allowed', async () => {
    const bytes = Buffer.from('id,text\n1,Caf\xe9\n', 'latin1');
    expect(await problemOf(read(new Uint8Array(bytes)))).toMatchObject({
      code: 'file-unreadable',
      more: { encoding: 'utf-8' },
    });
  });

  it('is refused when it ends in the middle of a character', async () => {
    expect(await problemOf(read(new Uint8Array([0x69, 0x0a, 0xc3])))).toMatchObject({
      code: 'file-unreadable',
      message: 'The file ends in the middle of a character: it was cut.',
    });
  });

  it('is refused when UTF-16 holds half a character', async () => {
    const bytes = Buffer.from('\uFEFFid\n\uD800x\n', 'utf16le');
    expect(await problemOf(read(new Uint8Array(bytes)))).toMatchObject({ code: 'file-unreadable' });
  });

  it.each([
    ['at the end of the file', 'x\n'],
    ['however long the file is', 'x\n'.repeat(600_000)],
  ])('names the line where a quotation mark is left open, %s', async (_, rest) => {
    const problem = await problemOf(read(`id,text\r\n1,"a\r\nb"\r\n2,"open\r\n${rest}`));
    expect(problem).toMatchObject({ code: 'file-unreadable', more: { line: 4 } });
    expect(problem.message).toContain('line 4');
  });

  it.each([
    ['inside a quoted cell', 'id,text\n\n1,"a\nb"\n2,"op', 'row 2, line 5'],
    ['inside a row', 'id,text\n1,a\n2', 'row 2, line 3'],
    ['inside the header', 'id,"te', 'the header, line 1'],
  ])('is refused as cut when it ends %s', async (_, text, where) => {
    const problem = await problemOf(read(text));
    expect(problem).toMatchObject({ code: 'file-unreadable' });
    expect(problem.message).toContain(`The file ends in the middle of ${where}: it was cut`);
  });

  it('is not taken for cut when only the last line break is missing', async () => {
    expect(await read('id,text\n1,a')).toEqual([row(1, 2, { id: '1', text: 'a' })]);
  });

  it('is refused by whoever looks at the header', async () => {
    const reading = readTable(fileOf('id\n1\n'), ['utf-8'], () => {
      throw new Problem('file-not-recognised');
    });
    expect(await problemOf(reading.next())).toMatchObject({ code: 'file-not-recognised' });
  });
});

async function read(
  content: string | Uint8Array,
  encodings: readonly Encoding[] = ['utf-8'],
  size?: number,
): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const found of readTable(fileOf(content, size), encodings, () => {})) rows.push(found);
  return rows.map((found) => ('record' in found ? { ...found, record: { ...found.record } } : found));
}

function row(number: number, line: number, record: Record<string, string>): TableRow {
  return { row: number, line, record };
}

function reasons(rows: readonly TableRow[]): string[][] {
  return rows.map((found) => ('problems' in found ? found.problems.map(({ reason }) => reason) : []));
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw new Error(`no problem but ${String(error)}`);
}
