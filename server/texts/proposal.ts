import type { Proposed, ProposedCount, TextMark, TextReading } from '../domain/desk/text.ts';
import { LINK_WORDS, TEXT_FIELDS } from '../domain/desk/text-values.ts';
import { dayInWords, monthInWords } from '../domain/event/calendar.ts';
import { isWide } from '../domain/event/gazetteer.ts';
import { tollText } from '../domain/event/toll-text.ts';
import { titleOf, type Lexicon, type Section } from '../domain/event/vocabulary.ts';
import type { Dated } from './days.ts';
import { featuresIn } from './features.ts';
import type { Hedge } from './hedges.ts';
import type { Mention } from './mentions.ts';
import type { Where } from './places.ts';
import type { Publisher } from './source.ts';
import type { Token } from './tokens.ts';
import type { Loss } from './tolls.ts';
import type { Acting, Who } from './who.ts';

/** All that was found in a text. */
export interface Found {
  kind?: Mention | null;
  when?: Dated | null;
  where?: Where | null;
  who?: Who;
  losses?: readonly Loss[];
  mentions?: readonly Mention[];
  hedge?: Hedge;
  published?: Dated | null;
}

export interface Origin {
  url: { url: string; from: number; to: number } | null;
  publisher: Publisher | null;
}

/** Turns what was found into what is proposed, each item with the words of the text that it was taken from. */
export function proposal(text: string, tokens: readonly Token[], words: Lexicon, { url, publisher }: Origin) {
  return ({
    kind,
    when,
    where,
    who,
    losses = [],
    mentions = [],
    hedge = () => null,
    published,
  }: Found): Pick<TextReading, 'marks' | 'draft'> => {
    const marks: TextMark[] = [];
    const title = (section: Section, id: string) => titleOf(words, section, id);
    /** Underlines words, and the "may have" before them where it stands near. */
    const underline = (
      field: number,
      said: string,
      { from, to }: { from: number; to: number },
      unsure = false,
    ): number => {
      const start = hedge(from, to);
      const first = start !== null && from - start <= 4 ? Math.min(start, from) : from;
      const [head, tail] = [tokens[first], tokens[to - 1]];
      const mark = { from: head?.from ?? 0, to: tail?.to ?? 0, field, hedged: unsure || start !== null, words: said };
      return marks.push(mark) - 1;
    };
    const certain = (field: number, said: string, at: { from: number; to: number }) => {
      const [head, tail] = [tokens[at.from], tokens[at.to - 1]];
      return marks.push({ from: head?.from ?? 0, to: tail?.to ?? 0, field, hedged: false, words: said }) - 1;
    };
    const acting = ({ one, attribution }: Acting) => {
      const said = `${title('actors', one.what.word.id)}, ${attribution}`;
      const mark =
        attribution === 'claimed' ? certain(TEXT_FIELDS.who, said, one) : underline(TEXT_FIELDS.who, said, one);
      return { actor: one.what.word.id, attribution, mark };
    };
    const listed = (field: number, one: Mention) => ({
      word: one.what.word.id,
      mark: underline(field, one.what.word.title, one),
    });
    const count = (loss: Loss): ProposedCount => {
      const { what, side, low, best, high, orMore, vague } = loss;
      const toll = { low, best, high, ...(orMore ? { orMore } : {}) };
      const said = `${tollText(toll)} ${what}, ${SIDE_WORDS[side]}`;
      return { side, ...toll, mark: underline(TEXT_FIELDS.people, said, loss, vague) };
    };
    const source: Proposed['source'] = {
      ...(publisher ? { publisher: publisher.name } : {}),
      ...(url ? { url: url.url } : {}),
      ...(published?.precision === 'day' ? { published: published.first } : {}),
    };
    const draft: Proposed = {
      ...(kind ? { kind: listed(TEXT_FIELDS.kind, kind) } : {}),
      ...(when
        ? {
            when: {
              from: when.first,
              ...(when.last ? { to: when.last } : {}),
              precision: when.precision,
              mark: certain(TEXT_FIELDS.date, dayWords(when), when),
            },
          }
        : {}),
      ...(where
        ? {
            place: {
              ...placeOf(where, words),
              mark: certain(
                TEXT_FIELDS.place,
                where.place?.name ?? where.words.map((id) => title('places', id)).join(', '),
                where,
              ),
            },
          }
        : {}),
      by: (who?.by ?? []).map(acting),
      with: (who?.with ?? []).map(acting),
      between: (who?.between ?? []).map(acting),
      against: (who?.against ?? []).map((one) => ({
        word: one.what.word.id,
        mark: certain(TEXT_FIELDS.who, one.what.word.title, one),
      })),
      deaths: losses.filter(({ what }) => what === 'killed').map(count),
      wounded: losses.filter(({ what }) => what === 'wounded').map(count),
      weapons: featuresIn(tokens, mentions, 'weapons').map((one) => listed(TEXT_FIELDS.features, one)),
      tags: featuresIn(tokens, mentions, 'tags').map((one) => listed(TEXT_FIELDS.features, one)),
      source,
    };
    if (url) marks.push({ from: url.from, to: url.to, field: TEXT_FIELDS.source, hedged: false, words: LINK_WORDS });
    if (publisher?.at) certain(TEXT_FIELDS.source, publisher.name, publisher.at);
    return { marks, draft };
  };
}

/** Beyond this a point says no more than its district does, km. */
const NEAR_KM = 10;

const SIDE_WORDS = {
  security: 'security forces',
  civilians: 'civilians',
  militants: 'attackers',
  unknown: 'side not known',
  total: 'in all',
};

function dayWords({ first, last, precision }: Dated): string {
  if (precision === 'year') return first.slice(0, 4);
  if (precision === 'month') return monthInWords(first.slice(0, 7));
  const day = last ? `${dayInWords(first)} to ${dayInWords(last)}` : dayInWords(first);
  return precision === 'week' ? `week of ${day}` : day;
}

function placeOf({ words: ids, place }: Where, words: Lexicon): Omit<NonNullable<Proposed['place']>, 'mark'> {
  const level = words.places.get(ids[0] ?? '')?.level ?? 'country';
  if (!place) return { words: ids, precision: level };
  return {
    words: ids,
    name: place.name,
    ...(place.admin2 ? { admin2: place.admin2 } : {}),
    lat: place.lat,
    lon: place.lon,
    precision: isWide(place.kind) || place.goodTo > NEAR_KM ? 'district' : 'near',
  };
}
