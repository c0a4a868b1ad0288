import type { Mention } from './mentions.ts';
import { addPhrase, allPhrases, noPhrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** How many words on a hedge reaches within its clause: "suspected" the next noun, "may have" the whole statement. */
const REACH = { noun: 4, clause: 14 } as const;
const NOUN = ['suspected', 'alleged', 'unconfirmed', 'presumed', 'possible', 'unverified'];
const CLAUSE = [
  'suspect',
  'suspects',
  'may have',
  'may be',
  'might have',
  'might be',
  'could have',
  'could be',
  'must have',
  'reportedly',
  'allegedly',
  'apparently',
  'possibly',
  'probably',
  'purportedly',
  'unconfirmed reports',
  'unconfirmed accounts',
  'unverified reports',
  'unverified accounts',
  'unverified claims',
  'claims that',
  'claimed to have',
  'believed to',
  'thought to',
  'said to have',
  'appears to have',
  'appeared to have',
  'feared',
  'rumour',
  'rumor',
  'rumoured',
  'rumored',
  'likely',
];

const PHRASES = noPhrases<number>();
for (const phrase of NOUN) addPhrase(PHRASES, phrase, REACH.noun);
for (const phrase of CLAUSE) addPhrase(PHRASES, phrase, REACH.clause);

/** Where a statement begins that the text is not sure of, as an index of words; null when it is sure. */
export type Hedge = (from: number, to: number) => number | null;

/** Finds the hedged words of a text. A hedge holds for what follows it in its clause, or for the next noun. */
export function hedgesIn(tokens: readonly Token[], mentions: readonly Mention[]): Hedge {
  const start: (number | null)[] = tokens.map(() => null);
  for (const { what: reach, from, to } of allPhrases(PHRASES, tokens)) {
    const noun = reach === REACH.noun ? mentions.filter((one) => one.from >= to && one.from < to + reach) : [];
    const nearest = Math.min(...noun.map((one) => one.from));
    const end = noun.length ? Math.max(...noun.filter((one) => one.from === nearest).map((one) => one.to)) : to + reach;
    for (let n = from; n < Math.min(tokens.length, end); n++) {
      if (tokens[n]?.clause !== tokens[from]?.clause) break;
      start[n] ??= from;
    }
  }
  return (from, to) => {
    for (let n = from; n < to; n++) if (typeof start[n] === 'number') return start[n] ?? null;
    return null;
  };
}
