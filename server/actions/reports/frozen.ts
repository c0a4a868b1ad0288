import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ReportFile } from '../../exporters/exporter.ts';

/** Bytes; a report with 100,000 events unpacks to less. */
const MOST = 1_000_000_000;

const pack = promisify<Buffer, Buffer>(gzip);

/** A report with all that it rests on, packed to be kept. */
export async function frozenBytes(file: ReportFile): Promise<Uint8Array> {
  return pack(Buffer.from(JSON.stringify(file)));
}

/** The same again, to the letter. */
export async function thawed(bytes: Uint8Array): Promise<ReportFile> {
  const text = await new Promise<Buffer>((done, failed) => {
    gunzip(bytes, { maxOutputLength: MOST }, (error, out) => (error ? failed(error) : done(out)));
  });
  return JSON.parse(text.toString('utf8')) as ReportFile;
}
