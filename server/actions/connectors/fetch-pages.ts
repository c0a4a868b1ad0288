import { createHash } from 'node:crypto';
import type { Connector, Page, Plan, Visit } from '../../connectors/connector.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { CONNECTOR, type Cursor, type Fetching } from './connecting.ts';
import { emptyLook, settingsFor } from './fetched-import.ts';
import { forget } from './forget-pages.ts';

const PIECE = 1024 * 1024;
/** Several times what either publisher has of these countries. */
const MOST_BYTES = 4 * 1024 ** 3;
const MOST_PAGES = 20_000;
/** How often a file is begun again because the publisher's data moved under it. */
const AGAIN = 3;
/** Seconds after which pages that came are too old to be joined by others. */
const STALE = 86_400;

interface Asked {
  ctx: Ctx;
  connector: Connector;
  visit: Visit;
  cursor: Cursor;
  /** Throws once the server stops. */
  goOn: () => void;
}

/**
 * Fetches every page of the next file, or the rest of the one that was begun. Each page is kept with the place of the next,
 * in one transaction. Gives the whole file, or null when there is nothing new.
 * @throws Problem `publisher-changing`, and what the publisher's answers throw
 */
export async function fetchPages({ ctx, connector, visit, cursor, goOn }: Asked): Promise<Fetching | null> {
  let fetching = cursor.fetching;
  if (fetching && Date.parse(ctx.now()) / 1000 - fetching.plan.begun > STALE) {
    await forget(ctx, connector, cursor, fetching);
    fetching = null;
  }
  let again = fetching?.again ?? 0;
  for (;;) {
    if (!fetching) {
      const plan = await visit.plan(cursor.past);
      if (!plan) return null;
      fetching = await begin(ctx, connector, cursor, plan, again);
    }
    const whole = await allPages(fetching);
    if (whole && !(await visit.moved(whole.plan))) return whole;
    await forget(ctx, connector, cursor, fetching);
    fetching = null;
    again += 1;
    if (again > AGAIN) throw new Problem('publisher-changing');
  }

  /** Null where the count of rows moved between two pages. */
  async function allPages(from: Fetching): Promise<Fetching | null> {
    let now = from;
    let before = '';
    // A place that is kept with no page left means that all came before the process ended.
    while (now.place.list >= 0) {
      goOn();
      const page = await visit.page(now.plan, now.place);
      if (now.total !== null && page.total !== now.total) return null;
      const bytes = linesOf(page.rows);
      // A publisher that does not turn the page would be read for ever.
      const print = page.rows.length > 0 ? createHash('sha256').update(bytes).digest('hex') : '';
      if (print !== '' && print === before) return null;
      before = print;
      if (now.pages >= MOST_PAGES || now.size + bytes.length > MOST_BYTES)
        throw new Problem('publisher-odd', `${now.plan.file} does not end: ${now.pages} pages came, ${now.rows} rows`);
      now = await keep(ctx, connector, cursor, now, { ...page, bytes });
    }
    return now;
  }
}

async function begin(ctx: Ctx, { feed }: Connector, cursor: Cursor, plan: Plan, again: number): Promise<Fetching> {
  const id = ctx.newId();
  const fetching = { import: id, plan, place: plan.start, pages: 0, pieces: 0, rows: 0, size: 0, total: null, again };
  cursor.fetching = fetching;
  await ctx.store.change(async (tx) => {
    await tx.imports.insert({
      // Until its last page is here it counts as put away, so that nobody can check or import half a file.
      ...{
        id,
        state: 'given-up',
        origin: 'connector',
        file: plan.file,
        size: 0,
        sha256: '',
        look: emptyLook(feed, plan),
      },
      ...{ settings: settingsFor(feed, plan), at: ctx.now(), by: CONNECTOR.id },
    });
    await tx.connectors.keep({ feed, cursor: { ...cursor } });
  });
  return fetching;
}

async function keep(
  ctx: Ctx,
  { feed }: Connector,
  cursor: Cursor,
  before: Fetching,
  { rows, next, total, bytes }: Page & { bytes: Buffer },
): Promise<Fetching> {
  const pieces = Math.ceil(bytes.length / PIECE);
  const fetching: Fetching = {
    ...before,
    place: next ?? { list: -1, page: null },
    pages: before.pages + 1,
    pieces: before.pieces + pieces,
    rows: before.rows + rows.length,
    size: before.size + bytes.length,
    total: total ?? before.total,
  };
  cursor.fetching = fetching;
  await ctx.store.change(async (tx) => {
    // The number of each piece is taken once: of two processes that both fetch this page, one fails here.
    for (let n = 0; n < pieces; n++)
      await tx.pieces.add({
        ...{ id: before.import, n: before.pieces + n },
        bytes: bytes.subarray(n * PIECE, (n + 1) * PIECE),
      });
    await tx.connectors.keep({ feed, cursor: { ...cursor } });
  });
  return fetching;
}

/** Rows as the lines of a file. */
function linesOf(rows: Page['rows']): Buffer {
  return Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
