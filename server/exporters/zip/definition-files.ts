import { stringify } from 'yaml';
import type { Evidence } from '../../domain/report/evidence.ts';
import { bytesOf } from '../exporter.ts';

/**
 * The files of the forecast, written from what was read of them: read again they have the same versions. Comments, and
 * which of two spellings of the same a file used, are not kept.
 */
export function definitionFiles({ forecast, vocabulary }: Evidence): Record<string, Uint8Array> {
  const files: Record<string, unknown> = {
    'vocabulary.yaml': vocabulary,
    [`${forecast.id}/forecast.yaml`]: forecast.definition,
  };
  for (const { id, path, definition } of forecast.indicators)
    files[isPath(path) ? path : `${forecast.id}/${id}.yaml`] = definition;
  return Object.fromEntries(
    Object.entries(files).map(([path, value]) => [
      `indicators/${path}`,
      bytesOf(stringify(value, { lineWidth: 110, aliasDuplicateObjects: false })),
    ]),
  );
}

/** A path below a folder, and nowhere else: it goes into an archive that somebody unpacks. */
const isPath = (path: string) => /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path);
