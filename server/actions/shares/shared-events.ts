import { SharedEvent, SharedEventQuery } from '../../domain/desk/shared-event.ts';
import type { Vocabulary } from '../../domain/event/vocabulary-file.ts';
import { Problem } from '../../domain/problem.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { EventPage } from '../../domain/wire.ts';
import type { Ctx } from '../ctx.ts';
import { leavingOf } from '../data/feed-terms.ts';
import { forecastIn, isServed } from '../definitions/in-use.ts';
import { asPageQuery } from '../events/event-query.ts';
import { wholeThen } from '../events/events-then.ts';
import { listEvents } from '../events/list-events.ts';
import { readEvent } from '../events/read-event.ts';
import { parse } from '../parse.ts';
import { momentOf } from '../readings/moment.ts';
import type { OpenShare } from './open-share.ts';
import { readShared } from './read-shared.ts';

/**
 * The events behind one of an indicator's numbers; of a frozen link as they stood when it was made.
 * @throws Problem `share-frame` where the link was made without events or their feed keeps them in, or for another forecast, feed or day, or where
 * the numbers were frozen under another definition than the one that would list them
 */
export async function sharedEvents(open: OpenShare, input: unknown): Promise<EventPage> {
  const { forecast, feed, 'as-of': asOf, ...asked } = parse(SharedEventQuery, input);
  const { frame, at, reading } = await eventFrame(open);
  const leaves = { forecast, feed, 'as-of': asOf };
  for (const [name, value] of Object.entries(leaves))
    if (value !== undefined && value !== frame[name as keyof EventFrame]) throw new Problem('share-frame');
  if (!isStillCounted(open, reading, asked.indicator)) throw new Problem('share-frame', MOVED);
  return listEvents({ ctx: open.ctx, input: { ...asked, ...frame }, at });
}

/**
 * One event, if it stands behind a number of the link or the reading names it: left out, or decided by hand.
 * @throws Problem `share-frame`, the same whether there is no such event or the link does not reach it
 */
export async function sharedEvent(open: OpenShare, id: string): Promise<SharedEvent> {
  const { ctx } = open;
  const { frame, at, reading } = await eventFrame(open);
  if (!SharedEvent.shape.id.safeParse(id).success) throw new Problem('share-frame');
  if (!isNamed(reading, id.toLowerCase()) && !(await isBehind(ctx, { frame, at, id })))
    throw new Problem('share-frame');
  const then = momentOf(ctx, frame['as-of'], at).at;
  if (then === null) return SharedEvent.parse(await readEvent({ ctx, input: { id } }));
  const query = asPageQuery(ctx, { ids: id }, ctx.definitions.catalogue().words);
  const [event] = (await wholeThen(ctx, { ...query, limit: 1 }, then)).events;
  if (!event) throw new Problem('share-frame');
  return SharedEvent.parse(event);
}

/** Whether an event counts for an indicator of the forecast, in any role. */
async function isBehind(
  ctx: Ctx,
  { frame, at, id }: { frame: EventFrame; at: string | null; id: string },
): Promise<boolean> {
  if (!isServed(ctx.definitions, frame.forecast)) return false;
  for (const role of ['counts', 'among', 'after'] as const) {
    const { total } = await listEvents({ ctx, input: { ...frame, role, ids: id, limit: '1' }, at });
    if (total > 0) return true;
  }
  return false;
}

const indicatorsOf = ({ developments }: ForecastReading) => developments.flatMap((each) => each.indicators);

/** Whether the reading itself tells of an event. */
function isNamed(reading: ForecastReading, id: string): boolean {
  return indicatorsOf(reading).some(
    ({ byHand, chart }) => byHand.some(({ event }) => event === id) || chart.leftOut.some(({ event }) => event === id),
  );
}

const MOVED = 'The definition changed since the numbers were frozen, so the events behind them cannot be listed';

/** Whether an indicator counts as it did for the numbers of the link; of a live one always, whatever it is called. */
function isStillCounted({ share, ctx }: OpenShare, reading: ForecastReading, indicator: string): boolean {
  if (share.kind === 'live') return true;
  if (!isServed(ctx.definitions, share.forecast)) return false;
  const version = indicatorsOf(reading).find(({ id }) => id === indicator)?.version;
  const { indicators } = forecastIn(ctx, share.forecast);
  return indicators.some((each) => each.id === indicator && each.version === version);
}

/** The words those events use; of no use to a link without events. */
export function sharedVocabulary({ share, ctx }: OpenShare): Vocabulary {
  if (!share.withEvents) throw new Problem('share-frame');
  return ctx.definitions.catalogue().vocabulary;
}

interface EventFrame {
  forecast: string;
  feed: string;
  'as-of'?: string;
}

/** What every question for events is held to, the moment at which a frozen link was made, and what it says. */
async function eventFrame(
  open: OpenShare,
): Promise<{ frame: EventFrame; at: string | null; reading: ForecastReading }> {
  const { share } = open;
  if (!share.withEvents) throw new Problem('share-frame', 'This link shares numbers, not the events behind them');
  const reading = await readShared(open, 'reading');
  const leaving = await leavingOf(open.ctx, reading.feed, 'share');
  if (!leaving.rows) throw new Problem('share-frame', leaving.withheld ?? undefined);
  const { forecast, asOf } = share;
  const frame = { forecast, feed: reading.feed, ...(asOf === null ? {} : { 'as-of': asOf }) };
  return { frame, at: share.kind === 'frozen' ? share.at : null, reading };
}
