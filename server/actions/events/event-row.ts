import { totalText } from '../../domain/event/toll-text.ts';
import { lineage, titleOf, type Lexicon } from '../../domain/event/vocabulary.ts';
import type { EventRow } from '../../domain/wire.ts';
import type { PageRow } from '../../store/events/event-page.ts';

/** A kept row with its titles, as lists show it. */
export function asRow(row: PageRow, words: Lexicon): EventRow {
  const line = lineage(words, 'events', row.kind);
  const place = [row.place_name, ...row.place_words.map((word) => titleOf(words, 'places', word))].filter(
    (part) => part !== null,
  );
  return {
    id: row.id,
    from: row.from,
    to: row.to,
    precision: row.precision,
    kind: row.kind,
    kindTitle: titleOf(words, 'events', row.kind),
    group: line.at(-1)?.id ?? row.kind,
    summary: row.summary,
    place: [...new Set(place)].slice(0, 3).join(', '),
    killed: row.killed,
    killedWords: totalText(row.deaths),
    sources: row.sources,
    bestGrade: row.best_grade,
    status: row.status,
    feed: row.feed,
    sample: row.sample,
    leftOut: row.left_out,
    byHand: row.by_hand,
  };
}
