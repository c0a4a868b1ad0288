import type { EventInput, Source } from '../../domain/event/event.ts';
import { placeWords } from '../../domain/event/names.ts';
import { cells, cut, exactly, type Cells } from '../cells.ts';
import { dayFirst, isoDay, wordedDay } from '../days.ts';
import type { Look, Mapped } from '../importer.ts';
import { actOf } from './act.ts';
import { actorOf, namedTargets } from './actors.ts';
import { DATE_PRECISION, PLACE_PRECISION } from './columns.ts';
import { kindOf, readingOf, SPARES_ATTACKERS, SUB_TYPES, WITHOUT_WORD } from './kinds.ts';

type Row = Readonly<Record<string, string>>;

/** A row of ACLED, old or new columns, as an event. */
export function mapAcled(row: Row, look: Look): Mapped {
  const cell = cells(row);
  const id = cell.needed('event_id_cnty', 'Every ACLED event has an id, such as PAK12345.');
  const from = cell.day(
    'event_date',
    (text) => isoDay(text) ?? wordedDay(text) ?? dayFirst(text),
    '2024-09-30, 30 September 2024, 30-Sep-24 or 30-09-2024',
  );
  const precision = cell.code('time_precision', DATE_PRECISION);
  const place = placeOf(cell, look);
  const fatalities = cell.count('fatalities');
  const [actor1, actor2] = [actorOf(cell, 1, look), actorOf(cell, 2, look)];
  const reading = readingOf(cell.text('sub_event_type'));
  if (!reading) {
    cell.refuse('sub_event_type', 'is not a sub-event type that is read', `Use one of: ${SUB_TYPES.join('; ')}.`);
  } else if (cell.text('event_type').toLowerCase() !== reading.type.toLowerCase()) {
    cell.refuse(
      'event_type',
      `does not go with the sub-event type ${reading.name}`,
      `ACLED files it under ${reading.type}.`,
    );
  }
  if (!cell.text('actor1')) cell.refuse('actor1', 'is empty', 'Every ACLED event has a first actor.');
  if (!reading || !actor1 || !from || !precision) return { refused: cell.problems };

  const kind = kindOf(reading, actor1.role === 'state', look.names);
  const act = actOf(cell, reading.act, actor1, actor2);
  if (!kind)
    cell.refuse(
      'sub_event_type',
      'has no kind of event in the vocabulary',
      `Add "ACLED ${reading.name}" to a kind in vocabulary.yaml.`,
    );
  if (cell.problems.length || !kind) return { refused: cell.problems };

  const against = [...new Set([...(act.against ?? []), ...namedTargets(cell, look)])];
  const toll = fatalities === null ? null : exactly(fatalities);
  const deaths = toll ? { total: toll, ...(SPARES_ATTACKERS.has(kind) && { unknown: toll }) } : {};
  const others = actor2 ? `, ${actor1.name} and ${actor2.name},` : ` by ${actor1.name},`;
  const killed = fatalities === null ? 'deaths not said' : `${fatalities || 'none'} killed`;
  const summary = cut(
    `${reading.name}${others} at ${cell.text('location') || cell.text('country')}, ${killed} (ACLED ${id})`,
    1000,
  );
  const draft: EventInput = {
    when: { from, precision },
    kind,
    ...act,
    against,
    place,
    deaths,
    summary,
    sources: [sourceOf(cell, id)],
  };
  return { externalId: id, draft, warnings: cell.warnings };
}

/** Rows that ACLED keeps for context and that name no act. */
export function skipsAcled(row: Row): string | null {
  const subType = (row['sub_event_type'] ?? '').trim().toLowerCase();
  const known = WITHOUT_WORD.find((name) => name.toLowerCase() === subType);
  return known ? `ACLED "${known}": no kind of event in the vocabulary` : null;
}

function placeOf(cell: Cells, { words, names }: Look): NonNullable<EventInput['place']> {
  const [country, admin1, admin2] = [cell.text('country'), cell.text('admin1'), cell.text('admin2')];
  const [name, lat, lon] = [cell.text('location'), cell.degrees('latitude', 90), cell.degrees('longitude', 180)];
  return {
    words: placeWords(words, names, { country, admin1, admin2 }),
    precision: cell.code('geo_precision', PLACE_PRECISION) ?? 'unknown',
    ...(name && { name: cut(name, 200) }),
    ...(admin1 && { admin1: cut(admin1, 120) }),
    ...(admin2 && { admin2: cut(admin2, 120) }),
    ...(lat !== undefined && lon !== undefined && { lat, lon }),
  };
}

/** The notes are ACLED's own words, so ACLED is the publisher and the outlets it read are its citation. */
function sourceOf(cell: Cells, id: string): Source {
  const [outlets, notes] = [cell.text('source'), cut(cell.text('notes'), 2000)];
  const citation = cut(outlets ? `${id}, from ${outlets}` : id, 500);
  return { publisher: 'ACLED', citation, ...(notes && { quote: notes }), reliability: 'B', credibility: 3 };
}
