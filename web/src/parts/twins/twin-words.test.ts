import { describe, expect, it } from 'vitest';
import { ago, idIn, whenAndWhere, whoLogged, wholeSources } from './twin-words.ts';

const NOW = Date.parse('2024-10-14T14:02:00Z');

describe('a twin in words', () => {
  it.each([
    ['2024-10-14T14:01:40Z', 'just now'],
    ['2024-10-14T14:01:00Z', '1 minute ago'],
    ['2024-10-14T12:02:00Z', '2 hours ago'],
    ['2024-10-12T14:00:00Z', '2 days ago'],
    ['2024-01-01T00:00:00Z', 'on 1 Jan 2024'],
  ])('logged at %s was logged %s', (at, words) => {
    expect(ago(at, NOW)).toBe(words);
  });

  it('names day and town, as exactly as they are known', () => {
    expect(whenAndWhere({ from: '2024-10-14', precision: 'day', place: 'Bannu, Khyber' })).toBe('14 Oct 2024, Bannu');
    expect(whenAndWhere({ from: '2024-10-01', precision: 'month', place: '' })).toBe('Oct 2024');
  });

  it('names who logged it, or the feed it came with', () => {
    const line = { sources: 1, feed: 'desk', loggedBy: 'bob', loggedAt: '2024-10-14T13:02:00Z' };
    expect(whoLogged(line, NOW)).toBe('One source, logged by bob 1 hour ago');
    expect(whoLogged({ ...line, sources: 2, feed: 'ucdp-ged' }, NOW)).toBe('2 sources, from ucdp-ged');
  });
});

describe('what can be added', () => {
  it('are the sources with a publisher', () => {
    const event = { when: { from: '2024-10-14' }, kind: 'bomb', summary: 'x' };
    const sources = [{ publisher: '' }, { publisher: 'The Paper' }];
    expect(wholeSources({ ...event, sources })).toEqual([{ publisher: 'The Paper' }]);
    expect(wholeSources(null)).toEqual([]);
  });
});

describe('the id of an event', () => {
  it('is read from the id or from the address of its page', () => {
    const id = '01890000-0000-7000-8000-00000000000a';
    expect(idIn(` ${id.toUpperCase()} `)).toBe(id);
    expect(idIn(`http://127.0.0.1:8600/events/${id}/edit`)).toBe(id);
    expect(idIn('Besham')).toBeNull();
  });
});
