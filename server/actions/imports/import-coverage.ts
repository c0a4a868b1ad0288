import { firstDay, isMonth, lastDay, monthOf } from '../../domain/event/calendar.ts';
import { allBelow } from '../../domain/event/vocabulary.ts';
import type { Import } from '../../domain/import/import.ts';
import type { ImportCheck, SpanShown } from '../../domain/import/check.ts';
import type { Covers, ImportSettings } from '../../domain/import/settings.ts';
import { spanShown } from '../../domain/import/span-shown.ts';
import { lineOf } from '../../domain/desk/line.ts';
import type { EventLine } from '../../domain/desk/line.ts';
import { GONE } from '../../store/imports/dataset-says.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Ctx } from '../ctx.ts';
import { keptCoverage } from '../data/declare-coverage.ts';
import { draftOf, nextState } from '../events/held-event.ts';
import { notValid } from '../parse.ts';
import type { Work } from './bringing.ts';
import { LISTED, type Findings } from './findings.ts';
import { renumberedBy } from './renumbered.ts';

/** Months said without countries: then those of the file are meant. `unasked`: as the file shows, and nobody said so. */
export type CoversSaid = ImportSettings['covers'] | 'unasked' | { from: string; to: string };

/** What an import's settings say; of what a connector fetched nobody has said that the file's months are covered. */
export function coversOf({ origin, settings }: Pick<Import, 'origin' | 'settings'>): CoversSaid {
  return origin === 'connector' && settings.covers === 'proposed' ? 'unasked' : settings.covers;
}

/**
 * Reads "2021-01..2024-12", "shown" for what the file shows, "none", or nothing: then what it shows is only proposed.
 * @throws Problem `not-valid`
 */
export function parseCovers(said: string | undefined, ctx: Ctx): CoversSaid {
  if (said === undefined || said === '') return 'unasked';
  if (said === 'shown') return 'proposed';
  if (said === 'none') return 'none';
  const [from = '', to = ''] = said.split('..');
  if (isMonth(from) && isMonth(to) && from <= to && to <= monthOf(ctx.today())) return { from, to };
  const fix = 'Write the first and the last month covered as 2021-01..2024-12, or shown, or none.';
  throw notValid([{ field: 'covers', value: said.slice(0, 80), message: 'is not a span of past months', fix }]);
}

type Importing = Pick<Work, 'importer' | 'settings'>;

/** What the file covers: as confirmed, or as it shows; null where nothing is to be declared. */
export function coverageOf(work: Importing, covers: CoversSaid, findings: Findings): Covers | null {
  const { first, last } = findings;
  if (covers === 'none' || first === null || last === null) return null;
  if (covers === 'proposed' || covers === 'unasked') return proposalOf(work, findings);
  if ('countries' in covers) return covers;
  const countries = [...findings.countries].sort();
  return countries.length > 0 ? { ...covers, countries } : null;
}

/** The months that the file itself shows; null where that cannot be told. */
function proposalOf({ importer, settings }: Importing, { proven, countries }: Findings): Covers | null {
  return proven && importer.covers({ ...proven, countries: [...countries].sort(), release: settings.release });
}

/** How densely the file's rows fill the months that it shows, and whether a person has to say that they are covered. */
export async function shownBy(work: Work, findings: Findings): Promise<SpanShown | undefined> {
  const span = proposalOf(work, findings);
  if (!span) return undefined;
  const { counts, months: rows } = findings;
  const events = counts.new + counts.changed + counts.same;
  // Who retracts what is gone says that the file should hold all of it.
  const gone = work.settings.dropGone ? 0 : counts.gone;
  return spanShown({ rows, span, events, gone, covered: await isCovered(work, span) });
}

async function isCovered({ tx, importer }: Work, coverage: Covers): Promise<boolean> {
  return (await tx.feeds.coverage()).some(
    (row) =>
      row.feed === importer.feed &&
      row.from.slice(0, 7) <= coverage.from &&
      row.to.slice(0, 7) >= coverage.to &&
      row.indicators === null &&
      coverage.countries.every((country) => row.countries.includes(country)),
  );
}

/**
 * Declares what the file covers, unless the feed is known to cover it already. Where nobody said so it is proposed, which
 * counts for nothing until a person confirms it; a newer proposal takes the place of the ones before.
 */
export async function declare(work: Work, coverage: Covers | null, covers: CoversSaid, ask: boolean): Promise<void> {
  const { ctx, tx, importer, vintage } = work;
  if (!coverage || (await isCovered(work, coverage))) return;
  const declared = { feed: importer.feed, ...coverage, indicators: null, note: 'Stated with the import' };
  const proposed = covers === 'unasked';
  for (const { id, feed } of await tx.feeds.proposals())
    if (feed === importer.feed) await tx.feeds.removeCoverage({ id, at: ctx.now(), by: ctx.actor.id });
  const shows = ask ? 'As the file shows, though much of it holds no row' : 'As the file shows';
  const note = proposed ? shows : declared.note;
  await tx.feeds.addCoverage(
    keptCoverage(ctx, { ...declared, note }, { id: ctx.newId(), vintage, sample: null, proposed }),
  );
}

/** Counts the events within what the file covers that it no longer has; retracts them where that was chosen. */
export async function settleGone(
  work: Work,
  coverage: Covers | null,
  findings: Findings,
  write: (writes: EventWrite[]) => Promise<void>,
): Promise<{ gone: EventLine[]; renumbered: ImportCheck['renumbered'] }> {
  const { ctx, tx, importer, settings, vintage } = work;
  const { first, last, countries } = findings;
  if (first === null || last === null) return { gone: [], renumbered: undefined };
  const { words } = ctx.definitions.catalogue();
  const places = [...countries].flatMap((country) => [country, ...allBelow(words, 'places', country)]);
  const span = coverage ? { from: firstDay(coverage.from), to: lastDay(coverage.to) } : { from: first, to: last };
  const gone = await tx.bringing.gone({ feed: importer.feed, ...span, places, idsBegin: importer.idsBegin ?? '' });
  findings.counts.gone = gone.length;
  if (gone.length > 0) findings.counts.dropped = settings.dropGone ? gone.length : 0;
  findings.outcome.note(gone.map(({ externalId }) => externalId));
  const renumbered = await renumberedBy(work, gone, findings);
  if (settings.dropGone) {
    for (let from = 0; from < gone.length; from += 500) {
      const events = await tx.bringing.byId(gone.slice(from, from + 500).map((event) => event.id));
      await write(
        events.map((event) => ({
          ...nextState(ctx, event, { draft: draftOf(event), status: 'retracted', action: 'retract', reason: GONE }),
          batch: vintage,
        })),
      );
    }
  }
  const listed = await tx.bringing.byId(gone.slice(0, LISTED).map((event) => event.id));
  return { gone: listed.map((event) => lineOf(event, words)), renumbered };
}
