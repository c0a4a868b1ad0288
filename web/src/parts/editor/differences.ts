import type { EventInput } from '../../../../server/domain/event/event.ts';
import { filledIn } from '../../../../server/domain/event/filled-in.ts';
import type { EventOut } from '../../../../server/domain/wire.ts';

/** Fields one can choose apart, by path, with the name a reader knows. */
const NAMES: Record<string, string> = {
  when: 'Date',
  kind: 'Kind',
  place: 'Place',
  by: 'By',
  against: 'Against',
  between: 'Between',
  with: 'With',
  'deaths.total': 'Killed',
  'deaths.security': 'Security forces killed',
  'deaths.civilians': 'Civilians killed',
  'deaths.militants': 'Militants killed',
  'deaths.unknown': 'Others killed',
  'wounded.total': 'Wounded',
  'wounded.security': 'Security forces wounded',
  'wounded.civilians': 'Civilians wounded',
  'wounded.militants': 'Militants wounded',
  'wounded.unknown': 'Others wounded',
  weapons: 'Weapons',
  tags: 'Features',
  summary: 'Summary',
  sources: 'Sources',
  status: 'Status',
};
/** Lists in which two people seldom mean the same line: what each added stays. */
const JOINED = ['sources', 'tags', 'weapons'];

export type Side = 'mine' | 'theirs';

/** One field that somebody changed: by me alone, by them alone, by both to the same or joined, or by both differently. */
export interface FieldChange {
  path: string;
  field: string;
  base: string;
  mine: string;
  theirs: string;
  who: Side | 'both' | 'clash';
}

export interface Merge {
  /** Only fields that differ from what was read, in the order of the form. */
  changes: FieldChange[];
  /** The event with each clash settled as chosen; what is not chosen stays mine. */
  settled(choices?: Readonly<Record<string, Side>>): EventInput;
}

type Fields = Record<string, unknown>;

/**
 * Three ways: `base` is what I read, `mine` what I made of it, `theirs` what was saved meanwhile. A field that one
 * side changed is taken from there; one that both changed is a clash. Without a base every difference is a clash.
 */
export function mergeThree(base: EventInput | EventOut | null, mine: EventInput, theirs: EventOut): Merge {
  const [was, my, their] = [base && plain(base), plain(mine), plain(theirs)];
  const changes: FieldChange[] = [];
  const merged = new Map<string, unknown>();
  for (const [path, field] of Object.entries(NAMES)) {
    const [b, m, t] = [was ? at(was, path) : undefined, at(my, path), at(their, path)];
    const joined = was && JOINED.includes(path) ? joinLists(b, m, t) : null;
    const who = whoChanged(was ? text(b) : null, text(m), text(t), joined !== null);
    merged.set(path, who === 'theirs' ? t : who === 'both' && joined ? joined : m);
    const words = { base: was ? inWords(b) : '', mine: inWords(m), theirs: inWords(t) };
    if (who) changes.push({ path, field, ...words, who });
  }
  const settled = (choices: Readonly<Record<string, Side>> = {}): EventInput => {
    const result: Fields = { ...my };
    for (const [path, value] of merged)
      put(result, path, choices[path] === 'theirs' ? at(their, path) : choices[path] === 'mine' ? at(my, path) : value);
    return result as unknown as EventInput;
  };
  return { changes, settled };
}

/** Fields in which what is typed differs from what is stored now, each as short text. */
export function differences(mine: EventInput, theirs: EventOut): { field: string; mine: string; theirs: string }[] {
  return mergeThree(null, mine, theirs).changes.map(({ field, mine: a, theirs: b }) => ({ field, mine: a, theirs: b }));
}

function whoChanged(base: string | null, mine: string, theirs: string, joined: boolean): FieldChange['who'] | null {
  if (base === null) return mine === theirs ? null : 'clash';
  if (mine === base && theirs === base) return null;
  if (mine === theirs) return 'both';
  if (theirs === base) return 'mine';
  if (mine === base) return 'theirs';
  return joined ? 'both' : 'clash';
}

/** What both added to a list, when neither took anything away; else null. */
function joinLists(base: unknown, mine: unknown, theirs: unknown): unknown[] | null {
  const [b, m, t] = [base, mine, theirs].map((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  const has = (list: unknown[] | undefined, one: unknown) => list?.some((other) => text(other) === text(one)) ?? false;
  if (!b?.every((one) => has(m, one) && has(t, one))) return null;
  return [...(t ?? []), ...(m ?? []).filter((one) => !has(t, one))];
}

/** The parts of an event that are typed, with what was left out filled in as the server does. */
function plain(event: EventInput | EventOut): Fields {
  // Also one that was retracted meanwhile: its status is compared like any other.
  return { ...filledIn(event as EventInput) };
}

function at(event: Fields, path: string): unknown {
  const [first = '', second] = path.split('.');
  return second === undefined ? event[first] : (event[first] as Fields | undefined)?.[second];
}

function put(event: Fields, path: string, value: unknown): void {
  const [first = '', second] = path.split('.');
  if (second === undefined) return void (event[first] = value);
  const inner = { ...(event[first] as Fields | undefined) };
  delete inner[second];
  event[first] = value === undefined ? inner : { ...inner, [second]: value };
}

/** A value as one text whatever the order of its parts. */
function text(value: unknown): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return '';
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Any value as a reader can compare it: words and numbers, names of parts left out where they only repeat the shape. */
export function inWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length ? value.map(inWords).join('; ') : 'nothing';
  if (typeof value !== 'object') return String(value);
  const said = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== '');
  const toll = value as { low?: number; best?: number; high?: number; orMore?: boolean };
  if (toll.best !== undefined) {
    const more = toll.orMore ? ' or more' : '';
    return toll.low === toll.high ? `${toll.best}${more}` : `${toll.low} to ${toll.high}, best ${toll.best}${more}`;
  }
  return said.length
    ? said
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => `${key} ${inWords(inner)}`)
        .join(', ')
    : 'nothing';
}
