import { describe, expect, it } from 'vitest';
import type { AppliedMark } from './apply-text.ts';
import { emptyFields } from './fields.ts';
import { hedgedWords, hedgeFaults, hedgesOf, stillHedged } from './hedges.ts';

const TEXT = 'They may have had help from inside and dozens died';
const mark = (filled: string | null, word: string | null, words: string, hedged = true): AppliedMark => ({
  ...{ from: 5, to: 33, field: 6, hedged, words, filled, word },
});
const fields = {
  ...emptyFields(),
  kind: 'storming',
  by: [{ actor: 'ttp', attribution: 'alleged' as const }],
  tags: ['insider-help'],
  weapons: ['rifle'],
};
fields.killed.security = '24+';
const marks = [
  mark('tags', 'insider-help', 'Insider help'),
  mark('weapons', 'rifle', 'Rifle'),
  mark('by', 'ttp', 'TTP, alleged'),
  mark('killed-security', null, '24+ killed'),
  mark('kind', null, 'Storming', false),
  mark(null, null, 'Disguise'),
];
const hedges = hedgesOf(marks, fields, TEXT);
const names = (list: typeof hedges) => list.map(({ words }) => words);

describe('what a pasted text is not sure of', () => {
  it('is what it hedged and what went into the form, with its own words', () => {
    expect(names(hedges)).toEqual(['Insider help', 'Rifle', 'TTP, alleged', '24+ killed']);
    expect(hedges[0]?.said).toBe('may have had help from inside'.slice(0, 28));
    expect(hedgedWords(hedges, 'tags')).toEqual(['insider-help']);
  });

  it('waits while it stands as the text put it, whatever is added beside it', () => {
    expect(names(stillHedged(hedges, { ...fields, tags: ['night', 'insider-help'] }))).toEqual(names(hedges));
  });

  it('waits no longer once it was removed or changed', () => {
    const changed = {
      ...fields,
      ...{ tags: [], weapons: ['pistol'], by: [{ actor: 'ttp', attribution: 'claimed' as const }] },
      killed: { ...fields.killed, security: '20' },
    };
    expect(stillHedged(hedges, changed)).toEqual([]);
  });

  it('is not logged as a fact: each is asked for at its field, but for an actor logged as alleged', () => {
    expect(hedgeFaults(hedges)).toEqual([
      { field: 'f-tags', message: 'Confirm or remove: Insider help' },
      { field: 'f-tags', message: 'Confirm or remove: Rifle' },
      { field: 'f-killed-security', message: 'Confirm or change: 24+ killed' },
    ]);
  });
});
