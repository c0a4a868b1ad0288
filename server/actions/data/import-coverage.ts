import { firstDay, isMonth, lastDay, monthOf } from '../../domain/event/calendar.ts';
import { allBelow } from '../../domain/event/vocabulary.ts';
import type { ImportSummary } from '../../domain/wire.ts';
import type { Importer } from '../../importers/importer.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import { keptCoverage } from './declare-coverage.ts';
import { draftOf, nextState } from '../events/held-event.ts';
import type { Counted } from './import-input.ts';
import { notValid } from '../parse.ts';

/** What the caller says a file covers. */
export type Covers = { from: string; to: string } | 'none' | 'proposed';

/**
 * Reads "2021-01..2024-12" or "none".
 * @throws Problem `not-valid`
 */
export function parseCovers(said: string | undefined, ctx: Ctx): Covers {
  if (said === undefined || said === '') return 'proposed';
  if (said === 'none') return 'none';
  const [from = '', to = ''] = said.split('..');
  if (isMonth(from) && isMonth(to) && from <= to && to <= monthOf(ctx.today())) return { from, to };
  const fix = 'Write the first and the last month covered as 2021-01..2024-12, or none.';
  throw notValid([{ field: 'covers', value: said.slice(0, 80), message: 'is not a span of past months', fix }]);
}

interface Settle {
  ctx: Ctx;
  tx: Tx;
  tracked: readonly Tracked[];
  importer: Importer;
  covers: Covers;
  counted: Counted;
  release: string | null;
  vintage: string;
  dropGone: boolean;
}

/** Declares what the file covers, and counts the events within it that the file no longer has. */
export async function settleCoverage(settle: Settle): Promise<ImportSummary['coverage']> {
  const { ctx, tx, importer, counted, vintage } = settle;
  const coverage = coverageOf(settle);
  await countGone(settle, coverage);
  if (!coverage) return null;
  const there = await tx.feeds.coverage();
  const same = there.some(
    (row) =>
      row.feed === importer.feed &&
      row.from.slice(0, 7) <= coverage.from &&
      row.to.slice(0, 7) >= coverage.to &&
      row.indicators === null &&
      coverage.countries.every((country) => row.countries.includes(country)),
  );
  const note = counted.rows > 0 ? 'Stated with the import' : '';
  if (!same) {
    const declared = { feed: importer.feed, ...coverage, indicators: null, note };
    await tx.feeds.addCoverage(keptCoverage(ctx, declared, { id: ctx.newId(), vintage, sample: null }));
  }
  return coverage;
}

function coverageOf({ importer, covers, counted, release }: Settle): ImportSummary['coverage'] {
  const { first, last, proven } = counted;
  if (covers === 'none' || first === null || last === null) return null;
  const countries = [...counted.countries].sort();
  if (covers === 'proposed') return proven && importer.covers({ ...proven, countries, release });
  return countries.length > 0 ? { ...covers, countries } : null;
}

async function countGone(
  { ctx, tx, tracked, importer, counted, dropGone }: Settle,
  coverage: ImportSummary['coverage'],
): Promise<void> {
  const { first, last } = counted;
  if (first === null || last === null) return;
  const { words } = ctx.definitions.catalogue();
  const places = [...counted.countries].flatMap((country) => [country, ...allBelow(words, 'places', country)]);
  const span = coverage ? { from: firstDay(coverage.from), to: lastDay(coverage.to) } : { from: first, to: last };
  const gone = await tx.imports.gone({ feed: importer.feed, ...span, places });
  counted.counts.gone = gone.length;
  if (!dropGone || gone.length === 0) return;
  const events = await tx.imports.byId(gone.map((event) => event.id));
  const reason = 'No longer in the dataset';
  const writes = events.map((event) =>
    nextState(ctx, event, { draft: draftOf(event), status: 'retracted', action: 'retract', reason }),
  );
  await tx.events.write(writes, tracked);
}
