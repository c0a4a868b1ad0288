import type { AppliedMark } from './apply-text.ts';
import type { Fault, Fields } from './fields.ts';

/** Something that a pasted text itself was not sure of ("may have"), as it was put into the form. */
export interface Hedge {
  /** The field of the form: "tags", "killed-security". */
  filled: string;
  /** For a field of several words: which one. */
  word: string | null;
  /** What was taken from the text, for people. */
  words: string;
  /** The text's own words. */
  said: string;
  /** What the field held then, to see whether anybody has changed it since. */
  put: string;
}

/** What of a text's marks a person has to confirm. */
export function hedgesOf(marks: readonly AppliedMark[], fields: Fields, text: string): Hedge[] {
  return marks.flatMap(({ hedged, filled, word, words, from, to }) =>
    hedged && filled !== null
      ? [{ filled, word, words, said: text.slice(from, to), put: valueAt(fields, filled, word) }]
      : [],
  );
}

/** Those that still stand in the form as the text put them: neither changed nor removed. */
export function stillHedged(hedges: readonly Hedge[], fields: Fields): Hedge[] {
  return hedges.filter(({ filled, word, put }) => valueAt(fields, filled, word) === put);
}

/**
 * Keeps what the text only supposes from being logged as a fact. An actor that is logged as "alleged" carries the
 * doubt itself.
 */
export function hedgeFaults(hedges: readonly Hedge[]): Fault[] {
  return hedges
    .filter(({ put }) => put !== 'alleged')
    .map(({ filled, words }) => ({
      field: `f-${filled === 'weapons' ? 'tags' : filled}`,
      message: `Confirm or ${isList(filled) ? 'remove' : 'change'}: ${words}`,
    }));
}

/** Words of one field that wait, for its tokens. */
export const hedgedWords = (hedges: readonly Hedge[], filled: string): string[] =>
  hedges.flatMap((hedge) => (hedge.filled === filled && hedge.word !== null ? [hedge.word] : []));

const isList = (filled: string): boolean => ['by', 'with', 'between', 'against', 'weapons', 'tags'].includes(filled);

function valueAt(fields: Fields, filled: string, word: string | null): string {
  const [head, side] = filled.split('-');
  switch (head) {
    case 'by':
    case 'with':
    case 'between':
      return fields[head].find(({ actor }) => actor === word)?.attribution ?? '';
    case 'against':
    case 'weapons':
    case 'tags':
      return word !== null && fields[head].includes(word) ? word : '';
    case 'killed':
    case 'wounded':
      return fields[head][side as keyof Fields['killed']];
    case 'place':
      return JSON.stringify([fields.place, fields.placeName, fields.lat, fields.lon]);
    default:
      return JSON.stringify(fields[filled as keyof Fields]);
  }
}
