import type { Declared } from '../../domain/desk/declared.ts';
import { allow } from '../../domain/permission.ts';
import { importers } from '../../importers/index.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from './in-use.ts';

/** What was declared for a forecast, and how long each feed's newest months stay open. */
export async function readDeclared({ ctx, input }: { ctx: Ctx; input: { forecast: string } }): Promise<Declared> {
  allow(ctx.actor, 'reading:read');
  const { id, definition, indicators } = forecastIn(ctx, input.forecast);
  const { windows, source } = definition;
  const known = await ctx.store.feeds.list();
  const others = importers.filter((importer) => known.every((feed) => feed.id !== importer.feed));
  const kinds = [...new Set(indicators.map((one) => one.definition.measure.kind))];
  return {
    forecast: id,
    title: definition.title,
    source: { author: source.author, publisher: source.publisher, published: source.published },
    registered: definition.registered,
    windows: {
      baseline: { ...windows.baseline, why: windows.why_baseline ?? null },
      longBaseline: windows.long_baseline ? { ...windows.long_baseline, why: windows.why_long_baseline ?? null } : null,
      watch: { from: windows.watch.from, to: windows.horizon, why: windows.why_horizon ?? null },
      checkpoints: windows.checkpoints,
    },
    leftOut: definition.left_out.map(({ on, why }) => ({ on, why })),
    quietPeriods: definition.quiet_periods,
    developments: definition.developments
      .filter(({ roll_up: rollUp, explanations }) => rollUp !== 'none' && explanations)
      .map(({ number, short, title, authors_prior: authorsPrior, explanations = [] }) => ({
        number,
        short: short ?? title,
        authorsPrior: authorsPrior ?? null,
        explanations: explanations.map(({ title: said, prior }) => ({ title: said, prior })),
      })),
    measures: kinds.map((kind) => ({
      kind,
      indicators: indicators.filter((one) => one.definition.measure.kind === kind).length,
    })),
    feeds: [
      ...known.map(({ id: feed, title, holdBack }) => ({ id: feed, title, holdBack })),
      ...others.map(({ feed, title, holdBack }) => ({ id: feed, title, holdBack })),
    ],
  };
}
