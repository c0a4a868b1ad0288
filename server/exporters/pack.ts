import { zip, type AsyncZippable } from 'fflate';
import type { Day } from '../domain/event/calendar.ts';

/**
 * A zip of files by their paths: the same bytes for the same files, whenever and wherever it is made. Every entry bears
 * the day given, at midnight; a zip knows no day before 1980.
 */
export function pack(files: Readonly<Record<string, Uint8Array>>, day: Day): Promise<Uint8Array> {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // A zip holds the local time without its zone: fflate reads it back by the same zone.
  const mtime = year < 1980 ? new Date(1980, 0, 1) : new Date(year, month - 1, date);
  const sorted: AsyncZippable = {};
  for (const path of Object.keys(files).sort()) sorted[path] = [files[path] ?? new Uint8Array(), { mtime, level: 6 }];
  return new Promise((resolve, reject) => {
    zip(sorted, (error, packed) => {
      if (error) reject(error);
      else resolve(packed);
    });
  });
}

/** The day that stands in files for when they were made: of the signature, or the day the report reads as. */
export const dayOfFile = (asOf: Day, signed: { at: string } | null): Day => signed?.at.slice(0, 10) ?? asOf;
