import { LIKELIHOOD_SCALE, type LikelihoodWord } from '../indicator/likelihood.ts';

/** Short forms after which a full stop ends no sentence. */
const SHORT = /\b(?:e\.g|i\.e|approx|no|vs|cf|Mr|Mrs|Dr|Gen|Col|Lt|St|[A-Z])\.$/;

/** The number of a citation, typed by hand: "[3]", "[3, 4]". It may stand before the full stop or after it. */
const TYPED = /\[\s?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\s?\]/g;
const TYPED_ALONE = /^(?:\[\s?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\s?\])+$/;
const END = /(?<=[.!?…]["”’)\]]*(?:\s?\[\s?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\s?\])*)\s+|\n+/;

/** Numbers of citations that were typed into a text, first to last. */
export const typedCitesIn = (text: string): string[] => [...text.matchAll(TYPED)].map(([said]) => said);

/** The same text without them: they are no numbers that it states. */
export const withoutTypedCites = (text: string): string => text.replace(TYPED, ' ');

/**
 * The sentences of a text, told apart by their ends alone: nobody parses here, and a list without full stops is one. The
 * number of a citation after a full stop belongs to the sentence before it.
 */
export function sentencesIn(text: string): string[] {
  return text.split(END).reduce<string[]>((found, part) => {
    const last = found.at(-1);
    if (last !== undefined && (SHORT.test(last) || TYPED_ALONE.test(part.trim())))
      return [...found.slice(0, -1), `${last} ${part}`];
    return part.trim() === '' ? found : [...found, part.trim()];
  }, []);
}

/** The same text without what stands between quotation marks: those words are somebody else's. */
export const unquoted = (text: string): string => text.replace(/“[^”]*”|"[^"]*"|«[^»]*»/g, ' … ');

/** Other words for the same chances, each by the first of its row. Source: ICD 203 (2022), D.6.e.2. */
export const OTHER_WORDS: Record<string, (typeof LIKELIHOOD_SCALE)[number]['word']> = {
  remote: 'almost no chance',
  'highly improbable': 'very unlikely',
  'highly unlikely': 'very unlikely',
  improbable: 'unlikely',
  'roughly even odds': 'roughly even chance',
  'even chance': 'roughly even chance',
  'even odds': 'roughly even chance',
  probably: 'likely',
  probable: 'likely',
  'highly probable': 'very likely',
  'highly likely': 'very likely',
  'nearly certain': 'almost certain',
  'almost certainly': 'almost certain',
};
/** The words of the scale and the others; longer ones first, because some hold shorter ones. A test holds it to both lists. */
const ANY_WORD =
  /\b(not (?:at all )?)?(almost\s+no\s+chance|remote|highly\s+improbable|highly\s+unlikely|very\s+unlikely|improbable|unlikely|roughly\s+even\s+chance|roughly\s+even\s+odds|even\s+chance|even\s+odds|highly\s+probable|highly\s+likely|very\s+likely|probabl[ey]|likely|nearly\s+certain|almost\s+certain(?:ly)?)\b/gi;

/** A word of likelihood in a sentence, and where it stands. */
export interface FoundLikelihood {
  said: string;
  /** The word of the scale; null where it is denied, and stands for no range. */
  means: LikelihoodWord | null;
  from: number;
  to: number;
}

/** Every word of likelihood in a sentence, first to last. */
export function likelihoodsIn(sentence: string): FoundLikelihood[] {
  return [...sentence.matchAll(ANY_WORD)].map((found) => {
    const said = (found[2] ?? '').toLowerCase().replace(/\s+/g, ' ');
    const word = OTHER_WORDS[said] ?? said;
    const means = found[1] ? null : (LIKELIHOOD_SCALE.find((each) => each.word === word) ?? null);
    return { said, means, from: found.index, to: found.index + found[0].length };
  });
}

/** Whether a sentence says how firmly something is held. */
export const saysConfidence = (sentence: string): boolean => /\bconfiden(?:ce|t|tly)\b/i.test(sentence);

const BRACKETED = /^[^()]*\(\s*(?:about\s+|around\s+|~\s*)?(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)(?!\s*interval)/i;
const BESIDE_AFTER = /^[\s,:]{1,3}(?:at\s+|about\s+)?(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)/i;
const BESIDE_BEFORE = /(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)\s*,?\s*$/i;

/**
 * Words of likelihood whose number lies outside their range. Only a number that is plainly meant for the word is held
 * against it: in brackets after it, or right beside it.
 */
export function mismatchesIn(sentence: string): { said: string; percent: number; means: LikelihoodWord }[] {
  const words = likelihoodsIn(sentence);
  return words.flatMap(({ said, means, from, to }, i) => {
    const after = sentence.slice(to, words[i + 1]?.from);
    const before = sentence.slice(words[i - 1]?.to ?? 0, from);
    const number = BRACKETED.exec(after)?.[1] ?? BESIDE_AFTER.exec(after)?.[1] ?? BESIDE_BEFORE.exec(before)?.[1];
    if (!means || number === undefined) return [];
    const percent = Number(number);
    return percent < 100 * means.from - 1e-9 || percent > 100 * means.to + 1e-9 ? [{ said, percent, means }] : [];
  });
}

/** Words that a report never says of its own accord. Source: `ux/copy.md`, "Never". */
const NEVER =
  /\b(?:confirm(?:ed|s)|prov(?:en|ed|es)|validated|alarming(?:ly)?|(?<!statistically\s)significant(?:ly)?|spik(?:e|es|ed|ing)|surg(?:e|es|ed|ing)|skyrocket(?:s|ed|ing)?)\b/gi;

/** Words of a sentence that copy.md forbids, each once, outside quotations. */
export function forbiddenIn(text: string): string[] {
  return [...new Set([...unquoted(text).matchAll(NEVER)].map(([word]) => word.toLowerCase()))];
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED_MONTH =
  /\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+((?:19|20)\d\d)\b|\b((?:19|20)\d\d)-(0[1-9]|1[0-2])\b/gi;

/** Months that a text names with their year, as YYYY-MM, each once. */
export function monthsNamedIn(text: string): string[] {
  const found = [...text.matchAll(NAMED_MONTH)].map(([, name, year, isoYear, isoMonth]) =>
    isoYear !== undefined
      ? `${isoYear}-${isoMonth}`
      : `${year}-${String(MONTH_NAMES.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1).padStart(2, '0')}`,
  );
  return [...new Set(found)];
}

/** Numbers that a text states: digits, without years and days of months. */
export function numbersIn(text: string): string[] {
  const plain = text
    .replace(/\b\d{4}-\d\d(?:-\d\d)?\b/g, ' ')
    .replace(
      /\b(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+\d{1,2}\b,?)?(?:\s+\d{4})?\b/gi,
      ' ',
    )
    .replace(/\b(?:19|20)\d\d\b/g, ' ')
    .replace(/(\d)[,\u2009\u202f\u00a0](?=\d{3}\b)/g, '$1');
  return [...plain.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => String(Number(number)));
}

/** Whether a sentence says that something changed, is so, or will be: a likelihood, a change, a comparison. */
export function readsAsClaim(sentence: string): boolean {
  return (
    likelihoodsIn(sentence).length > 0 ||
    /\b(?:will|rose|rises?|rising|fell|falls?|falling|doubled|tripled|halved|increas\w+|decreas\w+|grew|growing|more|fewer|less|higher|lower|widen\w*|escalat\w+|declin\w+|shift\w*|intensif\w+|expand\w*)\b/i.test(
      sentence,
    )
  );
}
