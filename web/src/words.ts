import { SAMPLE_NOTICES } from '../../server/domain/report/sample-notice.ts';
import { BADGES } from '../../server/domain/reading/verdict.ts';
export { countInWords as thousands, plural as counted } from '../../server/domain/reading/sentences/words.ts';
import type { Change, Verdict } from '../../server/domain/reading/reading.ts';
import type { Expectation } from '../../server/domain/indicator/definition.ts';
import type { SampleName } from './where.svelte.ts';

type Key = 'as' | 'ag' | 'no' | 'tl' | 'mx' | 'wa';
const KEYS: Record<Verdict, Key> = {
  'as-predicted': 'as',
  against: 'ag',
  'no-clear-change': 'no',
  'too-little-data': 'tl',
  mixed: 'mx',
  watched: 'wa',
};

/** The reckoning's own words for a verdict, with the short class that colours it. */
export const VERDICTS = Object.fromEntries(
  (Object.keys(KEYS) as Verdict[]).map((verdict) => [verdict, { key: KEYS[verdict], word: BADGES[verdict] }]),
) as Record<Verdict, { key: Key; word: string }>;

export const EXPECTED: Record<
  Expectation,
  { icon: 'arrow-up' | 'arrow-down' | 'arrow-right' | 'circle-dot'; word: string }
> = {
  rise: { icon: 'arrow-up', word: 'up' },
  fall: { icon: 'arrow-down', word: 'down' },
  'stay-low': { icon: 'arrow-right', word: 'stay low' },
  'keep-up': { icon: 'arrow-right', word: 'keep up' },
  above: { icon: 'arrow-up', word: 'above' },
  below: { icon: 'arrow-down', word: 'below' },
  happens: { icon: 'circle-dot', word: 'happens' },
  'does-not-happen': { icon: 'circle-dot', word: 'does not' },
  'watch-only': { icon: 'circle-dot', word: 'none' },
};

export const SAMPLES: Record<SampleName, { pill: string; line: string }> = {
  practice: { pill: 'Practice data', line: SAMPLE_NOTICES.practice },
  notable: {
    pill: 'Sample',
    line: SAMPLE_NOTICES.notable,
  },
};

export const STATUS_WORDS = {
  draft: 'Draft',
  'in-review': 'In review',
  published: 'Published',
  disputed: 'Disputed',
  retracted: 'Retracted',
} as const;

/** Short names and marks of the groups of kinds; a group the vocabulary adds later gets its own title and a dot. */
export const GROUPS: Record<string, { word: string; mark: Mark }> = {
  attack: { word: 'Attack', mark: 'circle' },
  fight: { word: 'Clash', mark: 'cross' },
  ground: { word: 'Ground held', mark: 'flag' },
  'state-force': { word: 'State force', mark: 'triangle' },
  militants: { word: 'Militants', mark: 'ring' },
  talks: { word: 'Talks', mark: 'square' },
  public: { word: 'Public', mark: 'diamond' },
  'state-acts': { word: 'State act', mark: 'plus' },
};
export type Mark = 'circle' | 'cross' | 'flag' | 'triangle' | 'ring' | 'square' | 'diamond' | 'plus' | 'dot';

export const RELIABILITY: Record<string, string> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};
export const CREDIBILITY: Record<string, string> = {
  '1': 'confirmed by others',
  '2': 'probably true',
  '3': 'possibly true',
  '4': 'doubtful',
  '5': 'improbable',
  '6': 'truth cannot be judged',
};

/** Whether a change says anything: without a figure and without a lower end there was nothing to compare. */
export function isKnown(change: Change | null): change is Change {
  return change !== null && (change.value !== null || (change.lo ?? 0) > 0);
}

/** "3 Nov 2024, 06:05". */
export function minuteInWords(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}
