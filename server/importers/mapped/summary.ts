import type { EventInput, Part, Toll } from '../../domain/event/event.ts';
import { titleOf, type Section } from '../../domain/event/vocabulary.ts';
import { cut } from '../cells.ts';
import type { Look } from '../importer.ts';

/** A line made from the coded facts, for a table that has none: "Armed assault by TTP on Security forces in Bannu: 4 killed". */
export function summaryOf(draft: Omit<EventInput, 'summary'>, { words }: Look): string {
  const titled = (section: Section, id: string) => titleOf(words, section, id).split(/[,(:]/)[0]?.trim() ?? id;
  const names = (parts: readonly Part[] = []) =>
    parts.map(({ actor, name }) => name ?? titled('actors', actor)).join(' and ');
  const against = (draft.against ?? [])
    .map((id) => (words.targets.has(id) ? titled('targets', id).toLowerCase() : titled('actors', id)))
    .join(' and ');
  const { place } = draft;
  const where = [place?.name, place?.admin2, place?.admin1].filter((name) => name);
  const word = place?.words?.[0];
  if (!where.length && word) where.push(titled('places', word));
  const said = (what: string, tolls: EventInput['deaths']) => {
    const all = tolls?.total ? [tolls.total] : Object.values(tolls ?? {}).filter((toll) => toll !== undefined);
    return all.length ? [`${inWords(all)} ${what}`] : [];
  };
  const parts = (draft.by ?? []) as readonly Part[];
  const sides = (draft.between ?? []) as readonly Part[];
  const tolls = [...said('killed', draft.deaths), ...said('wounded', draft.wounded)];
  const line = [
    titled('events', draft.kind),
    parts.length ? ` by ${names(parts)}` : '',
    sides.length ? ` between ${names(sides)}` : '',
    against ? ` on ${against}` : '',
    where.length ? ` in ${where.slice(0, 2).join(', ')}` : '',
    tolls.length ? `: ${tolls.join(', ')}` : '',
  ];
  return cut(line.join(''), 1000);
}

function inWords(tolls: readonly Toll[]): string {
  const [low, high] = [tolls.reduce((sum, toll) => sum + toll.low, 0), tolls.reduce((sum, toll) => sum + toll.high, 0)];
  if (tolls.some((toll) => toll.orMore)) return `${low} or more`;
  return low === high ? String(low) : `${low} to ${high}`;
}
