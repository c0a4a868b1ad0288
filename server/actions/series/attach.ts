import { createHash } from 'node:crypto';
import { monthOf } from '../../domain/event/calendar.ts';
import type { ReadingChange } from '../../domain/import/check.ts';
import type { SeriesCheck, SeriesDone, SeriesIn, SeriesSettings } from '../../domain/import/series.ts';
import { Problem } from '../../domain/problem.ts';
import { readTable } from '../../importers/series/look.ts';
import { readTotals, type ReadTable, type ReadTotal } from '../../importers/series/read.ts';
import type { Tx } from '../../store/queries.ts';
import type { PublishedValue } from '../../store/imports/published.ts';
import type { Done } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { cover } from './cover.ts';
import { coversOf, difference, revisions, type Difference } from './months.ts';
import { readingChanges, readingsOn } from './readings.ts';
import { attachedTo, nameOf, type Attached } from './wanted.ts';

const LISTED = 200;

/** A table read by its settings, before anything is written. */
export interface Prepared {
  asked: SeriesIn;
  bytes: Uint8Array;
  read: ReadTable;
  columns: Attached[];
}

/** The setting that keeps how a series was read last. */
export const keptUnder = (feed: string) => `series:${feed}`;

/**
 * Reads the table and everything that is said of it.
 * @throws Problem `not-valid` or `file-unreadable`
 */
export async function prepare(ctx: Ctx, asked: SeriesIn): Promise<Prepared> {
  const bytes = new Uint8Array(Buffer.from(asked.file.content, 'base64'));
  const open = async function* () {
    yield bytes;
  };
  const table = await readTable(open);
  const columns = attachedTo(ctx, asked.settings, table.columns);
  const read = readTotals(table, asked.settings, { columns, thisMonth: monthOf(ctx.today()) });
  return { asked, bytes, read, columns };
}

/**
 * Writes a table whole, in the caller's transaction: the feed, a vintage, new and revised numbers beside the old, and
 * what the feed then covers. Says what it did; taken back, it says what it would do.
 */
export async function attach(ctx: Ctx, tx: Tx, prepared: Prepared): Promise<Done<SeriesDone>> {
  const { asked, bytes, read, columns } = prepared;
  const { settings } = asked;
  const { feed } = settings;
  if (!(await tx.bringing.take(feed))) throw new Problem('import-running');
  const before = await readingsOn(ctx, tx, feed, columns);
  await keepFeed(tx, settings);
  const found = difference(read, await tx.published.of({ feed }), columns);
  const gone = asked.dropGone ? found.gone : [];
  const writes = found.fresh.length + found.changed.length + gone.length;
  const counts = {
    new: found.fresh.length,
    changed: found.changed.length,
    same: found.same,
    gone: found.gone.length,
    refused: read.refused.length,
    skipped: read.skipped,
  };
  const vintage = ctx.newId();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const at = ctx.now();
  if (writes > 0) {
    const about = { id: vintage, feed, release: settings.release, fileName: asked.file.name, sha256, at };
    await tx.feeds.addVintage({ ...about, by: ctx.actor.id, sample: null, counts: { ...counts, duplicates: 0 } });
    await write(ctx, tx, { ...found, gone }, { feed, vintage, at });
    await cover(ctx, tx, { feed, vintage, at });
  }
  const after = await readingsOn(ctx, tx, feed, columns);
  const check: SeriesCheck = {
    rows: read.months.length + read.refused.length + read.skipped,
    counts,
    refused: read.refused.slice(0, LISTED).map(({ row, line, problems }) => ({ row, line, problems })),
    covers: coversOf(read, columns),
    ...revisions(found, columns),
    readings: readingChanges(before, after, (key) => because(key, found)),
  };
  const result = { feed, vintage: writes > 0 ? vintage : null, check };
  return { result, subject: feed, detail: { feed, file: asked.file.name, sha256, counts, vintage: result.vintage } };
}

async function keepFeed(tx: Tx, { feed, title, licence, citation, redistribution, holdBack, ...rest }: SeriesSettings) {
  await tx.feeds.keep({ id: feed, title, licence, citation, redistribution, holdBack });
  await tx.published.mark(feed);
  await tx.settings.keep(keptUnder(feed), { feed, title, licence, citation, redistribution, holdBack, ...rest });
}

interface Where {
  feed: string;
  vintage: string;
  at: string;
}

async function write(ctx: Ctx, tx: Tx, found: Difference, { feed, vintage, at }: Where): Promise<void> {
  const [changed, gone] = [found.changed.map(({ was }) => was.id), found.gone.map(({ id }) => id)];
  await tx.published.end({ ids: [...changed, ...gone], at, by: vintage });
  const row = (total: ReadTotal): PublishedValue => ({
    id: ctx.newId(),
    feed,
    forecast: total.forecast,
    indicator: total.indicator,
    role: total.role,
    month: `${total.month}-01`,
    value: total.value,
    publisher: total.publisher,
    title: total.title,
    url: total.url,
    published: total.published,
    vintage,
    at,
    replacedAt: null,
    replacedBy: null,
  });
  const added = [...found.fresh, ...found.changed.map(({ now }) => now)].map(row);
  if (added.length > 0) await tx.published.add(added);
}

/** Why a reading differs: months were added, numbers were revised, or both. */
function because(key: string, { fresh, changed, gone }: Difference): ReadingChange['because'] {
  const own = (one: { forecast: string; indicator: string }) => nameOf(one) === key;
  const [added, revised] = [fresh.some(own), changed.some(({ was }) => own(was)) || gone.some(own)];
  if (added && revised) return 'both';
  return added ? 'new-months' : revised ? 'revised' : null;
}
