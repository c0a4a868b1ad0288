import { describe, expect, it } from 'vitest';
import type { HistoryLine } from '../../../../server/domain/desk/history.ts';
import { mayRestore, mayRetract, mayUndoBatch, type Taker } from './own-change.ts';

const NOW = '2024-05-20T10:00:00.000Z';
const READER: Taker = { called: ['r'], takesBack: false, retracts: false, restores: false, undoesBatches: false };
const ANALYST: Taker = { called: ['a', 'Ada'], takesBack: true, retracts: false, restores: false, undoesBatches: true };
const EDITOR: Taker = { called: ['e'], takesBack: true, retracts: true, restores: true, undoesBatches: true };
const line = (version: number, by: string, at = '2024-05-10T10:00:00.000Z') => ({
  version,
  by,
  at,
  status: 'published' as const,
  batch: null,
});
const event = { loggedAt: '2024-05-10T10:00:00.000Z' };

describe('what is offered of taking back', () => {
  it('offers an editor everything and a reader nothing', () => {
    const lines = [line(1, 'x'), line(2, 'y'), line(3, 'x')];
    expect(mayRetract(EDITOR, event, lines, NOW)).toBe(true);
    expect(mayRestore(EDITOR, 1, lines, NOW)).toBe(true);
    expect(mayRetract(READER, event, [line(1, 'r')], NOW)).toBe(false);
    expect(mayRestore(READER, 1, [line(1, 'r'), line(2, 'r')], NOW)).toBe(false);
  });

  it('offers an analyst to retract what is their own alone, for 30 days', () => {
    expect(mayRetract(ANALYST, event, [line(1, 'a'), line(2, 'Ada')], NOW)).toBe(true);
    expect(mayRetract(ANALYST, event, [line(1, 'a'), line(2, 'x')], NOW)).toBe(false);
    expect(mayRetract(ANALYST, event, [line(1, 'a')], '2024-06-20T10:00:00.000Z')).toBe(false);
    expect(mayRetract(ANALYST, event, [], NOW)).toBe(false);
  });

  it('offers an analyst the version before their own latest change, in whatever order the history comes', () => {
    const own = [line(3, 'a'), line(2, 'x'), line(1, 'x')];
    expect(mayRestore(ANALYST, 2, own, NOW)).toBe(true);
    expect(mayRestore(ANALYST, 1, own, NOW)).toBe(false);
    expect(mayRestore(ANALYST, 2, [line(1, 'a'), line(2, 'a'), line(3, 'x')], NOW)).toBe(false);
    expect(mayRestore(ANALYST, 2, own, '2024-06-20T10:00:00.000Z')).toBe(false);
    expect(mayRestore(EDITOR, 3, own, NOW)).toBe(false);
  });

  it('offers to undo a batch while it stands; one that retracted, to editors', () => {
    const batch = (action: NonNullable<HistoryLine['batch']>['action'], undone = false) => ({
      ...line(2, 'x'),
      batch: { id: 'b', action, events: 3, undone },
    });
    expect(mayUndoBatch(ANALYST, batch('merge'), NOW)).toBe(true);
    expect(mayUndoBatch(READER, batch('merge'), NOW)).toBe(false);
    expect(mayUndoBatch(ANALYST, batch('merge', true), NOW)).toBe(false);
    expect(mayUndoBatch(EDITOR, batch('import'), NOW)).toBe(false);
    expect(mayUndoBatch(ANALYST, { ...batch('bulk-edit'), status: 'retracted' }, NOW)).toBe(false);
    expect(mayUndoBatch(EDITOR, { ...batch('bulk-edit'), status: 'retracted' }, NOW)).toBe(true);
  });
});
