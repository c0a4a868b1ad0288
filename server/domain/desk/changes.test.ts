import { describe, expect, it } from 'vitest';
import { words } from '../../testing/reckoning.ts';
import { EventDraft, type EventInput } from '../event/event.ts';
import { changesBetween, pairs, whenInWords } from './changes.ts';
import { revised, tollHistory } from './toll-history.ts';

const toll = (low: number, best = low, high = best) => ({ low, best, high });
const dawn = { publisher: 'Dawn', url: 'https://dawn.example/1', reliability: 'B', credibility: 2 } as const;
const draft = (change: Partial<EventInput> = {}) =>
  EventDraft.parse({ when: { from: '2024-10-14' }, kind: 'bomb', summary: 'A bomb', sources: [dawn], ...change });
const said = (before: Partial<EventInput>, after: Partial<EventInput>) =>
  changesBetween(
    { draft: draft(before), status: 'published' },
    { draft: draft(after), status: 'published' },
    words,
  ).map(({ name, removed, added }) => `${name}: ${removed.join(' | ')} > ${added.join(' | ')}`);

describe('what changed between two versions', () => {
  it('names fields and values in words', () => {
    expect(said({ deaths: { security: toll(3) } }, { deaths: { security: toll(4) } })).toEqual([
      'killed, security forces: 3 > 4',
    ]);
    expect(said({}, { wounded: { civilians: toll(0) } })).toEqual(['wounded, civilians: not said > 0']);
    expect(said({ kind: 'bomb' }, { kind: 'attack' })).toEqual(['kind: Bomb > Attack']);
    expect(said({ place: { words: ['north'] } }, { place: { words: ['freeland'], name: 'Port' } })).toEqual([
      'place: North > Freeland',
      'name of the place:  > Port',
    ]);
    expect(said({}, { when: { from: '2024-10-01', precision: 'month' } })).toEqual(['date: 14 Oct 2024 > Oct 2024']);
  });

  it('says of lists what came and what went', () => {
    const by = (...actors: string[]) => actors.map((actor) => ({ actor, attribution: 'claimed' as const }));
    expect(said({ tags: [] }, { tags: ['bold'] })).toEqual(['features:  > Bold']);
    expect(said({ by: by('rebels') }, { by: [{ actor: 'rebels', attribution: 'alleged' }] })).toEqual([
      'by: Rebels (claimed) > Rebels (alleged)',
    ]);
    expect(said({ against: ['north', 'south'] }, { against: ['south', 'north'] })).toEqual([]);
  });

  it('follows a source by its link', () => {
    const better = { ...dawn, reliability: 'A', published: '2024-10-15' } as const;
    expect(said({}, { sources: [better] })).toEqual(['source Dawn: B2 > 15 Oct 2024 | A2']);
    expect(said({}, { sources: [dawn, { publisher: 'The Wire' }] })).toEqual(['source The Wire:  > The Wire | F6']);
  });

  it('finds the same text in the same version', () => {
    expect(said({}, {})).toEqual([]);
  });

  it('keeps a word that the vocabulary lost', () => {
    expect(said({ tags: ['long-gone'] }, { tags: [] })).toEqual(['features: long-gone > ']);
  });

  it('counts the status among the fields, and shows both sides of every field', () => {
    const [before, after] = [
      { draft: draft(), status: 'published' as const },
      { draft: draft(), status: 'retracted' as const },
    ];
    expect(changesBetween(before, after, null)).toMatchObject([
      { field: 'status', from: 'published', to: 'retracted' },
    ]);
    expect(pairs(before, after, words).find((pair) => pair.field === 'kind')).toMatchObject({
      from: ['Bomb'],
      to: ['Bomb'],
    });
  });

  it('writes a day as well as it is known', () => {
    const when = { from: '2024-10-14', precision: 'day' } as const;
    expect(whenInWords(when)).toBe('14 Oct 2024');
    expect(whenInWords({ ...when, precision: 'week' })).toBe('week of 14 Oct 2024');
    expect(whenInWords({ ...when, precision: 'year' })).toBe('2024');
    expect(whenInWords({ ...when, to: '2024-10-16' })).toBe('14 Oct 2024 to 16 Oct 2024');
  });
});

describe('how tolls were revised', () => {
  const states = [
    { deaths: { security: toll(3) } },
    { deaths: { security: toll(3), civilians: toll(1, 1, 2) } },
    { deaths: { security: { ...toll(4), orMore: true as const } }, sources: [dawn, { publisher: 'The Wire' }] },
  ].map((change, n) => ({ version: n + 1, at: `2024-10-1${n + 4}`, by: 'bob', reason: null, draft: draft(change) }));

  it('lists a side that any version speaks of, with a step for each other figure', () => {
    const lines = tollHistory(states);
    expect(
      lines.map(({ name, steps }) => [name, steps.map(({ words: figure, because }) => [figure, because])]),
    ).toEqual([
      [
        'killed, security forces',
        [
          ['3', 'Dawn'],
          ['4+', 'The Wire'],
        ],
      ],
      [
        'killed, civilians',
        [
          ['not said', 'Dawn'],
          ['1-2', ''],
          ['not said', 'The Wire'],
        ],
      ],
    ]);
    expect(lines[1]?.steps[1]).toMatchObject({ low: 1, best: 1, high: 2, version: 2 });
  });

  it('is of interest only where a figure changed', () => {
    expect(revised(tollHistory(states.slice(0, 1)))).toEqual([]);
    expect(revised(tollHistory(states))).toHaveLength(2);
  });
});
