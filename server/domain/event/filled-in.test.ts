import { describe, expect, it } from 'vitest';
import { EventDraft, type EventInput } from './event.ts';
import { filledIn } from './filled-in.ts';

const least: EventInput = { when: { from: '2024-10-14' }, kind: 'attack', summary: 'A bomb' };
const most: EventInput = {
  when: { from: '2024-10-14', to: '2024-10-15', precision: 'week' },
  kind: 'attack',
  by: [{ actor: 'ttp' }, { actor: 'jua', attribution: 'claimed', name: 'Jamaat' }],
  against: ['police'],
  with: [{ actor: 'isi' }],
  between: [{ actor: 'ttp' }, { actor: 'army' }],
  place: { words: ['kp'], name: 'Bannu', lat: 33, lon: 70.6, precision: 'near' },
  deaths: { security: { low: 1, best: 2, high: 3 } },
  wounded: { total: { low: 4, best: 4, high: 4, orMore: true } },
  weapons: ['gun'],
  tags: ['night'],
  summary: 'A bomb',
  sources: [{ publisher: 'Dawn' }, { publisher: 'BBC', reliability: 'B', credibility: 2, quote: 'so' }],
  status: 'draft',
  firstLogged: '2024-10-16',
};

describe('an event filled in for a page', () => {
  it.each([
    ['the least that is taken', least],
    ['place without its words', { ...least, place: { name: 'Bannu' } }],
    ['every field', most],
  ])('is what the shape makes of it: %s', (_what, event) => expect(filledIn(event)).toEqual(EventDraft.parse(event)));

  it('leaves away what only a stored event has', () => {
    const stored = { ...EventDraft.parse(most), id: 'x', version: 3, feed: 'desk' };
    expect(filledIn(stored)).toEqual(EventDraft.parse(most));
  });
});
