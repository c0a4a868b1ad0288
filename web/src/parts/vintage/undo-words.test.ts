import { describe, expect, it } from 'vitest';
import type { UndoBlocked } from '../../../../server/domain/import/vintage.ts';
import { VERDICTS } from '../../words.ts';
import { byWhy, goesBack } from './undo-words.ts';

const obstacle = (id: string, ...because: string[]) =>
  ({ event: { id }, because }) as unknown as UndoBlocked['events'][number];

describe('what stands in the way of an undo', () => {
  it('is told by why, the rarest reason first', () => {
    const imported = 'changed by a later import (23.1) on 14 Oct 2024';
    const groups = byWhy([
      obstacle('a', imported),
      obstacle('b', imported),
      obstacle('c', 'edited since by bob on 15 Oct 2024'),
      obstacle('d', imported),
    ]);
    expect(groups.map(({ why, events }) => [why, events.map(({ id }) => id)])).toEqual([
      ['edited since by bob on 15 Oct 2024', ['c']],
      [imported, ['a', 'b', 'd']],
    ]);
  });
});

describe('what goes back with an import', () => {
  const [one, other] = Object.keys(VERDICTS) as (keyof typeof VERDICTS)[];
  const reading = { forecast: 'f', indicator: 'i', title: 'Attacks', because: null } as const;

  it('is the verdict and the figures, from what they are to what they were', () => {
    const before = { verdict: one ?? '', number: '3.0' };
    const after = { verdict: other ?? '', number: '4.0' };
    const [was, now] = [one, other].map((each) => each && VERDICTS[each].word);
    expect(goesBack({ ...reading, before, after })).toEqual({
      title: 'Attacks',
      words: `${now} to ${was}, 4.0 to 3.0`,
    });
    const moves = [{ side: 'before' as const, was: '1.9', now: '1.7' }];
    expect(goesBack({ ...reading, before, after: before, moves }).words).toBe('before the article 1.7 to 1.9');
  });
});
