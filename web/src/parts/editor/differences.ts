import type { EventInput } from '../../../../server/domain/event/event.ts';
import type { EventOut } from '../../../../server/domain/wire.ts';

const NAMES: Record<string, string> = {
  when: 'Date',
  kind: 'Kind',
  place: 'Place',
  by: 'By',
  against: 'Against',
  between: 'Between',
  with: 'With',
  deaths: 'Killed',
  wounded: 'Wounded',
  weapons: 'Weapons',
  tags: 'Features',
  summary: 'Summary',
  sources: 'Sources',
  status: 'Status',
};

/** Fields in which what is typed differs from what is stored now, each as short text. */
export function differences(mine: EventInput, theirs: EventOut): { field: string; mine: string; theirs: string }[] {
  return (Object.keys(NAMES) as (keyof EventInput & keyof EventOut)[]).flatMap((key) => {
    const [a, b] = [inWords(mine[key]), inWords(theirs[key])];
    return a === b ? [] : [{ field: NAMES[key] ?? key, mine: a, theirs: b }];
  });
}

/** Any value as a reader can compare it: words and numbers, names of parts left out where they only repeat the shape. */
export function inWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length ? value.map(inWords).join('; ') : 'nothing';
  if (typeof value !== 'object') return String(value);
  const said = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== '');
  const toll = value as { low?: number; best?: number; high?: number };
  if (toll.best !== undefined)
    return toll.low === toll.high ? String(toll.best) : `${toll.low} to ${toll.high}, best ${toll.best}`;
  return said.length
    ? said
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => `${key} ${inWords(inner)}`)
        .join(', ')
    : 'nothing';
}
