/** One choice of a combobox. */
export interface Option {
  id: string;
  title: string;
  /** Other names it can be found by. */
  also?: readonly string[];
  hint?: string;
}

export interface Suggestions {
  found: Option[];
  /** Place in `found` of the option that Enter takes unasked; -1 when the text does not point to one. */
  sure: number;
}

/**
 * How well the text fits: a name is the text, the title begins with it, a whole word is it, another name begins with
 * it, words begin with it, or it stands inside. "Pakistan" is a word of the government's name and only the beginning
 * of "Pakistani Taliban".
 */
const FIT = { exact: 0, title: 1, word: 2, name: 3, words: 4, inside: 5 } as const;

/**
 * The options that fit what is typed, best first. Enter takes the first only when its title begins with the text, or
 * when it is the only one whose other names or words do: a word found in the middle of several titles is an offer, not
 * a choice.
 */
export function suggest(options: readonly Option[], typed: string): Suggestions {
  const text = plain(typed);
  const fitting = options
    .flatMap((option) => {
      const fit = fitOf(option, text);
      return fit === null ? [] : [{ option, fit }];
    })
    .sort((a, b) => a.fit - b.fit || (a.fit === FIT.word ? a.option.title.length - b.option.title.length : 0));
  const found = fitting.map(({ option }) => option).slice(0, 60);
  const best = fitting[0]?.fit ?? FIT.inside;
  const alone = fitting.filter(({ fit }) => fit === best).length === 1;
  const sure =
    text !== '' && (best <= FIT.title || (best <= FIT.name && alone) || (best === FIT.words && fitting.length === 1));
  return { found, sure: sure ? 0 : -1 };
}

/** The one option meant when the field is left: named in full, or the only one that fits. */
export function onlyOne(options: readonly Option[], typed: string): Option | undefined {
  const text = plain(typed);
  if (text === '') return undefined;
  const named = options.filter((option) => namesOf(option).includes(text));
  if (named.length === 1) return named[0];
  const { found, sure } = suggest(options, typed);
  return found.length === 1 && sure === 0 ? found[0] : undefined;
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');
const namesOf = (option: Option) => [option.title, option.id, ...(option.also ?? [])].map(plain);

function fitOf(option: Option, text: string): number | null {
  const names = namesOf(option);
  const parts = text.split(' ').filter(Boolean);
  if (!parts.every((part) => names.some((name) => name.includes(part)))) return null;
  if (names.includes(text)) return FIT.exact;
  if (names[0]?.startsWith(text)) return FIT.title;
  const words = names.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u));
  if (parts.length === 1 && words.includes(text)) return FIT.word;
  if (names.some((name) => name.startsWith(text))) return FIT.name;
  return parts.every((part) => words.some((word) => word.startsWith(part))) ? FIT.words : FIT.inside;
}
