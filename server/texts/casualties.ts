import { addPhrase, allPhrases, noPhrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** Words that say that people were killed or wounded. */
export interface Casualty {
  what: 'killed' | 'wounded';
  from: number;
  to: number;
  /** Who suffered it stands before it ("four men were killed", "six dead"), else after it ("killing four men"). */
  after: boolean;
}

interface Cue {
  what: Casualty['what'];
  /** A verb that can take those who suffer it as its object. */
  verb: boolean;
}

const KILLED = {
  verb: [
    'killed',
    'kill',
    'kills',
    'killing',
    'martyred',
    'martyring',
    'claimed the lives of',
    'claimed the life of',
    'gunned down',
    'shot dead',
    'shooting dead',
    'eliminated',
    'neutralised',
  ],
  state: [
    'dead',
    'died',
    'slain',
    'lost their lives',
    'lost his life',
    'lost her life',
    'martyrdom',
    'sent to hell',
    'perished',
    'deaths',
    'fatalities',
  ],
};
const WOUNDED = {
  verb: ['wounded', 'wounding', 'wounds', 'injured', 'injuring'],
  state: ['injuries', 'hurt', 'bullet wounds', 'burn injuries'],
};

const CUES = noPhrases<Cue>();
for (const [what, { verb, state }] of [
  ['killed', KILLED],
  ['wounded', WOUNDED],
] as const) {
  for (const phrase of verb) addPhrase(CUES, phrase, { what, verb: true });
  for (const phrase of state) addPhrase(CUES, phrase, { what, verb: false });
}

const PASSIVE = new Set(
  'was were been being be are is get got getting sustained received embraced left leaving'.split(' '),
);

/** Every such word of a text, in order. "Target killing" and "claimed the attack" are none. */
export function casualtiesIn(tokens: readonly Token[]): Casualty[] {
  return allPhrases(CUES, tokens).flatMap(({ what: { what, verb }, from, to }) => {
    const before = tokens.slice(Math.max(0, from - 3), from);
    if (/^target(ed)?$/.test(before.at(-1)?.plain ?? '')) return [];
    const passive = before.some(({ plain, sentence }) => PASSIVE.has(plain) && sentence === tokens[from]?.sentence);
    return [{ what, from, to, after: verb && !passive }];
  });
}
