import { describe, expect, it } from 'vitest';
import { aForecast, words } from '../../testing/reckoning.ts';
import { factsOf } from '../event/facts.ts';
import { EventDraft } from '../event/event.ts';
import {
  allowKeep,
  FIRST_POLICY,
  holds,
  isByHand,
  knownReasons,
  reasonsFor,
  statusAfter,
  type ReviewReason,
} from './review.ts';
import { openReasons, reasonsInWords } from './open-reasons.ts';

const review = [
  { when: { tag: ['bold'] }, because: 'it is bold' },
  { when: { against: ['civilians'] }, because: 'it names civilians' },
];
const forecasts = [aForecast([], { review }), aForecast([], { review: review.slice(0, 1) })];
const source = { publisher: 'The Paper' };
const draft = (change: Record<string, unknown>) =>
  EventDraft.parse({
    when: { from: '2024-03-10' },
    kind: 'bomb',
    summary: 'A bomb',
    sources: [source, source],
    ...change,
  });
const reasons = (change: Record<string, unknown>, turns: { title: string; from: string; to: string }[] = []) => {
  const event = draft(change);
  return reasonsFor(event, factsOf(event), words, { forecasts, turns });
};
const bold: ReviewReason = { code: 'sensitive', words: 'it is bold' };
const lone: ReviewReason = { code: 'one-source', words: 'only one source reports it' };

describe('why an event is looked at again', () => {
  it.each([
    ['an ordinary event with two sources', {}, []],
    ['a sensitive claim, named once though two forecasts ask', { tags: ['bold'] }, ['sensitive: it is bold']],
    [
      'two sensitive claims',
      { tags: ['bold'], against: ['civilians'] },
      ['sensitive: it is bold', 'sensitive: it names civilians'],
    ],
    ['one source', { sources: [source] }, ['one-source: only one source reports it']],
    ['no source', { sources: [] }, ['one-source: no source is given']],
  ])('%s', (_, change, wanted) => {
    expect(reasons(change).map((reason) => `${reason.code}: ${reason.words}`)).toEqual(wanted);
  });

  it('says which verdict it turns, from which to which', () => {
    const turn = { title: 'Attacks on security forces', from: 'No clear change', to: 'As predicted' };
    expect(reasons({}, [turn])).toEqual([
      { code: 'verdict', words: 'it changes Attacks on security forces from No clear change to As predicted' },
    ]);
  });

  it('reads as a sentence', () => {
    expect(reasonsInWords([bold])).toBe('it is bold');
    expect(reasonsInWords([bold, lone, bold])).toBe('it is bold, only one source reports it, and it is bold');
  });

  it('asks of nothing that a person did not log here', () => {
    expect(isByHand({ feed: 'desk', sample: null, externalId: null })).toBe(true);
    expect(isByHand({ feed: 'desk', sample: 'notable', externalId: 'notable-001' })).toBe(false);
    expect(isByHand({ feed: 'acled', sample: null, externalId: 'PAK1' })).toBe(false);
  });
});

describe('what the policy holds back', () => {
  it('is at first sensitive claims and verdict changers, and not a lone source', () => {
    expect((['sensitive', 'verdict', 'one-source'] as const).map((code) => holds(FIRST_POLICY, code))).toEqual([
      true,
      true,
      false,
    ]);
    expect(statusAfter('published', [bold], FIRST_POLICY)).toBe('in-review');
    expect(statusAfter('disputed', [bold], FIRST_POLICY)).toBe('in-review');
    expect(statusAfter('published', [lone], FIRST_POLICY)).toBe('published');
    expect(statusAfter('draft', [bold], FIRST_POLICY)).toBe('draft');
  });

  it('is nothing that somebody accepted, in the same words', () => {
    const before = [{ ...bold, accepted: true }];
    const known = knownReasons([bold, lone], before);
    expect(known).toEqual([{ ...bold, accepted: true }, lone]);
    expect(openReasons(known)).toEqual([lone]);
    expect(statusAfter('published', known, FIRST_POLICY)).toBe('published');
    const other = { ...bold, words: 'it names civilians' };
    expect(statusAfter('published', knownReasons([other], before), FIRST_POLICY)).toBe('in-review');
  });

  it('remembers an accepted claim that was taken out of the event for a while', () => {
    const without = knownReasons([], [{ ...bold, accepted: true }]);
    expect(openReasons(without)).toEqual([]);
    expect(openReasons(knownReasons([bold], without))).toEqual([]);
  });

  it('lets an author keep the event unless two must look, and then says who cannot', () => {
    const strict = { ...FIRST_POLICY, fourEyes: true };
    expect(() => allowKeep({ id: 'bob' }, FIRST_POLICY, ['bob'])).not.toThrow();
    expect(() => allowKeep({ id: 'alice' }, strict, ['bob'])).not.toThrow();
    expect(() => allowKeep({ id: 'bob' }, strict, ['alice', 'bob'])).toThrow(
      'alice and bob logged or last changed it; somebody else must keep it',
    );
  });
});
