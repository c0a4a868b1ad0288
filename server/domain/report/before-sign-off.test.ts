import { describe, expect, it } from 'vitest';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../../testing/reckoning.ts';
import { readForecast } from '../reading/read-forecast.ts';
import { checksBeforeSignOff, unaccepted, type BeforeSignOff } from './before-sign-off.ts';
import { BARE } from './material.ts';
import { ReportPlan } from './plan.ts';
import type { CitedState } from './text-checks.ts';
import { toReport } from './to-report.ts';

const EVENT = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const base = aReport();

function aReport() {
  const counts = [...Array.from({ length: 17 }, () => 8), ...Array.from({ length: 36 }, () => 20)];
  const reading = readForecast({
    forecast: aForecast([anIndicator('up')]),
    words,
    feed: 'desk',
    feeds: [aFeed('2018-01', '2026-01')],
    tallies: new Map([['desk', new Map([['up', talliesOf(tallied('2021-09', counts))]])]]),
    shared: [],
    asOf: '2026-11-23',
    sample: [],
    changedAfterRegistration: [],
    dataVersion: '7',
    events: { total: 1, counted: 1, inReview: 0, withSource: 1, withTwoSources: 0 },
  });
  const leaving = { credit: 'Test feed (2026).', withheld: null };
  return { reading, report: toReport(reading, ReportPlan.parse({ forecast: 'test' }), { ...BARE, leaving }) };
}

/** A judgement of an editor that nothing is wrong with; `change` overrides any field. */
const judgement = (change: Record<string, unknown> = {}) => ({
  ...{ id: 'one', after: null, kind: 'judgement', text: 'Attacks will likely go on (70 %).', cites: [EVENT] },
  confidence: { level: 'high', because: 'two feeds agree' },
  ...change,
});
const there = (...grades: string[]): CitedState => ({
  ...{ state: 'there', inReview: false },
  sources: grades.map((grade, i) => ({ publisher: `Paper ${i}`, grade })),
});
const GOOD = new Map([[EVENT, there('B2', 'C3')]]);

function checks(texts: unknown[], change: Partial<BeforeSignOff> & { plan?: never } = {}, plan: object = {}) {
  const wanted = ReportPlan.parse({ forecast: 'test', texts, ...plan });
  return checksBeforeSignOff({ ...base, cited: GOOD, inReview: 0, ...change, plan: wanted });
}
const ids = (found: ReturnType<typeof checks>, weight: string) =>
  found.filter((check) => check.weight === weight).map(({ id }) => id);
/** What is found in one text of an editor. */
const found = (change: Record<string, unknown>, cited: ReadonlyMap<string, CitedState> = GOOD) =>
  checks([judgement(change)], { cited }).flatMap(({ id, text, weight }) => (text === 'one' ? [[weight, id]] : []));

describe('before somebody answers for a report', () => {
  it('a sound judgement is left alone, and what is in order is said', () => {
    const all = checks([judgement()]);
    expect(ids(all, 'stop')).toEqual([]);
    expect(ids(all, 'warn')).toEqual([]);
    expect(ids(all, 'good')).toEqual(['traced', 'both', 'provisional', 'claims', 'ranges']);
  });

  it('likelihood and confidence in one sentence stop it, also in the reason of the confidence', () => {
    const both = 'It is likely (70 %), and we are confident of it.';
    expect(found({ text: both })).toEqual([['stop', 'both:one:0']]);
    expect(found({ text: 'It is likely (70 %). We are confident of it.' })).toEqual([]);
    expect(found({ confidence: { level: 'low', because: 'this is unlikely to hold' } })).toEqual([
      ['stop', 'both:one:1'],
    ]);
    expect(ids(checks([judgement({ text: both })]), 'good')).not.toContain('both');
  });

  it('a word of likelihood beside a number outside its range stops it', () => {
    expect(found({ text: 'It is almost certain (70 %).' })).toEqual([['stop', 'range:one:0-0']]);
  });

  it('a claim needs an event, or a number that the report holds', () => {
    expect(found({ cites: [], text: 'The fight will widen.' })).toEqual([['warn', 'claim:one']]);
    expect(found({ cites: [], text: 'The fight will widen 987654 times.' })).toEqual([['warn', 'claim:one']]);
    const number = /\d+(?:\.\d+)?/.exec(base.report.rows.find(({ after }) => /\d/.test(after))?.after ?? '')?.[0];
    expect(number).toBeDefined();
    expect(found({ cites: [], text: `There were ${number} a month.` })).toEqual([]);
    const paragraph = { kind: 'paragraph', confidence: null, cites: [] };
    expect(found({ ...paragraph, text: 'This report is on the north.' })).toEqual([]);
    expect(found({ ...paragraph, text: 'This report is on the north. Attacks doubled.' })).toEqual([
      ['warn', 'claim:one'],
    ]);
  });

  it('every claim that stands alone is named, at most five and how many more', () => {
    const text = (n: number) => Array.from({ length: n }, (_, i) => `Claim ${'abcdefgh'[i]} rose.`).join(' ');
    const said = (n: number) => {
      const all = checks([judgement({ kind: 'paragraph', confidence: null, cites: [], text: text(n) })]);
      return all.find(({ id }) => id === 'claim:one')?.words ?? '';
    };
    expect(said(3)).toContain('says “Claim a rose.”, “Claim b rose.” and “Claim c rose.” without a source');
    expect(said(8)).toContain('“Claim e rose.” and 3 more without a source');
    expect(said(8)).not.toContain('Claim f');
  });

  it.each(['The fight will widen [3].', 'The fight will widen. [3]', 'The fight will widen.[3]'])(
    'a citation typed by hand is none, before the full stop or after it: %s',
    (text) => {
      const known = { ...base.report, lead: 'There were 3 attacks.' };
      const warned = (cites: string[]) => ids(checks([judgement({ text, cites })], { report: known }), 'warn');
      expect(warned([])).toEqual(['claim:one', 'typed-cite:one']);
      expect(warned([EVENT])).toEqual(['typed-cite:one']);
    },
  );

  it('a typed citation parts two sentences as a full stop does', () => {
    expect(found({ text: 'It is likely (70 %).[1] We are confident of it. [2, 3] So it is.' })).toEqual([
      ['warn', 'typed-cite:one'],
    ]);
  });

  it('a judgement says how firmly it is held', () => {
    expect(found({ confidence: null })).toEqual([['warn', 'confidence:one']]);
  });

  it('one publisher, or weak grades alone, are told', () => {
    expect(found({}, new Map([[EVENT, there('A1')]]))).toEqual([['warn', 'one-source:one']]);
    expect(found({}, new Map([[EVENT, there()]]))).toEqual([['warn', 'one-source:one']]);
    expect(found({}, new Map([[EVENT, there('E2', 'B5', 'F6')]]))).toEqual([['warn', 'weak:one']]);
    expect(found({}, new Map([[EVENT, there('E2', 'B2')]]))).toEqual([]);
  });

  it('an event that was retracted, is unknown or may not be named stops it; one in review is told', () => {
    const states: [CitedState, string, string][] = [
      [{ state: 'retracted' }, 'stop', 'cited:one'],
      [{ state: 'unknown' }, 'stop', 'cited:one'],
      [{ state: 'withheld', feed: 'ACLED' }, 'stop', 'cited:one'],
      [{ state: 'there', inReview: true, sources: [] }, 'warn', 'cited-in-review:one'],
    ];
    for (const [state, weight, id] of states)
      expect(found({ cites: [EVENT, OTHER] }, new Map([...GOOD, [OTHER, state]]))).toEqual([
        [weight, `${id}:${OTHER}`],
      ]);
    expect(found({ cites: [OTHER] })).toEqual([['stop', `cited:one:${OTHER}`]]);
  });

  it('words that say more than data can are told', () => {
    expect(found({ text: 'Attacks will likely surge (70 %).' })).toEqual([['warn', 'words:one']]);
  });

  it('a month that is still being reported is told, in a text and as the period', () => {
    const reading = { ...base.reading, through: '2024-08', asOf: '2024-10-20' };
    const of = (text: string) => ids(checks([judgement({ text })], { reading }), 'warn');
    expect(of('It was quiet in Sep 2024.')).toEqual(['month:one']);
    expect(of('It was quiet in Aug 2024; Jan 2026 comes later.')).toEqual([]);
    const period = { period: { from: '2024-09', to: '2024-09' } };
    expect(ids(checks([], { reading }, period), 'warn')).toEqual(['period:provisional']);
    expect(ids(checks([], { reading }, period), 'good')).not.toContain('provisional');
  });

  it('events in review, a sample, decisions by hand and changed definitions are told', () => {
    const [first, ...rest] = base.reading.developments;
    if (!first) throw new Error('there is no development');
    const byHand = [{ event: EVENT, on: '2024-03-01', summary: 'A', counts: true, reason: 'seen', by: 'alice' }];
    const indicators = first.indicators.map((each, i) =>
      i === 0 ? { ...each, byHand, changedAfterRegistration: true } : each,
    );
    const reading = { ...base.reading, developments: [{ ...first, indicators }, ...rest] };
    const all = checks([], { reading, report: { ...base.report, sample: 'Practice data.' }, inReview: 3 });
    const id = first.indicators[0]?.id;
    expect(ids(all, 'warn')).toEqual(['sample', 'in-review', `by-hand:${id}`, `definition:${id}`]);
    expect(all.find((check) => check.id === 'in-review')).toMatchObject({
      words: '3 events that would count here are still in review',
      link: '/review',
    });
    expect(unaccepted(all, ['sample', 'in-review', `by-hand:${id}`]).map((check) => check.id)).toEqual([
      `definition:${id}`,
    ]);
  });

  it('what stops a report cannot be accepted away', () => {
    const all = checks([judgement({ cites: [OTHER] })]);
    expect(unaccepted(all, ids(all, 'stop')).map(({ weight }) => weight)).toEqual(['stop']);
  });
});
