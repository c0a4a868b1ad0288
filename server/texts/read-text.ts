import type { Day } from '../domain/event/calendar.ts';
import type { TextReading } from '../domain/desk/text.ts';
import { datelineOf } from './dateline.ts';
import { asSaid, daysIn, type Dated } from './days.ts';
import { hedgesIn } from './hedges.ts';
import { kindIn } from './kind.ts';
import { knownPhrases, type Known } from './known-words.ts';
import { isEnglish } from './language.ts';
import { mentionsIn, type Mention } from './mentions.ts';
import { proposal } from './proposal.ts';
import { addressIn, publisherOf } from './source.ts';
import { tokensOf, type Token } from './tokens.ts';
import { lossesIn, type Loss } from './tolls.ts';
import { whereIn } from './places.ts';
import { whenIn } from './when.ts';
import { whoIn } from './who.ts';

/**
 * Reads a pasted text for what the form asks, by rules only: nothing is fetched, kept or sent. Only English is read; of
 * anything else, and of a link alone, the answer holds the address and the number of words.
 */
export function readText(text: string, today: Day, known: Known): TextReading {
  const address = addressIn(text);
  const plain = address
    ? text.slice(0, address.from) + ' '.repeat(address.to - address.from) + text.slice(address.to)
    : text;
  const tokens = tokensOf(plain);
  const english = isEnglish(tokens);
  const publisher = publisherOf(plain, english ? tokens : [], address?.url ?? null);
  const read = proposal(plain, tokens, known.words, { url: address, publisher });
  const answer = {
    language: english ? ('en' as const) : ('unknown' as const),
    words: tokens.length,
    url: address?.url ?? null,
  };
  if (!english) return { ...answer, ...read({}) };

  const mentions = mentionsIn(knownPhrases(known), tokens);
  const hedge = hedgesIn(tokens, mentions);
  const dateline = datelineOf(tokens);
  const written = daysIn(plain, tokens.slice(0, dateline), today, today).at(-1);
  const days = asSaid(tokens, daysIn(plain, tokens, written?.precision === 'day' ? written.first : today, today));
  const all = lossesIn(tokens, mentions, (at) => days.some(({ from, to }) => at >= from && at < to));
  const kind = kindIn(tokens, mentions, all);
  const beside = publisher?.cited ? null : (publisher?.at ?? null);
  const published =
    days.find((day) => beside !== null && day.from >= beside.to && day.from <= beside.to + 1) ?? written ?? null;
  const own = days.filter((day) => day !== published || day === written);
  const when = whenIn(tokens, own, kind, dateline);
  const losses = lossesOf(tokens, all, own, { kind, when });
  return {
    ...answer,
    ...read({
      kind,
      when,
      where: whereIn(tokens, mentions, kind, dateline, known.words),
      who: whoIn({ tokens, mentions, kind, losses, hedge }),
      losses,
      mentions,
      hedge,
      published,
    }),
  };
}

/** Losses of this event: a sentence with a day of its own tells of another one ("In an attack on March 4 ..."). */
function lossesOf(
  tokens: readonly Token[],
  losses: readonly Loss[],
  days: readonly Dated[],
  { kind, when }: { kind: Mention | null; when: Dated | null },
): Loss[] {
  const sentence = (at: number | undefined) => (at === undefined ? -1 : (tokens[at]?.sentence ?? -1));
  const other = new Set(days.filter(({ first }) => when && first !== when.first).map(({ from }) => sentence(from)));
  for (const one of [kind, when]) other.delete(sentence(one?.from));
  return losses.filter(({ from }) => !other.has(sentence(from)));
}
