import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ProposedCount, TextReading } from '../domain/desk/text.ts';
import { tollText } from '../domain/event/toll-text.ts';

/** A text of our own with what a person would put into the form. What is not named must not be proposed. */
export interface TextCase {
  name: string;
  today: string;
  text: string;
  expect: Partial<Record<ListField, string[]>> &
    Partial<Record<OneField, string>> & { killed?: Record<string, string>; wounded?: Record<string, string> } & {
      language?: string;
      url?: string;
    };
}

type ListField = 'place' | 'by' | 'between' | 'with' | 'against' | 'tags' | 'weapons' | 'hedged';
type OneField = 'date' | 'precision' | 'kind' | 'publisher';

export const SCORED = [
  'date',
  'precision',
  'place',
  'kind',
  'by',
  'attribution',
  'sides and partners',
  'against',
  'killed by side',
  'wounded by side',
  'tags',
  'weapons',
  'publisher',
  'hedged marks',
] as const;
export type Scored = (typeof SCORED)[number];

/** Proposed and right, proposed and wrong, missed. */
export interface Score {
  right: number;
  wrong: number;
  missed: number;
}

/** One of the two sets: `development`, which the rules were written on, or `held-back`, which they were only measured on. */
export function textCases(set: 'development' | 'held-back'): TextCase[] {
  const file = path.resolve(import.meta.dirname, `../texts/cases/${set}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as TextCase[];
}

/** Adds up right, wrong and missed for each field over pairs of case and reading. */
export function scoresOf(pairs: readonly (readonly [TextCase, TextReading])[]): Record<Scored, Score> {
  const scores = Object.fromEntries(SCORED.map((field) => [field, { right: 0, wrong: 0, missed: 0 }])) as Record<
    Scored,
    Score
  >;
  for (const pair of pairs) {
    for (const { field, right, wrong, missed } of compared(...pair)) {
      scores[field].right += right.length;
      scores[field].wrong += wrong.length;
      scores[field].missed += missed.length;
    }
  }
  return scores;
}

/** What one reading has right, wrong and missed, by field. */
export function compared({ expect }: TextCase, reading: TextReading) {
  const [wanted, given] = [wantedOf(expect), givenOf(reading)];
  return SCORED.map((field) => ({
    field,
    right: given[field].filter((one) => wanted[field].includes(one)),
    wrong: given[field].filter((one) => !wanted[field].includes(one)),
    missed: wanted[field].filter((one) => !given[field].includes(one)),
  }));
}

/** Precision and recall in per cent, and of how many; null where nothing was proposed or wanted. */
export function rates({ right, wrong, missed }: Score): { precision: number | null; recall: number | null } {
  const share = (of: number) => (of === 0 ? null : Math.round((right / of) * 1000) / 10);
  return { precision: share(right + wrong), recall: share(right + missed) };
}

function wantedOf(expect: TextCase['expect']): Record<Scored, string[]> {
  const some = (value: string | undefined) => (value === undefined ? [] : [value]);
  const actors = (list: string[] = []) => list.map((one) => one.split(' ')[0] ?? '');
  const tolls = (of: Record<string, string> = {}) => Object.entries(of).map(([side, toll]) => `${side}=${toll}`);
  return {
    date: some(expect.date),
    precision: some(expect.precision),
    place: expect.place ?? [],
    kind: some(expect.kind),
    by: actors(expect.by),
    attribution: [...(expect.by ?? []), ...(expect.between ?? []), ...(expect.with ?? [])],
    'sides and partners': [...actors(expect.between), ...actors(expect.with)],
    against: expect.against ?? [],
    'killed by side': tolls(expect.killed),
    'wounded by side': tolls(expect.wounded),
    tags: expect.tags ?? [],
    weapons: expect.weapons ?? [],
    publisher: some(expect.publisher),
    'hedged marks': expect.hedged ?? [],
  };
}

function givenOf({ draft, marks }: TextReading): Record<Scored, string[]> {
  const words = (list: readonly { word: string }[]) => list.map(({ word }) => word);
  const tolls = (list: readonly ProposedCount[]) =>
    list.map(({ side, mark: _mark, ...toll }) => `${side}=${tollText(toll)}`);
  const beside = [...draft.between, ...draft.with];
  const hedged = (name: string, item: { mark: number } | undefined) => (item && marks[item.mark]?.hedged ? [name] : []);
  return {
    date: draft.when ? [draft.when.from] : [],
    precision: draft.when ? [draft.when.precision] : [],
    place: draft.place?.words ?? [],
    kind: draft.kind ? [draft.kind.word] : [],
    by: draft.by.map(({ actor }) => actor),
    attribution: [...draft.by, ...beside].map(({ actor, attribution }) => `${actor} ${attribution}`),
    'sides and partners': beside.map(({ actor }) => actor),
    against: words(draft.against),
    'killed by side': tolls(draft.deaths),
    'wounded by side': tolls(draft.wounded),
    tags: words(draft.tags),
    weapons: words(draft.weapons),
    publisher: draft.source.publisher ? [draft.source.publisher] : [],
    'hedged marks': [
      ...hedged('kind', draft.kind),
      ...hedged('place', draft.place),
      ...draft.by.flatMap((one) => hedged('by', one)),
      ...draft.deaths.flatMap((one) => hedged(`killed:${one.side}`, one)),
      ...draft.wounded.flatMap((one) => hedged(`wounded:${one.side}`, one)),
      ...draft.tags.flatMap((one) => hedged(`tags:${one.word}`, one)),
      ...draft.weapons.flatMap((one) => hedged(`weapons:${one.word}`, one)),
    ],
  };
}
