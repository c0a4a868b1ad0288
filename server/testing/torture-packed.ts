import { gzipSync, strToU8, zipSync } from 'fflate';
import type { Torture } from './torture-file.ts';

const HEADER = 'id,date,kind,by,summary';
const good = 'good,2024-01-05,bomb,rebels,A bomb';
const row = ({ id }: { id: string }) => `${id},2024-01-05,bomb,rebels,A bomb`;
const text =
  (...lines: string[]) =>
  () =>
    strToU8(`${lines.join('\n')}\n`);
const zeros = (size: number) => new Uint8Array(size).fill(97);

/** Hostile archives. */
export const packedTorture: readonly Torture[] = [
  {
    name: 'two files in a zip',
    file: 'a.zip',
    bytes: () => zipSync({ 'a.csv': text(HEADER, good)(), 'b.csv': text(HEADER, good)() }),
    says: /holds 2 files: a\.csv, b\.csv/,
  },
  {
    name: 'a zip in a zip',
    file: 'a.zip',
    bytes: () => zipSync({ 'b.zip': zipSync({ 'a.csv': text(HEADER, good)() }) }),
    says: /holds another archive/,
  },
  {
    name: 'a gzip in a gzip',
    file: 'a.csv.gz',
    bytes: () => gzipSync(gzipSync(text(HEADER, good)())),
    says: /holds another archive/,
  },
  { name: 'an empty zip', file: 'a.zip', bytes: () => zipSync({}), says: /holds no file/ },
  {
    name: 'half a zip',
    file: 'a.zip',
    bytes: () => zipSync({ 'a.csv': text(HEADER, good)() }).slice(0, 90),
    says: /was cut/,
  },
  {
    name: 'half a gzip',
    file: 'a.gz',
    bytes: () =>
      gzipSync(text(HEADER, ...Array.from({ length: 500 }, (_, i) => row({ id: `e${i}` })))()).slice(0, -300),
    says: /was cut/,
  },
  { name: 'a damaged zip', file: 'a.zip', bytes: () => damagedZip(), says: /is damaged/ },
  {
    name: 'a gzip bomb',
    file: 'a.gz',
    bytes: () => gzipSync(zeros(60_000_000), { level: 9 }),
    says: /unfolds to far more/,
  },
  {
    name: 'a zip bomb',
    file: 'a.zip',
    bytes: () => zipSync({ 'a.csv': zeros(60_000_000) }, { level: 9 }),
    says: /unfolds to far more/,
  },
  {
    name: 'a gzip of ten bytes that says it has a name',
    file: 'a.csv.gz',
    bytes: () => new Uint8Array([0x1f, 0x8b, 8, 12, 0, 0, 0, 0, 0, 3]),
    says: /was cut/,
  },
];

function damagedZip(): Uint8Array {
  const bytes = zipSync({ 'a.csv': text(HEADER, good)() }, { level: 0 });
  const at = 30 + 'a.csv'.length + 3;
  bytes[at] = (bytes[at] ?? 0) ^ 0x20;
  return bytes;
}
