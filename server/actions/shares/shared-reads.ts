import type { Shared } from '../../domain/desk/share.ts';
import type { Period } from '../../domain/indicator/definition.ts';
import type { KeptShare } from '../../store/desk/shares.ts';
import type { Ctx } from '../ctx.ts';
import { readVersion } from '../definitions/read-version.ts';
import { claimedEvents } from '../readings/claimed-events.ts';
import { compareFeeds } from '../readings/compare-feeds.ts';
import { readChart } from '../readings/export-chart.ts';
import { readForecast } from '../readings/read-forecast.ts';
import { readOverview } from '../readings/read-overview.ts';
import { readIndicator } from '../readings/read-indicator.ts';
import { whereChanged } from '../readings/where-changed.ts';

/** What a link is held to, whatever is asked through it. */
export interface Frame {
  forecast: string;
  feed?: string;
  'as-of'?: string;
}

/** The part of a forecast that is asked for. */
export interface Of {
  indicator?: string | undefined;
  /** Version of its definition. */
  version?: string | undefined;
  /** Span of a mark, for a file of the chart; the one it is shown in when none is named. */
  grain?: Period | undefined;
}

/** What a link is told to be, besides what it was made with. */
async function aboutReading(ctx: Ctx, frame: Frame): Promise<Pick<Shared, AboutReading>> {
  const { title, source, feed, sample, developments } = await readForecast({ ctx, input: frame });
  return {
    ...{ title, feed, sample, publisher: source.publisher, published: source.published },
    developments: developments.map(({ id, number, short, title }) => ({ id, number, short, title })),
  };
}
type AboutReading = 'title' | 'publisher' | 'published' | 'feed' | 'sample' | 'developments';

/** The forecast, feed and day of a link. */
export function frameOf({ forecast, feed, asOf }: Pick<KeptShare, 'forecast' | 'feed' | 'asOf'>): Frame {
  return { forecast, ...(feed === null ? {} : { feed }), ...(asOf === null ? {} : { 'as-of': asOf }) };
}

const within = (frame: Frame, { indicator = '' }: Of) => ({ ...frame, indicator });

/** Everything that a link may read besides events, by name: the same actions as the desk's own pages use. */
export const SHARED_READS = {
  about: aboutReading,
  overview: (ctx: Ctx, frame: Frame) => readOverview({ ctx, input: frame }),
  reading: (ctx: Ctx, frame: Frame) => readForecast({ ctx, input: frame }),
  indicator: (ctx: Ctx, frame: Frame, of: Of) => readIndicator({ ctx, input: within(frame, of) }),
  chart: (ctx: Ctx, frame: Frame, of: Of) => readChart({ ctx, input: { ...within(frame, of), grain: of.grain } }),
  feeds: (ctx: Ctx, frame: Frame, of: Of) => compareFeeds({ ctx, input: within(frame, of) }),
  claims: (ctx: Ctx, frame: Frame, of: Of) => claimedEvents({ ctx, input: within(frame, of) }),
  places: (ctx: Ctx, frame: Frame, of: Of) => whereChanged({ ctx, input: within(frame, of) }),
  version: (ctx: Ctx, { forecast }: Frame, { indicator = '', version = '' }: Of) =>
    readVersion({ ctx, input: { forecast, indicator, version } }),
} as const;

export type SharedRead = keyof typeof SHARED_READS;
export type AnswerTo<N extends SharedRead> = Awaited<ReturnType<(typeof SHARED_READS)[N]>>;

/** The name under which a frozen link keeps an answer. */
export function answerName(name: SharedRead, { indicator, version, grain }: Of): string {
  return [name, indicator, version, grain].filter((part) => part !== undefined).join(' ');
}
