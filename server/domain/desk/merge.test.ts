import { describe, expect, it } from 'vitest';
import { EventDraft, type EventInput } from '../event/event.ts';
import { words } from '../../testing/reckoning.ts';
import { compareForMerge, mergedDraft } from './merge.ts';

const source = (url: string, published = '2024-10-14') => ({ publisher: 'The Paper', url, published });
const draft = (change: Partial<EventInput> = {}) =>
  EventDraft.parse({ when: { from: '2024-10-14' }, kind: 'bomb', summary: 'A bomb', ...change });
const killed = (best: number, more = 0) => ({ deaths: { security: { low: best, best, high: best + more } } });
const rowOf = (kept: Partial<EventInput>, other: Partial<EventInput>, field: string) =>
  compareForMerge(draft(kept), draft(other), words).find((row) => row.field === field);

describe('two events side by side', () => {
  it('show only fields in which one says something, and ask only where they differ', () => {
    const rows = compareForMerge(draft(), draft({ summary: 'A bomb in the north' }), words);
    expect(rows.map(({ field, differs }) => [field, differs])).toEqual([
      ['date', false],
      ['place', false],
      ['kind', false],
      ['summary', true],
    ]);
  });

  it.each([
    ['the more exact date', { when: { from: '2024-10-01', precision: 'month' } }, {}, 'date', 'other'],
    ['the more exact place', {}, { place: { lat: 33, lon: 70, precision: 'exact' } }, 'place', 'other'],
    ['the more exact kind', { kind: 'attack' }, { kind: 'bomb' }, 'kind', 'other'],
    ['the only one that says', {}, killed(3), 'killed-security', 'other'],
    ['the narrower range', killed(3), killed(3, 4), 'killed-security', 'kept'],
    [
      'from the later source',
      { ...killed(3), sources: [source('https://a.example', '2024-10-14')] },
      { ...killed(4, 2), sources: [source('https://b.example', '2024-10-16')] },
      'killed-security',
      'other',
    ],
    ['what either says', { tags: ['bold'] }, {}, 'features', 'both'],
    [
      'who began is known',
      { by: [{ actor: 'rebels' }] },
      { between: [{ actor: 'rebels' }, { actor: 'forces' }] },
      'between',
      'kept',
    ],
    ['of the event that stays', {}, { summary: 'Other words' }, 'summary', 'kept'],
  ] as [string, Partial<EventInput>, Partial<EventInput>, string, string][])(
    'propose %s',
    (why, kept, other, field, proposed) => {
      expect(rowOf(kept, other, field)).toMatchObject({ differs: true, proposed, why });
    },
  );

  it('print what each says in words, and "not said" is not 0', () => {
    expect(rowOf(killed(0), {}, 'killed-security')).toMatchObject({
      title: 'Killed, security forces',
      kept: '0',
      other: 'not said',
    });
    expect(rowOf({ by: [{ actor: 'rebels', attribution: 'claimed' }] }, {}, 'by')).toMatchObject({
      kept: 'Rebels, claimed',
      both: 'Rebels, claimed',
    });
  });
});

describe('the merged event', () => {
  it('takes what was chosen, what was proposed for the rest, and the sources of both once each', () => {
    const kept = draft({ ...killed(3), tags: ['bold'], sources: [source('https://a.example/1?utm_source=x')] });
    const other = draft({
      ...killed(4),
      summary: 'Other words',
      sources: [source('https://www.a.example/1'), source('https://b.example/2')],
    });
    const merged = mergedDraft(kept, other, { 'killed-security': 'other', summary: 'other' }, words);
    expect(merged).toMatchObject({ deaths: { security: { best: 4 } }, summary: 'Other words', tags: ['bold'] });
    expect(merged.sources.map(({ url }) => url)).toEqual(['https://a.example/1?utm_source=x', 'https://b.example/2']);
  });

  it('can leave a field unsaid, when that is the choice', () => {
    expect(mergedDraft(draft(killed(3)), draft(), { 'killed-security': 'other' }, words).deaths).toEqual({});
  });

  it('keeps the stronger word on an actor both name', () => {
    const by = (attribution: 'alleged' | 'claimed') => ({ by: [{ actor: 'rebels', attribution }] });
    expect(mergedDraft(draft(by('alleged')), draft(by('claimed')), {}, words).by).toEqual([
      { actor: 'rebels', attribution: 'claimed' },
    ]);
  });

  it('is the kept one, when the two say the same', () => {
    expect(mergedDraft(draft(), draft(), {}, words)).toEqual(draft());
  });
});
