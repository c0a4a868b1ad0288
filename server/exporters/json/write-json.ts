import type { Exporter } from '../exporter.ts';

/** The lossless format: the report, the whole reading behind it, and the fingerprint. */
export const json: Exporter = {
  mediaType: 'application/json',
  extension: 'json',
  write: ({ report, reading, hash, madeAt }) =>
    `${JSON.stringify({ format: 'signposts-trend-report', formatVersion: 1, madeAt, hash: `sha256:${hash}`, report, reading }, null, 2)}\n`,
};
