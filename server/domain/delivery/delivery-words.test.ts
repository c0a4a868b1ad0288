import { describe, expect, it } from 'vitest';
import { deliveryInWords, failuresInWords } from './delivery-words.ts';
import { headerLine, isAddress } from './mail-address.ts';
import { monthsFor } from './relative-period.ts';
import { nextTry } from './retry.ts';
import { keptTarget, shownTarget, targetInWords } from './target-words.ts';

const HORIZON = '2025-12';

describe('the months of a run', () => {
  it('are those before the day of the run, over a turn of the year too', () => {
    expect(monthsFor('last-month', '2025-01-03', HORIZON)).toEqual({ from: '2024-12', to: '2024-12' });
    expect(monthsFor('last-quarter', '2025-01-03', HORIZON)).toEqual({ from: '2024-10', to: '2024-12' });
    expect(monthsFor('last-quarter', '2024-06-30', HORIZON)).toEqual({ from: '2024-01', to: '2024-03' });
    expect(monthsFor(null, '2024-06-30', HORIZON)).toBeNull();
  });

  it('are all there are once they lie after the watch, but not while one of them is still in it', () => {
    expect(monthsFor('last-month', '2026-01-03', HORIZON)).toEqual({ from: '2025-12', to: '2025-12' });
    expect(monthsFor('last-month', '2026-02-03', HORIZON)).toBeNull();
    expect(monthsFor('last-quarter', '2026-05-03', HORIZON)).toBeNull();
  });
});

describe('the next try', () => {
  it('comes after pauses that grow, and never after the last of them', () => {
    const at = '2024-11-03T06:00:00.000Z';
    expect([1, 2, 3, 4, 5, 6].map((tries) => nextTry(tries, at))).toEqual([
      '2024-11-03T06:01:00.000Z',
      '2024-11-03T06:05:00.000Z',
      '2024-11-03T06:30:00.000Z',
      '2024-11-03T08:00:00.000Z',
      '2024-11-03T18:00:00.000Z',
      null,
    ]);
  });
});

describe('an address', () => {
  it('is one mailbox, and can begin no second header', () => {
    expect(['desk@example.org', 'a.b+c@localhost', "o'neil@mail.example"].every(isAddress)).toBe(true);
    const bad = [
      'desk',
      'Desk <desk@example.org>',
      'a@b.example\r\nBcc: x@y.example',
      'a@b,c@d',
      'a b@c.example',
      '@x',
      'a@-b',
    ];
    expect(bad.filter(isAddress)).toEqual([]);
  });

  it('shares its header with nothing else', () => {
    expect(headerLine('Report\r\nBcc: x@y.example\u2028now')).toBe('Report Bcc: x@y.example now');
    expect(headerLine('x'.repeat(500))).toHaveLength(200);
  });
});

describe('a target', () => {
  const url = 'https://hooks.example.org/services/T0/SECRET?key=1';

  it('shows of a webhook the host alone', () => {
    const shown = shownTarget({ kind: 'webhook', url });
    expect(JSON.stringify(shown)).not.toMatch(/SECRET|key=1/);
    expect(targetInWords({ kind: 'webhook', url })).toBe('to hooks.example.org');
  });

  it('keeps the whole address when what was shown comes back, and takes any other', () => {
    const before = { kind: 'webhook', url } as const;
    expect(keptTarget(shownTarget(before), before)).toEqual(before);
    expect(keptTarget({ kind: 'webhook', url: 'https://other.example/x' }, before)).toMatchObject({
      url: 'https://other.example/x',
    });
  });
});

describe('how a sending stands', () => {
  it('says what was missed and what may have arrived twice', () => {
    const said = deliveryInWords({ state: 'sent', attempts: 3, brokenOff: 1, missed: 2, nextAt: null });
    expect(said).toMatch(/^Sent after 3 tries\. It stands for 2 runs missed .* may have got it twice/);
    expect(failuresInWords(0)).toBeNull();
  });
});
