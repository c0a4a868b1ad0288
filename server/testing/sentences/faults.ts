import type { Said } from './collect.ts';

/** A finding longer than this does not fit a heading. */
export const LONGEST_FINDING = 110;

const BANNED =
  /\b(confirmed|proven|proves?|validated|alarming|significant(ly)?|spikes?|surges?|skyrockets?|casualty|casualties|fatalit(y|ies)|right|wrong|oops|please)\b/i;
const LIKELIHOOD =
  /\b(almost no chance|very unlikely|unlikely|roughly even chance|very likely|almost certain(ly)?|likely)\b/i;
/** 1 and the word after it; "more", "complete" and the like may stand between. */
const ONE_OF_MANY = /(?<![\d.,])1[\s\u00a0](?:(?:more|complete|provisional|judged|rival) )?(\w+)\b/g;
const MANY_AS_ONE =
  /(?<![\d.,]|\bof )(?:0|[2-9]|\d{2,}|\d+\.\d+) (?:(?:more|complete|provisional|judged|rival) )?(?:month|quarter|period|day|year|event|check|dataset|indicator|development|verdict|trigger|explanation|point|source|step|district)(?![\w-])/;
const PLURALS = new Set(
  'months quarters periods days years events checks datasets indicators developments verdicts triggers explanations points sources steps districts times'.split(
    ' ',
  ),
);

/** What is the matter with a text that the product says: grammar a machine can see, and the rules of the copy. */
export function faultsOf({ form, text }: Pick<Said, 'form' | 'text'>): string[] {
  const faults: string[] = [];
  const not = (is: boolean, fault: string) => void (is && faults.push(fault));
  not(/ {2}|\u00a0 | \u00a0/.test(text), 'a doubled space');
  not(text !== text.trim(), 'a space at an end');
  not(/ [.,:;)]|\(\s/.test(text), 'a space before a stop');
  not(/[.,:;]{2}/.test(text), 'two stops in a row');
  not(/NaN|undefined|\bnull\b|Infinity|\[object/.test(text), 'a value that is no word');
  not(/[—–!]/.test(text), 'a dash or an exclamation mark');
  not(/\b\d{4}-\d{2}\b/.test(text), 'a date as machines write it');
  not(/(?<![\d.,])0\.0+(?!\d)/.test(text), 'a number rounded to nothing');
  not(/\bof those 0\b|\bin 0 (complete )?months\b|\b0 in \d+ days?\b/.test(text), 'a count over nothing');
  not(/\b1\.0 times\b/.test(text), 'once its own size, said as a multiple');
  not(BANNED.test(text), `a banned word: ${BANNED.exec(text)?.[0]}`);
  not(
    [...text.matchAll(ONE_OF_MANY)].some(([, word]) => PLURALS.has(word ?? '')),
    'one of a thing in the plural',
  );
  not(MANY_AS_ONE.test(text), `many of a thing in the singular: ${MANY_AS_ONE.exec(text)?.[0]}`);
  for (const part of sentencesIn(text)) {
    not(LIKELIHOOD.test(part) && /\bconfidence\b/.test(part), 'likelihood and confidence in one sentence');
  }
  if (form === 'words') return faults;
  not(!/[.?]$/.test(text), 'no stop at the end');
  not(!/^[A-Z0-9+−“"]/.test(text), 'a small first letter');
  not(form === 'finding' && text.length > LONGEST_FINDING, `${text.length} characters in a finding`);
  return faults;
}

/** The sentences of a text; a stop inside a number or a quotation ends none. */
export function sentencesIn(text: string): string[] {
  return text.split(/(?<=[.?]["”)]?) (?=[A-Z0-9+−“"])/);
}
