import { plainName } from '../event/names.ts';

/** How a name sounds: its words folded over the ways in which Urdu, Pashto, Dari and Arabic are written in Latin letters. */
export interface Folded {
  words: string[];
  joined: string;
  /** Its first letters, small ones: "tjp" of "Tehreek-e-Jihad Pakistan" and of "TJP". */
  initials: string;
  /** North, upper, central …, which are never left out or mistaken for one another. */
  directions: string;
  /** 1; less for what only a part of the name says. */
  weight: number;
}

/** Words that a rank or a legal form adds; they tell no name apart. */
const RANKS = new Set(
  'district districts province agency division tehsil tahsil county region frontier fr pata territory group valley the of party'.split(
    ' ',
  ),
);
/** Small words of Persian, Arabic and Urdu names: Tehreek-e-, Sar-i-, -ul-, al-. */
const LINKS = new Set('e i ye yi ul ol al el ud ur us un o wa and'.split(' '));
const DIRECTIONS: Readonly<Record<string, string>> = {
  north: 'north',
  south: 'south',
  east: 'east',
  west: 'west',
  upper: 'upper',
  lower: 'lower',
  central: 'central',
  n: 'north',
  s: 'south',
  w: 'west',
  sharqi: 'east',
  sharki: 'east',
  mashriqi: 'east',
  eastern: 'east',
  gharbi: 'west',
  maghribi: 'west',
  western: 'west',
  shamali: 'north',
  shimali: 'north',
  northern: 'north',
  janubi: 'south',
  janoobi: 'south',
  southern: 'south',
  bala: 'upper',
  payan: 'lower',
  pain: 'lower',
  zirin: 'lower',
  wasti: 'central',
  wusti: 'central',
};
/** Letters that stand for one sound, longest first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/sch|sh/g, 'S'],
  [/tch|ch/g, 'C'],
  [/kh|gh|q|ck|c|k/g, 'k'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/bh/g, 'b'],
  [/jh|zh|dj/g, 'j'],
  [/dz|ts/g, 'z'],
  [/x/g, 'ks'],
  [/v/g, 'w'],
  [/ee|ie|ei|ey|ai|ay|y|e/g, 'i'],
  [/oo|ou|ow|au|o/g, 'u'],
  [/h$/g, ''],
  [/(?<=[aiu])h(?=[^aiu])/g, ''],
  [/(.)\1+/g, '$1'],
];
const VOWEL = /[aiu]/;

/** A name and what it says twice: "TTP: Tehreek-i-Taliban Pakistan", "Hafiz Gul Bahadur (HGB)", "TTP-KM". */
export function formsOf(spelling: string): Folded[] {
  const [, short, long] = /^([A-Za-z-]{2,12}): (.+)$/.exec(spelling) ?? [];
  const [, before, inside = ''] = /^(.+?)\s*\((.+)\)\s*$/.exec(spelling) ?? [];
  const [, leading] = /^([A-Z]{3,5})\s?-\s?[A-Z]/.exec(spelling) ?? [];
  const forms: [string | undefined, number][] = [
    [spelling, 1],
    [short, 1],
    [long, 1],
    // What stands in brackets tells two groups of one name apart: "Taliban (Pakistan)".
    [before, 0.95],
    [/^[A-Z]{3,6}$/.test(inside) ? inside : undefined, 0.95],
    [leading, 0.85],
  ];
  return forms
    .flatMap(([form, weight]) => (form ? [{ ...folded(form), weight }] : []))
    .filter(({ joined }) => joined !== '');
}

/** 1 for names that sound alike; by the letters of the whole, or word by word in any order, whichever is more. */
export function likenessOf(one: Folded, other: Folded): number {
  const weight = one.weight * other.weight * alikeDirections(one.directions, other.directions);
  if (weight === 0) return 0;
  return weight * Math.max(similar(one.joined, other.joined), byWords(one.words, other.words), byInitials(one, other));
}

function alikeDirections(one: string, other: string): number {
  if (one === other) return 1;
  return one === '' || other === '' ? 0.93 : 0;
}

function similar(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 0 : Math.max(0, 1 - distance(one, other) / longest);
}

/** Every word with the one it is most like; words that are left over count half, because datasets add and drop some. */
function byWords(one: readonly string[], other: readonly string[]): number {
  if (one.length < 2 && other.length < 2) return 0;
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const left = [...many];
  let [sum, letters] = [0, 0];
  for (const word of few) {
    const scores = left.map((each) => similar(word, each));
    const best = Math.max(...scores);
    if (best < 0.6) return 0;
    const [took = ''] = left.splice(scores.indexOf(best), 1);
    const length = Math.max(word.length, took.length);
    sum += best * length;
    letters += length;
  }
  const rest = left.reduce((total, word) => total + word.length, 0);
  return sum / (letters + rest / 2);
}

/** "TJP" and "Tehreek-e-Jihad Pakistan": three letters at least, or half the groups of the country have them. */
function byInitials(one: Folded, other: Folded): number {
  const is = (short: Folded, long: Folded) =>
    short.words.length === 1 && short.joined.length >= 3 && long.words.length >= 3 && short.initials === long.initials;
  return is(one, other) || is(other, one) ? 0.8 : 0;
}

/** Edits from one to the other; a vowel for another counts a third and one left out half, because vowels are guessed in transliteration. */
function distance(a: string, b: string): number {
  const cost = (letter: string | undefined) => (letter && VOWEL.test(letter) ? 0.5 : 1);
  let row = [0];
  for (const letter of b) row.push((row.at(-1) ?? 0) + cost(letter));
  for (const letter of a) {
    const next = [(row[0] ?? 0) + cost(letter)];
    for (let j = 1; j <= b.length; j++) {
      const to = b[j - 1] ?? '';
      const swap = letter === to ? 0 : VOWEL.test(letter) && VOWEL.test(to) ? 0.34 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + swap, (row[j] ?? 0) + cost(letter), (next[j - 1] ?? 0) + cost(to)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A name as it sounds. */
export function folded(name: string): Folded {
  const telling = plainName(name)
    .split(' ')
    .filter((word) => word !== '' && !RANKS.has(word) && !LINKS.has(word));
  const words = telling.filter((word) => !(word in DIRECTIONS)).map(soundOf);
  const directions = telling.flatMap((word) => DIRECTIONS[word] ?? []);
  return {
    words: words.filter((word) => word !== ''),
    joined: words.join(''),
    initials: /^[A-Z]{3,6}$/.test(name.trim())
      ? name.trim().toLowerCase()
      : telling.map((word) => word.charAt(0)).join(''),
    directions: [...new Set(directions)].sort().join(' '),
    weight: 1,
  };
}

function soundOf(word: string): string {
  return SOUNDS.reduce((text, [letters, sound]) => text.replace(letters, sound), word);
}
