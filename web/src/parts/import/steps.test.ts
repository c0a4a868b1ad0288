import { describe, expect, it } from 'vitest';
import { isBusy, isMatched, isOpen, stepOf } from './steps.ts';

const at = (state: Parameters<typeof stepOf>[0]['state'], feed: string | null = 'csv') => ({
  state,
  settings: { feed },
});

describe('the step of an import', () => {
  it('follows the address where the import allows it', () => {
    expect(stepOf(at('checked'), 'columns')).toBe('columns');
    expect(stepOf(at('checked'), 'check')).toBe('check');
    expect(stepOf(at('looked'), 'check')).toBe('check');
  });

  it('is where the import stands when the address says nothing', () => {
    expect(stepOf(at('looked'), null)).toBe('columns');
    expect(stepOf(at('checked'), null)).toBe('check');
    expect(stepOf(at('failed'), null)).toBe('check');
    expect(stepOf(at('done'), null)).toBe('done');
  });

  it('cannot be checked while nobody knows what the file is', () => {
    expect(stepOf(at('looked', null), 'check')).toBe('columns');
  });

  it('stays with the work while the server is at it, and at the end once it is in', () => {
    expect(stepOf(at('checking'), 'columns')).toBe('check');
    expect(stepOf(at('importing'), 'done')).toBe('check');
    expect(stepOf(at('done'), 'check')).toBe('done');
  });

  it('is done with the columns only where somebody matched them', () => {
    expect(isMatched({ settings: { mapping: null } })).toBe(false);
    expect(isMatched({ settings: { mapping: 'a1' } })).toBe(true);
  });

  it('knows what is open and what is being worked on', () => {
    expect(isBusy('importing')).toBe(true);
    expect(isBusy('checked')).toBe(false);
    expect(isOpen('failed')).toBe(true);
    expect(isOpen('done')).toBe(false);
    expect(isOpen('given-up')).toBe(false);
  });
});
