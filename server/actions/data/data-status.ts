import { allow } from '../../domain/permission.ts';
import type { DataStatus } from '../../domain/wire.ts';
import type { KeptCoverage } from '../../store/feeds.ts';
import type { Ctx } from '../ctx.ts';
import { listImports } from './list-imports.ts';

export const CHOICE = 'data-choice';

/** What is in the log: events, samples, feeds with their coverage, imports, definitions. */
export async function dataStatus({ ctx }: { ctx: Ctx }): Promise<DataStatus> {
  allow(ctx.actor, 'data:read');
  const [size, samples, feeds, coverage, { imports }, choice] = await Promise.all([
    ctx.store.events.size(),
    ctx.store.samples.loaded(),
    ctx.store.feeds.list(),
    ctx.store.feeds.coverage(),
    listImports({ ctx }),
    ctx.store.settings.read(CHOICE),
  ]);
  const { definitions } = ctx;
  return {
    ...size,
    samples,
    feeds: feeds.map(({ id, title, licence, citation, events }) => ({
      id,
      title,
      licence,
      citation,
      events,
      coverage: coverage.filter((row) => row.feed === id).map(coverageOut),
    })),
    vintages: imports,
    definitions: {
      hash: definitions.catalogue().hash,
      problems: definitions.source.problems(),
      rematch: definitions.progress,
    },
    firstRun: choice === null && size.events === 0 && imports.length === 0,
  };
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
