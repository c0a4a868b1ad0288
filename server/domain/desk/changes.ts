import { dayInWords, monthInWords } from '../event/calendar.ts';
import type { EventDraft, Part, Source, Tolls } from '../event/event.ts';
import { SIDES, type Status } from '../event/event-values.ts';
import { tollText } from '../event/toll-text.ts';
import { titleOf, type Lexicon, type Section } from '../event/vocabulary.ts';

/** A state of an event: what it says, and whether it counts. */
export interface State {
  draft: EventDraft;
  status: Status;
}

/** One field of a state in people's words. A list has several items, a single value one, an empty field none. */
export interface FieldRow {
  field: string;
  name: string;
  items: string[];
}

/** A field that differs between two states, whole and by what went and came. */
export interface FieldChange {
  field: string;
  name: string;
  from: string;
  to: string;
  removed: string[];
  added: string[];
}

export const SIDE_NAMES: Record<keyof Tolls, string> = {
  total: 'in all',
  security: 'security forces',
  civilians: 'civilians',
  militants: 'attackers',
  unknown: 'not known who',
};
export const TOLL_SIDES: readonly (keyof Tolls)[] = ['total', ...SIDES];
export const NOT_SAID = 'not said';

const STATUS_NAMES: Record<Status, string> = {
  draft: 'draft',
  'in-review': 'in review',
  published: 'published',
  disputed: 'disputed',
  retracted: 'retracted',
};

/** Every field of a state by name, in the order of the form. Words that the vocabulary lost stand as they are. */
export function rowsOf({ draft, status }: State, words: Lexicon | null): FieldRow[] {
  const title = (section: Section, id: string) => (words ? titleOf(words, section, id) : id);
  const titles = (section: Section, ids: readonly string[]) => ids.map((id) => title(section, id));
  const parts = (list: readonly Part[]) => list.map((part) => partInWords(part, title('actors', part.actor)));
  const target = (id: string) => title(words?.targets.has(id) ? 'targets' : 'actors', id);
  const row = (field: string, name: string, ...items: (string | undefined)[]): FieldRow => ({
    field,
    name,
    items: filled(items),
  });
  const { place } = draft;
  const point = place.lat !== undefined && place.lon !== undefined ? `${place.lat}, ${place.lon}` : undefined;
  return [
    row('status', 'status', STATUS_NAMES[status]),
    row('kind', 'kind', title('events', draft.kind)),
    row('when', 'date', whenInWords(draft.when)),
    row('place', 'place', ...titles('places', place.words)),
    row('place.name', 'name of the place', place.name),
    row('place.admin1', 'province as the source names it', place.admin1),
    row('place.admin2', 'district as the source names it', place.admin2),
    row('place.point', 'coordinates', point),
    row('place.precision', 'place is known to', place.precision),
    row('by', 'by', ...parts(draft.by)),
    row('against', 'on', ...draft.against.map(target)),
    row('between', 'between', ...parts(draft.between)),
    row('with', 'with', ...parts(draft.with)),
    ...tollRows('deaths', 'killed', draft.deaths),
    ...tollRows('wounded', 'wounded', draft.wounded),
    row('weapons', 'weapons', ...titles('weapons', draft.weapons)),
    row('tags', 'features', ...titles('tags', draft.tags)),
    row('summary', 'summary', draft.summary),
    ...sourceRows(draft.sources),
  ];
}

/** Fields that differ between two states; the order of a list is no difference. */
export function changesBetween(before: State, after: State, words: Lexicon | null): FieldChange[] {
  return pairs(before, after, words).flatMap(({ field, name, from, to }) => {
    const removed = from.filter((item) => !to.includes(item));
    const added = to.filter((item) => !from.includes(item));
    const whole = { from: from.join('; '), to: to.join('; ') };
    return removed.length + added.length > 0 ? [{ field, name, ...whole, removed, added }] : [];
  });
}

/** Both states side by side: every field that one of them has. */
export function pairs(
  before: State,
  after: State,
  words: Lexicon | null,
): { field: string; name: string; from: string[]; to: string[] }[] {
  const [left, right] = [before, after].map((state) => new Map(rowsOf(state, words).map((row) => [row.field, row])));
  return [...new Map([...(left ?? []), ...(right ?? [])]).values()].map(({ field, name }) => ({
    field,
    name,
    from: left?.get(field)?.items ?? [],
    to: right?.get(field)?.items ?? [],
  }));
}

/** "14 Oct 2024", "week of 14 Oct 2024", "Oct 2024", "14 Oct 2024 to 16 Oct 2024". */
export function whenInWords({ from, to, precision }: EventDraft['when']): string {
  const first =
    precision === 'year'
      ? from.slice(0, 4)
      : precision === 'month'
        ? monthInWords(from.slice(0, 7))
        : `${precision === 'week' ? 'week of ' : ''}${dayInWords(from)}`;
  return to ? `${first} to ${dayInWords(to)}` : first;
}

function partInWords({ attribution, name }: Part, title: string): string {
  return `${title} (${attribution}${name && name !== title ? `, as “${name}”` : ''})`;
}

/** A side that no source speaks of has a row too: "not said" is something else than 0. */
function tollRows(field: 'deaths' | 'wounded', name: string, tolls: Tolls): FieldRow[] {
  return TOLL_SIDES.map((side) => ({
    field: `${field}.${side}`,
    name: `${name}, ${SIDE_NAMES[side]}`,
    items: [tolls[side] ? tollText(tolls[side]) : NOT_SAID],
  }));
}

/** A row for each source, so that a better grade reads as one. A source keeps its row by its link, or by its name and day. */
function sourceRows(sources: readonly Source[]): FieldRow[] {
  const seen = new Map<string, number>();
  return sources.map((source) => {
    const { publisher, published, url, citation, quote, reliability, credibility } = source;
    const key = url ?? [publisher, published, citation].filter(Boolean).join(' ');
    const again = (seen.get(key) ?? 0) + 1;
    seen.set(key, again);
    const said = [publisher, published && dayInWords(published), `${reliability}${credibility}`, url, citation];
    const items = filled([...said, quote && `“${quote}”`]);
    return { field: `source ${key}${again > 1 ? ` ${again}` : ''}`, name: `source ${publisher}`, items };
  });
}

function filled(items: readonly (string | undefined)[]): string[] {
  return items.filter((item): item is string => Boolean(item));
}
