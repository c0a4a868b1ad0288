import { createHash } from 'node:crypto';
import type { Connector, Plan } from '../../connectors/connector.ts';
import type { FileLook } from '../../domain/import/file-look.ts';
import type { ImportSettings } from '../../domain/import/settings.ts';
import { lookAtFile } from '../../importers/files/look.ts';
import type { Ctx } from '../ctx.ts';
import { openFile } from '../imports/open-file.ts';
import type { Cursor, Fetching } from './connecting.ts';
import { forget } from './forget-pages.ts';

/** How what a connector fetched is imported: whole or not at all, and what the publisher no longer has goes. */
export function settingsFor(feed: string, { release }: Plan): ImportSettings {
  return {
    ...{ feed, mapping: null, release, covers: 'proposed', duplicates: 'review' },
    ...{ acceptValid: false, dropGone: true, fixes: [] },
  };
}

/** What stands in the place of a look until the file is whole. */
export function emptyLook(feed: string, { file, release }: Plan): FileLook {
  return {
    ...{ packed: 'plain', inner: null, format: 'json-lines', encoding: 'utf-8', delimiter: null },
    ...{ columns: [], first: [], feed, release, title: file, notes: [] },
  };
}

/**
 * Makes the pages that came an import that waits to be checked. Null where it holds the same rows as the last one; then
 * they are forgotten. `moved` where a row came twice, because the list shifted under the pages.
 * @throws Problem `file-unreadable`
 */
export async function arrive(
  ctx: Ctx,
  connector: Connector,
  cursor: Cursor,
  fetching: Fetching,
): Promise<'arrived' | 'same' | 'moved'> {
  const { feed } = connector;
  const { plan, import: id } = fetching;
  const open = openFile(ctx, id);
  const { sha256, twice } = await readThrough(open(), connector.id);
  if (twice) {
    await forget(ctx, connector, cursor, fetching);
    return 'moved';
  }
  if (sha256 === cursor.sha256) {
    cursor.past = plan.after;
    cursor.lastDone = 'Nothing new';
    await forget(ctx, connector, cursor, fetching);
    return 'same';
  }
  const found = await lookAtFile({ name: plan.file, open });
  const look = { ...found, feed, release: plan.release };
  cursor.fetching = null;
  cursor.bringing = { id, file: plan.file, rows: fetching.rows, plan, sha256, why: null };
  await ctx.store.change(async (tx) => {
    const settings = settingsFor(feed, plan);
    await tx.connectors.arrive({ id, size: fetching.size, sha256, look, settings, at: ctx.now() });
    await tx.connectors.keep({ feed, cursor: { ...cursor } });
  });
  return 'arrived';
}

/** The hash of the file, and whether a row stands in it twice. Rows are lines. */
async function readThrough(
  bytes: AsyncIterable<Uint8Array>,
  column: string,
): Promise<{ sha256: string; twice: boolean }> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder();
  const seen = new Set<string>();
  let [rest, rows] = ['', 0];
  for await (const piece of bytes) {
    hash.update(piece);
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const row = JSON.parse(line) as Record<string, unknown>;
      seen.add(String(row[column]));
      rows += 1;
    }
  }
  return { sha256: hash.digest('hex'), twice: seen.size < rows };
}
