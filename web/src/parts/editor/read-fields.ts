import type { Day } from '../../../../server/domain/event/calendar.ts';
import type { EventInput, Source, Tolls } from '../../../../server/domain/event/event.ts';
import { tollText } from '../../../../server/domain/event/toll-text.ts';
import { readDate } from '../date-input.ts';
import { readToll } from '../toll-input.ts';
import { LISTED, TOLL_SIDES, type Fault, type Fields, type Listed, type SourceFields } from './fields.ts';
import { LONGEST, textProblem } from './read-text.ts';

/** What the form would send, and what keeps it from being sent. Unreadable fields are left out of the event. */
export function toEvent(fields: Fields, today: Day): { event: EventInput | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const fault = (field: string, message: string | undefined) =>
    message !== undefined && faults.push({ field, message });

  if (!fields.kind) fault('f-kind', 'Choose what kind of event it was');
  const from = readDate(fields.date, today);
  fault('f-date', from === null ? 'Say when it happened' : from.problem);
  const to = readDate(fields.until, today);
  fault(
    'f-until',
    to?.problem ??
      (to?.day && from?.day && to.day < from.day
        ? `The last day “${fields.until.trim()}” lies before the first. Correct one of the two`
        : undefined),
  );
  const number = (text: string, field: string, limit: number) => {
    if (text.trim() === '') return undefined;
    const value = Number(text);
    if (Number.isFinite(value) && Math.abs(value) <= limit) return value;
    const name = limit === 90 ? 'latitude' : 'longitude';
    return void fault(
      field,
      `“${text.trim()}” is not a ${name}. Write a number from -${limit} to ${limit}, such as 32.99`,
    );
  };
  const [lat, lon] = [number(fields.lat, 'f-lat', 90), number(fields.lon, 'f-lon', 180)];
  fault('f-place-name', textProblem('The name of the place', fields.placeName, LONGEST.placeName));
  const named = fields.placeName.trim() && !textProblem('', fields.placeName, LONGEST.placeName);
  if (named && !fields.place.length && !fields.unchosen.place.trim() && lat === undefined)
    fault('f-place', `“${fields.placeName.trim()}” is not in the list. Choose its district as well`);
  for (const [list, what] of Object.entries(LISTED)) {
    const text = fields.unchosen[list as Listed].trim();
    if (text) fault(`f-${list}`, `“${text}” is not ${what} in the list. Choose one, or clear the field.`);
  }
  if (fields.between.length === 1 && !fields.unchosen.between.trim())
    fault('f-between', 'One side alone is no “between”: name the other, or choose a kind with By and On');
  const tolls = (row: 'killed' | 'wounded') => {
    const said: Tolls = {};
    for (const side of TOLL_SIDES) {
      const { toll, problem } = readToll(fields[row][side]);
      fault(`f-${row}-${side}`, problem);
      if (toll) said[side] = toll;
    }
    fault(`f-${row}-total`, contradiction(said));
    return said;
  };
  const [deaths, wounded] = [tolls('killed'), tolls('wounded')];
  fault(
    'f-summary',
    fields.summary.trim() ? textProblem('The summary', fields.summary, LONGEST.summary) : 'Say in a line what happened',
  );
  const sources = fields.sources.flatMap((source, i) => readSource(source, i, today, fault));
  if (sources.length === 0 && fields.status === 'published')
    fault('f-source-0-publisher', 'Add at least one source, or keep it for review');
  if (!fields.kind || !from?.day) return { event: null, faults };

  const place = {
    words: fields.place,
    precision: fields.placePrecision,
    ...fields.admin,
    ...(fields.placeName.trim() ? { name: fields.placeName.trim() } : {}),
    ...(lat === undefined ? {} : { lat }),
    ...(lon === undefined ? {} : { lon }),
  };
  return {
    faults,
    event: {
      when: { from: from.day, precision: fields.precision, ...(to?.day ? { to: to.day } : {}) },
      kind: fields.kind,
      by: fields.by,
      against: fields.against,
      with: fields.with,
      between: fields.between.length === 1 ? [] : fields.between,
      place,
      deaths,
      wounded,
      weapons: fields.weapons,
      tags: fields.tags,
      summary: fields.summary.trim(),
      sources,
      status: fields.status,
    },
  };
}

/** The sides may leave some of the dead unnamed, but never name more than there are. */
function contradiction({ total, ...sides }: Tolls): string | undefined {
  const named = Object.values(sides).filter((toll) => toll !== undefined);
  const least = named.reduce((sum, toll) => sum + toll.low, 0);
  if (!total || total.orMore || least <= total.high) return undefined;
  const open = named.some((toll) => toll.high > toll.low || toll.orMore) ? 'at least ' : '';
  return `In all says ${tollText(total)}, but the sides add up to ${open}${least}. Correct one of them`;
}

function readSource(
  source: SourceFields,
  i: number,
  today: Day,
  fault: (field: string, message: string | undefined) => unknown,
): Source[] {
  const id = `f-source-${i}`;
  const [publisher, url, grade] = [source.publisher.trim(), source.url.trim(), source.grade.trim().toUpperCase()];
  const published = readDate(source.published, today);
  if (![publisher, url, grade, source.published, source.quote, source.citation].some((text) => text.trim())) return [];
  fault(
    `${id}-publisher`,
    publisher ? textProblem('The publisher', publisher, LONGEST.publisher) : 'Name who published it',
  );
  if (url && !/^https?:\/\/\S+$/i.test(url))
    fault(`${id}-url`, `“${url}” is not a link. Begin it with http:// or https://`);
  if (grade && !/^[A-F][1-6]$/.test(grade))
    fault(`${id}-grade`, `“${grade}” is not a grade. Write a letter A to F and a digit 1 to 6, such as B2`);
  fault(`${id}-citation`, textProblem('The edition', source.citation, LONGEST.citation));
  fault(`${id}-quote`, textProblem('The quote', source.quote, LONGEST.quote));
  fault(`${id}-published`, published?.problem);
  return [
    {
      publisher,
      ...(url ? { url } : {}),
      ...(source.citation.trim() ? { citation: source.citation.trim() } : {}),
      ...(published?.day ? { published: published.day } : {}),
      ...(source.quote.trim() ? { quote: source.quote.trim() } : {}),
      reliability: (/^[A-F]/.exec(grade)?.[0] ?? 'F') as Source['reliability'],
      credibility: Number(/[1-6]$/.exec(grade)?.[0] ?? 6),
    },
  ];
}
