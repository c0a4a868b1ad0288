import { strToU8 } from 'fflate';
import { bookTorture } from './torture-books.ts';
import type { Torture } from './torture-file.ts';
import { jsonTorture } from './torture-json.ts';
import { packedTorture } from './torture-packed.ts';

const COLUMNS = ['id', 'date', 'kind', 'by', 'country', 'district', 'lat', 'lon', 'killed_total', 'summary'];
const HEADER = COLUMNS.join(',');
const CELLS = {
  id: 'e1',
  date: '2024-01-05',
  kind: 'bomb',
  by: 'rebels',
  country: 'freeland',
  district: '',
  lat: '',
  lon: '',
  killed_total: '3',
  summary: 'A bomb',
};

/** The cells of an ordinary row, some of them changed. */
function cells(change: Partial<typeof CELLS> = {}): string[] {
  return Object.values({ ...CELLS, ...change });
}

const row = (change: Partial<typeof CELLS> = {}) => cells(change).join(',');
const text =
  (...lines: string[]) =>
  () =>
    strToU8(`${lines.join('\n')}\n`);
const good = row({ id: 'good' });
const utf16 = (content: string) => new Uint8Array(Buffer.from(content, 'utf16le'));

/** Every file here has one clear answer: what, where, and what to do. */
export const torture: readonly Torture[] = [
  { name: 'an empty file', file: 'a.csv', bytes: () => new Uint8Array(), says: /The file is empty/ },
  { name: 'blank lines alone', file: 'a.csv', bytes: text('', '', ''), says: /holds no header row/ },
  {
    name: 'duplicate headers',
    file: 'a.csv',
    bytes: text(`${HEADER},ID`, `${good},x`),
    says: /names the column "id" twice/,
  },
  {
    name: '501 columns',
    file: 'a.csv',
    bytes: text([HEADER, ...Array.from({ length: 491 }, (_, i) => `c${i}`)].join(','), good),
    says: /501 columns; at most 500/,
  },
  {
    name: '200 columns',
    file: 'a.csv',
    bytes: text([HEADER, ...Array.from({ length: 190 }, (_, i) => `c${i}`)].join(','), good + ','.repeat(190)),
    says: null,
    events: 1,
  },
  {
    name: 'an unclosed quotation mark',
    file: 'a.csv',
    bytes: text(HEADER, good, `e2,"2024-01-05`, row({ id: 'e3' })),
    says: /ends in the middle of row 2, line 3/,
    line: 3,
  },
  {
    name: 'an unclosed quotation mark in a long file',
    file: 'a.csv',
    bytes: text(HEADER, good, 'e2,"2024', ...Array.from({ length: 120_000 }, () => row())),
    says: /starts on line 3 does not end|middle of row 2, line 3/,
    line: 3,
  },
  {
    name: 'a cell of 1 MB',
    file: 'a.csv',
    bytes: text(HEADER, good, row({ id: 'e2', summary: 'x'.repeat(1_048_576) })),
    says: /is 1048576 characters long/,
    line: 3,
  },
  {
    name: 'NUL in a cell',
    file: 'a.csv',
    bytes: text(HEADER, good, row({ id: 'e2', summary: 'a\u0000b' })),
    says: /holds characters that cannot be stored/,
    line: 3,
  },
  { name: 'NUL in the header', file: 'a.csv', bytes: text(`${HEADER},a\u0000b`, good), says: /header holds NUL/ },
  {
    name: 'a day the calendar does not have',
    file: 'a.csv',
    bytes: text(HEADER, good, row({ id: 'e2', date: '2023-02-30' })),
    says: /is not a day/,
    line: 3,
  },
  {
    name: 'months and days 0 and 99',
    file: 'a.csv',
    bytes: text(HEADER, row({ date: '2023-00-12' }), row({ id: 'e2', date: '2023-99-99' })),
    says: /is not a day/,
    line: 2,
  },
  { name: 'a day that is 0', file: 'a.csv', bytes: text(HEADER, row({ date: '0' })), says: /is not a day/, line: 2 },
  {
    name: 'a latitude of 91',
    file: 'a.csv',
    bytes: text(HEADER, row({ lat: '91', lon: '70' })),
    says: /from -90 to 90/,
    line: 2,
  },
  {
    name: 'a negative toll',
    file: 'a.csv',
    bytes: text(HEADER, row({ killed_total: '-4' })),
    says: /number|people|killed|digits|toll/i,
    line: 2,
  },
  {
    name: 'ids that a spreadsheet shortened',
    file: 'a.csv',
    bytes: text(HEADER, row({ id: '5e+05' }), row({ id: '1.97E+11' })),
    says: /a spreadsheet shortened/,
    line: 2,
  },
  { name: 'no ids', file: 'a.csv', bytes: text(HEADER, row({ id: '' })), says: /is empty/, line: 2 },
  {
    name: 'no column of ids',
    file: 'a.csv',
    bytes: text('date,kind,summary', '2024-01-05,bomb,A bomb'),
    says: /column "id" is missing/,
  },
  {
    name: 'the same id twice',
    file: 'a.csv',
    bytes: text(HEADER, good, good),
    says: /same id as further up/,
    line: 3,
  },
  {
    name: 'a row of totals at the end',
    file: 'a.csv',
    bytes: text(HEADER, good, 'Total,,,,,,,,3,'),
    says: /row of totals/,
    line: 3,
  },
  {
    name: 'a row of totals, first cell empty',
    file: 'a.csv',
    bytes: text(HEADER, good, ',Grand total,,,,,,,3,'),
    says: /row of totals/,
    line: 3,
  },
  {
    name: 'a few columns too many',
    file: 'a.csv',
    bytes: text(HEADER, good, `${row({ id: 'e2' })},and more`),
    says: /has 11 columns where the header has 10/,
    line: 3,
  },
  { name: 'commas at the end of rows', file: 'a.csv', bytes: text(HEADER, `${good},,,`), says: null, events: 1 },
  { name: 'commas at the end of the header', file: 'a.csv', bytes: text(`${HEADER},,`, good), says: null, events: 1 },
  {
    name: 'remarks above the header',
    file: 'a.csv',
    bytes: text('# exported today, by hand', '# for the desk', HEADER, good, row({ id: 'e2', lat: '91', lon: '1' })),
    says: /from -90 to 90/,
    line: 5,
  },
  {
    name: 'a title above the header',
    file: 'a.csv',
    bytes: text('"Incidents, all"', '', HEADER, good),
    says: null,
    events: 1,
  },
  {
    name: 'line ends of every kind',
    file: 'a.csv',
    bytes: () =>
      strToU8(
        `${HEADER}\r\n${good}\r${row({ id: 'e2', summary: '"two\r\nlines"' })}\n\r\n${row({ id: 'e3', date: 'x' })}\r`,
      ),
    says: /is not a day/,
    line: 6,
  },
  {
    name: 'half a file',
    file: 'a.csv',
    bytes: () => strToU8(`${HEADER}\n${good}\n${row({ id: 'e2' }).slice(0, 16)}`),
    says: /middle of row 2, line 3/,
    line: 3,
  },
  {
    name: 'half a character',
    file: 'a.csv',
    bytes: () => new Uint8Array([...strToU8(`${HEADER}\n${row({ summary: 'Café' })}\n${row({ id: 'e2' })}`), 0xc3]),
    says: /middle of a character/,
    line: 3,
  },
  {
    name: 'UTF-8 with a broken byte',
    file: 'a.csv',
    bytes: () => new Uint8Array([...strToU8(`${HEADER}\n${row({ summary: 'Café é é é é é' })}\n`), 0xff, 0x0a]),
    says: /not UTF-8 text, first on line 3/,
    line: 3,
  },
  { name: 'UTF-16 without its mark', file: 'a.csv', bytes: () => utf16(`${HEADER}\n${good}\n`), says: null, events: 1 },
  {
    name: 'half of a pair of UTF-16',
    file: 'a.csv',
    bytes: () => utf16(`\uFEFF${HEADER}\n${good}\n${row({ id: 'e2', summary: 'a\uD800b' })}\n`),
    says: /not UTF-16LE text, first on line 3/,
    line: 3,
  },
  {
    name: 'windows-1252',
    file: 'a.csv',
    bytes: () => new Uint8Array(Buffer.from(`${HEADER}\n${row({ summary: 'Caf\xe9' })}\n`, 'latin1')),
    says: null,
    events: 1,
  },
  {
    name: 'random bytes',
    file: 'a.csv',
    bytes: () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256),
    says: /This is no text/,
  },
  { name: 'a PDF', file: 'a.csv', bytes: () => strToU8('%PDF-1.7\n1 0 obj'), says: /This is a PDF/ },
  {
    name: 'a page that says to log in',
    file: 'a.csv',
    bytes: text('<!DOCTYPE html>', '<html><head><title>Log in</title></head></html>'),
    says: /This is a web page/,
  },
  {
    name: 'formulas',
    file: 'a.csv',
    bytes: text(HEADER, row({ id: 'e1', date: '=TODAY()' })),
    says: /is not a day/,
    line: 2,
  },
  { name: 'a header alone', file: 'a.csv', bytes: text(HEADER), says: null, events: 0 },
  {
    name: 'two million commas',
    file: 'a.csv',
    bytes: text(HEADER, good, ','.repeat(2_000_000) + 'x'),
    says: /has 2000001 columns/,
    line: 3,
  },
  ...packedTorture,
  ...jsonTorture,
  ...bookTorture,
];
