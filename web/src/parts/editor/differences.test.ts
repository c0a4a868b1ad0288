import { describe, expect, it } from 'vitest';
import type { EventInput } from '../../../../server/domain/event/event.ts';
import type { EventOut } from '../../../../server/domain/wire.ts';
import { differences, mergeThree } from './differences.ts';

const toll = (n: number) => ({ low: n, best: n, high: n });
const source = (publisher: string) => ({ publisher, reliability: 'B' as const, credibility: 2 });
const typed: EventInput = {
  when: { from: '2024-10-14' },
  kind: 'bomb',
  by: [{ actor: 'rebels' }],
  place: { words: ['north'] },
  deaths: { security: toll(3) },
  tags: ['night'],
  summary: 'A bomb in the north',
  sources: [source('Dawn')],
};
/** The same event as the server gives it: with every default and its own marks. */
const stored = (change: Partial<EventInput> = {}): EventOut => {
  const { when, by = [], place, ...rest } = { ...typed, ...change };
  const kept = { id: '0192b7c0-0000-7000-8000-000000000001', feed: 'desk', version: 3, status: 'published' };
  return {
    ...{ against: [], with: [], between: [], wounded: {}, weapons: [] },
    ...rest,
    when: { precision: 'day', ...when },
    by: by.map((part) => ({ attribution: 'attributed', ...part })),
    place: { words: [], precision: 'unknown', ...place },
    ...kept,
  } as unknown as EventOut;
};
const who = (merge: ReturnType<typeof mergeThree>) =>
  Object.fromEntries(merge.changes.map((one) => [one.path, one.who]));

describe('a change over one that was saved meanwhile', () => {
  it('finds nothing to say when nobody changed anything, defaults or not', () => {
    expect(mergeThree(stored(), typed, stored()).changes).toEqual([]);
    expect(differences(typed, stored())).toEqual([]);
  });

  it('keeps what only I changed and takes what only they changed', () => {
    const mine = { ...typed, summary: 'Mine' };
    const merge = mergeThree(stored(), mine, stored({ deaths: { security: toll(5) } }));
    expect(who(merge)).toEqual({ summary: 'mine', 'deaths.security': 'theirs' });
    expect(merge.settled()).toMatchObject({ summary: 'Mine', deaths: { security: toll(5) } });
  });

  it('calls the same field changed twice a clash, and settles it as chosen', () => {
    const mine = { ...typed, summary: 'Mine', deaths: { security: toll(4) } };
    const merge = mergeThree(stored(), mine, stored({ deaths: { security: toll(5) } }));
    expect(merge.changes.find((one) => one.who === 'clash')).toEqual({
      ...{ path: 'deaths.security', field: 'Security forces killed', who: 'clash' },
      ...{ base: '3', mine: '4', theirs: '5' },
    });
    expect(merge.settled({ 'deaths.security': 'theirs' })).toMatchObject({
      summary: 'Mine',
      deaths: { security: toll(5) },
    });
    expect(merge.settled({ 'deaths.security': 'mine' })).toMatchObject({ deaths: { security: toll(4) } });
    expect(merge.settled()).toMatchObject({ deaths: { security: toll(4) } });
  });

  it('has no clash where both changed it to the same', () => {
    const merge = mergeThree(stored(), { ...typed, kind: 'raid' }, stored({ kind: 'raid' }));
    expect(who(merge)).toEqual({ kind: 'both' });
  });

  it('joins sources and features that each added', () => {
    const mine = { ...typed, sources: [source('Dawn'), source('AFP')], tags: ['night', 'mine'] };
    const theirs = stored({ sources: [source('Dawn'), source('Reuters')], tags: ['night', 'theirs'] });
    const merge = mergeThree(stored(), mine, theirs);
    expect(who(merge)).toEqual({ tags: 'both', sources: 'both' });
    const { sources, tags } = merge.settled();
    expect(sources?.map((one) => one.publisher)).toEqual(['Dawn', 'Reuters', 'AFP']);
    expect(tags).toEqual(['night', 'theirs', 'mine']);
  });

  it('asks when one took a source away that the other kept', () => {
    const mine = { ...typed, sources: [source('AFP')] };
    const theirs = stored({ sources: [source('Dawn'), source('Reuters')] });
    expect(who(mergeThree(stored(), mine, theirs))).toEqual({ sources: 'clash' });
  });

  it('keeps a toll taken away apart from one that was never said', () => {
    const merge = mergeThree(stored(), { ...typed, deaths: {} }, stored({ summary: 'Theirs' }));
    expect(merge.changes.find((one) => one.path === 'deaths.security')).toMatchObject({ who: 'mine', mine: 'nothing' });
    expect(merge.settled()).toMatchObject({ deaths: {}, summary: 'Theirs' });
  });

  it('asks about every difference when nobody knows what was read', () => {
    const merge = mergeThree(null, { ...typed, kind: 'raid' }, stored({ summary: 'Theirs' }));
    expect(who(merge)).toEqual({ kind: 'clash', summary: 'clash' });
  });
});
