import type { EventDraft } from '../../event/event.ts';
import type { Claim } from '../../event/event-values.ts';
import { allBelow, lineage, type Lexicon } from '../../event/vocabulary.ts';
import { atLeast } from '../../indicator/rule.ts';
import { GOOD_GRADE, GOOD_SOURCES } from '../rules.ts';

/** What tells the word of an actor from the word of others. */
export interface KnownActor {
  /** The actor, with those above and below it: a faction speaks for its family, and the family for it. */
  kin: readonly string[];
  /** Their names, made plain: a publisher that carries one is the actor's own. */
  names: readonly string[];
}
export type KnownActors = Readonly<Record<string, KnownActor>>;

/** No actor of its own: it stands where nobody is named. */
export const NOBODY = 'unidentified';

/** Names shorter than this are left out: two letters stand in too many names of papers. */
const LEAST_NAME = 3;

type Told = Pick<EventDraft, 'by' | 'between' | 'sources'>;

/**
 * On whose word an event is its actor's. Those who did it are read, and both sides of a fight. A claim is vouched for
 * where a part names the same actor as attributed or confirmed, or where other sources than the actor's own would make
 * the event well sourced: one of grade C3 or better, or two publishers (docs/decisions/017-claimed-and-verified.md).
 * `store/readings/claims-told.ts` says in SQL what this says here.
 */
export function claimOf({ by, between, sources }: Told, actors: KnownActors): Claim {
  const said = [...by, ...between].filter(({ actor }) => actor !== NOBODY);
  const claimants = said.flatMap(({ actor, attribution }) => (attribution === 'claimed' ? [actors[actor]] : []));
  const others = said.filter(({ attribution }) => attribution === 'attributed' || attribution === 'confirmed');
  if (claimants.length === 0) return others.length ? 'others' : said.length ? 'alleged' : 'unsaid';
  const named = others.some(({ actor }) => claimants.some((claimant) => claimant?.kin.includes(actor)));
  const names = claimants.flatMap((claimant) => claimant?.names ?? []);
  return named || areGood(sources.filter(({ publisher }) => !carries(publisher, names))) ? 'also' : 'alone';
}

/** Well sourced as for the confidence in a reading, but by publishers: a second report of one paper is no second voice. */
function areGood(sources: EventDraft['sources']): boolean {
  const graded = sources.some(({ reliability, credibility }) => atLeast(`${reliability}${credibility}`, GOOD_GRADE));
  return graded || new Set(sources.map(({ publisher }) => plainName(publisher))).size >= GOOD_SOURCES;
}

function carries(publisher: string, names: readonly string[]): boolean {
  const words = ` ${plainName(publisher)} `;
  return names.some((name) => words.includes(` ${name} `));
}

/** Small ASCII letters and digits with single blanks between: the same in every language and database. */
export function plainName(name: string): string {
  return name
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const known = new WeakMap<Lexicon, KnownActors>();

/** What the vocabulary knows of every actor. */
export function knownActors(words: Lexicon): KnownActors {
  const before = known.get(words);
  if (before) return before;
  const found = Object.fromEntries([...words.actors.keys()].map((id) => [id, knownActor(words, id)]));
  known.set(words, found);
  return found;
}

function knownActor(words: Lexicon, id: string): KnownActor {
  const kin = [...new Set([...lineage(words, 'actors', id).map((word) => word.id), ...allBelow(words, 'actors', id)])];
  const names = kin.flatMap((each) => {
    const word = words.actors.get(each);
    // Titles explain themselves after a comma.
    return word ? [word.title.replace(/\s*[,:].*/, ''), ...word.also].map(plainName) : [];
  });
  return { kin, names: [...new Set(names.filter((name) => name.length >= LEAST_NAME))] };
}
