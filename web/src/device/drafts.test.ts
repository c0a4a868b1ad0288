import { describe, expect, it } from 'vitest';
import { savedWords, shortTitle, waitWords } from './draft-words.ts';
import { draftLines } from './drafts-on-server.ts';
import type { DeviceDraft } from './entry.ts';

const at = '2024-10-14T14:02:00';
const draft = (change: Partial<DeviceDraft>) =>
  ({ id: 'a', event: null, title: 'A', at, atServer: null, version: 0, gone: false, ...change }) as DeviceDraft;

describe('where what is typed is safe', () => {
  it('says device, then device and server', () => {
    expect(savedWords({ at, atServer: null }, { keeps: true })).toBe('Draft kept on this device at 14:02');
    expect(savedWords({ at, atServer: at }, { keeps: true })).toBe(
      'Draft kept on this device at 14:02 and on the server',
    );
    expect(savedWords({ at: null, atServer: null }, { keeps: true })).toBe('');
  });

  it('says it plainly when the browser keeps nothing', () => {
    const nothing = 'This browser keeps nothing: save before you close the tab.';
    expect(savedWords({ at, atServer: null }, { keeps: false })).toBe(nothing);
    expect(savedWords({ at, atServer: at }, { keeps: false })).toContain('on the server at 14:02, not on this device');
  });

  it('counts what waits', () => {
    expect([waitWords(1), waitWords(2)]).toEqual(['1 event waits on this device.', '2 events wait on this device.']);
  });
});

describe('the name of a draft', () => {
  it('is what was typed, cut after a whole word where it is long', () => {
    expect(shortTitle('A bomb')).toBe('A bomb');
    expect(shortTitle('bomb '.repeat(40))).toMatch(/^(bomb ){28}bomb…$/);
    expect([...shortTitle('😀'.repeat(200))]).toHaveLength(150);
  });
});

describe('the list of drafts', () => {
  const there = (id: string, changedAt: string) => ({ id, event: null, title: id, version: 1, changedAt });

  it('has each draft once, newest first, and says where it is', () => {
    const lines = draftLines(
      [draft({ id: 'a', atServer: at, version: 1 }), draft({ id: 'b', at: '2024-10-15T00:00:00' })],
      [there('a', at), there('c', '2024-10-13T00:00:00')],
    );
    expect(lines.map(({ id, where }) => [id, where])).toEqual([
      ['b', 'device'],
      ['a', 'both'],
      ['c', 'server'],
    ]);
  });

  it('leaves out what was given up here and is not yet forgotten there', () => {
    expect(draftLines([draft({ gone: true })], [there('a', at)])).toEqual([]);
  });

  it('shows this device’s own while the server is away', () => {
    expect(draftLines([draft({})], null).map((one) => one.where)).toEqual(['device']);
  });
});
