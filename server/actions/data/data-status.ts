import type { SampleName } from '../../domain/event/event-values.ts';
import { redistributionOf } from '../../domain/licence.ts';
import { allow } from '../../domain/permission.ts';
import type { DataStatus } from '../../domain/wire.ts';
import type { KeptCoverage } from '../../store/readings/feeds.ts';
import type { Ctx } from '../ctx.ts';
import { listImports } from './list-imports.ts';
import { isOurs } from './set-terms.ts';

export const CHOICE = 'data-choice';

/** What is in the log: events, samples, feeds with their coverage, imports, definitions. */
export async function dataStatus({ ctx }: { ctx: Ctx }): Promise<DataStatus> {
  allow(ctx.actor, 'data:read');
  const [size, samples, feeds, coverage, proposals, { imports }, choice] = await Promise.all([
    ctx.store.events.size(),
    ctx.store.samples.loaded(),
    ctx.store.feeds.list(),
    ctx.store.feeds.coverage(),
    ctx.store.feeds.proposals(),
    listImports({ ctx }),
    ctx.store.settings.read(CHOICE),
  ]);
  const retracted = await retractedInLog(ctx);
  const { definitions } = ctx;
  const { hash, forecasts } = definitions.catalogue();
  const [only, ...others] = forecasts;
  return {
    events: feeds.reduce((sum, feed) => sum + feed.events, 0),
    listed: size.events,
    own: size.own - (retracted.get(null) ?? 0),
    samples: samples.map((sample) => ({ ...sample, events: sample.events - (retracted.get(sample.name) ?? 0) })),
    feeds: feeds.map(({ id, title, licence, citation, redistribution, accessed, holdBack, events }) => ({
      id,
      title,
      licence,
      citation,
      redistribution: redistributionOf(redistribution),
      accessed,
      own: isOurs(id),
      holdBack,
      events,
      coverage: coverage.filter((row) => row.feed === id).map(coverageOut),
      proposals: proposals.filter((row) => row.feed === id).map(proposalOut),
    })),
    vintages: imports,
    definitions: {
      hash: only && others.length === 0 ? only.hash : hash,
      forecasts: forecasts.map((forecast) => ({ id: forecast.id, hash: forecast.hash })),
      problems: definitions.source.problems(),
      rematch: definitions.progress,
    },
    firstRun: choice === null && size.events === 0 && imports.length === 0,
  };
}

/** Retracted events of the desk's log by sample, null for those logged by hand. There are never many. */
async function retractedInLog(ctx: Ctx): Promise<Map<SampleName | null, number>> {
  const { rows } = await ctx.store.events.page({
    feed: 'desk',
    statuses: ['retracted'],
    marks: [],
    sort: '-day',
    limit: 1_000_000,
  });
  const counts = new Map<SampleName | null, number>();
  for (const { sample } of rows) counts.set(sample, (counts.get(sample) ?? 0) + 1);
  return counts;
}

function proposalOut(row: KeptCoverage): DataStatus['feeds'][number]['proposals'][number] {
  const { id, countries, declaredBy, declaredAt } = row;
  const months = { from: row.from.slice(0, 7), to: row.to.slice(0, 7) };
  return { id, ...months, countries, proposedBy: declaredBy, proposedAt: declaredAt };
}

function coverageOut(row: KeptCoverage): DataStatus['feeds'][number]['coverage'][number] {
  const { id, feed, countries, indicators, note, declaredBy, declaredAt, sample } = row;
  return {
    id,
    feed,
    from: row.from.slice(0, 7),
    to: row.to.slice(0, 7),
    countries,
    indicators,
    note,
    declaredBy,
    declaredAt,
    sample,
  };
}
