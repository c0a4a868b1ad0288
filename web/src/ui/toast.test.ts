import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../api.ts';
import { toast } from './toast.svelte.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  toast.clear();
  vi.useRealTimers();
});

describe('the message after an action', () => {
  it('goes after ten seconds, and its undo with it', () => {
    toast.say('Logged.', null, async () => {});
    vi.advanceTimersByTime(9_999);
    expect([toast.text, toast.undo === null]).toEqual(['Logged.', false]);
    vi.advanceTimersByTime(1);
    expect([toast.text, toast.undo]).toEqual(['', null]);
  });

  it('stays while somebody is at it', () => {
    toast.say('Logged.');
    toast.stay();
    vi.advanceTimersByTime(60_000);
    expect(toast.text).toBe('Logged.');
    toast.go();
    vi.advanceTimersByTime(10_000);
    expect(toast.text).toBe('');
  });

  it('takes the newest action back, once, and says so', async () => {
    const taken: string[] = [];
    toast.say('First', null, async () => void taken.push('first'));
    toast.say('Second', null, async () => void taken.push('second'));
    await Promise.all([toast.takeBack(), toast.takeBack()]);
    expect([taken, toast.text]).toEqual([['second'], 'Taken back.']);
    await toast.takeBack();
    expect(taken).toHaveLength(1);
  });

  it('takes nothing back after an action that cannot be', async () => {
    let taken = false;
    toast.say('First', null, async () => void (taken = true));
    toast.say('Second');
    await toast.takeBack();
    expect([taken, toast.text]).toEqual([false, 'Second']);
  });

  it('says why when it could not be taken back', async () => {
    const refusal = { code: 'changed-meanwhile', status: 412, title: 'Somebody changed this event after you read it' };
    toast.say('Logged.', null, async () => {
      throw new ApiProblem({ ...refusal, code: 'changed-meanwhile', fix: 'Read it again.' });
    });
    await toast.takeBack();
    expect(toast.text).toBe('Not taken back. Somebody changed this event after you read it. Read it again.');
  });
});
