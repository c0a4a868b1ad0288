import { describe, expect, it } from 'vitest';
import type { TextReading } from '../../../../server/domain/desk/text.ts';
import { lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { applyText, quoteOf } from './apply-text.ts';
import { emptyFields, emptySource } from './fields.ts';
import { piecesOf } from './marked-pieces.ts';

const words = lexicon({
  events: { attack: { title: 'Attack', kinds: { storming: { title: 'Storming' } } } },
  actors: { ttp: { title: 'TTP' } },
  targets: {},
  weapons: {},
  tags: { 'insider-help': { title: 'Insider help' } },
  places: { bannu: { title: 'Bannu' } },
});
const mark = (field: number, hedged = false) => ({
  from: field,
  to: field + 1,
  field,
  hedged,
  words: `field ${field}`,
});
const TEXT = 'https://paper.example/1 Gunmen stormed a post in Bannu.';
const reading: TextReading = {
  language: 'en',
  words: 6,
  url: 'https://paper.example/1',
  marks: [mark(1), mark(2), mark(3), mark(4), mark(5), mark(6, true), mark(8)],
  draft: {
    kind: { word: 'storming', mark: 0 },
    when: { from: '2024-10-14', precision: 'day', mark: 1 },
    place: { words: ['bannu'], name: 'Bannu', lat: 33, lon: 70.6, precision: 'near', mark: 2 },
    by: [{ actor: 'ttp', attribution: 'claimed', mark: 3 }],
    with: [],
    between: [],
    against: [],
    deaths: [{ side: 'security', low: 4, best: 4, high: 4, orMore: true, mark: 4 }],
    wounded: [],
    weapons: [],
    tags: [{ word: 'insider-help', mark: 5 }],
    source: { publisher: 'The Paper', url: 'https://paper.example/1', published: '2024-10-14' },
  },
};
const apply = (fields = emptyFields(), before: typeof fields | null = null) =>
  applyText(fields, { text: TEXT, reading, before }, words);

describe('filling the form from a text', () => {
  it('fills every field that nobody typed into, and the source', () => {
    const { fields, marks } = apply();
    expect(fields).toMatchObject({
      group: 'attack',
      kind: 'storming',
      date: 'Mon 14 Oct 2024',
      precision: 'day',
      place: ['bannu'],
      placeName: 'Bannu',
      lat: '33',
      by: [{ actor: 'ttp', attribution: 'claimed' }],
      tags: ['insider-help'],
    });
    expect(fields.killed.security).toBe('4+');
    expect(fields.sources[0]).toMatchObject({
      publisher: 'The Paper',
      url: 'https://paper.example/1',
      published: 'Mon 14 Oct 2024',
      quote: 'Gunmen stormed a post in Bannu.',
      grade: '',
    });
    expect(marks.map(({ filled }) => filled)).toEqual([
      'kind',
      'date',
      'place',
      'by',
      'killed-security',
      'tags',
      'source',
    ]);
  });

  it('leaves what was typed as it is, and says which words filled nothing', () => {
    const typed = { ...emptyFields(), date: 'yest', by: [{ actor: 'other', attribution: 'alleged' as const }] };
    typed.sources = [{ ...emptySource(), publisher: 'Dawn', grade: 'B2' }];
    const { fields, marks } = apply(typed);
    expect([fields.date, fields.by]).toEqual(['yest', typed.by]);
    expect(fields.sources[0]).toMatchObject({ publisher: 'Dawn', grade: 'B2', url: 'https://paper.example/1' });
    expect(marks[1]?.filled).toBeNull();
    expect(marks[3]?.filled).toBeNull();
  });

  it('lets the next text replace what the last one put, and nothing that was changed since', () => {
    const { fields: put } = apply();
    const changed = { ...put, date: '13 oct' };
    const next = {
      ...reading,
      draft: { ...reading.draft, when: { from: '2024-10-10', precision: 'day' as const, mark: 1 }, tags: [] },
    };
    const other = { ...next, draft: { ...next.draft, kind: { word: 'attack', mark: 0 } } };
    const { fields } = applyText(changed, { text: 'Another', reading: other, before: put }, words);
    expect([fields.date, fields.kind]).toEqual(['13 oct', 'attack']);
  });

  it('says which word of a list each mark became', () =>
    expect(apply().marks.map(({ word }) => word)).toEqual([null, null, null, 'ttp', null, 'insider-help', null]));
});

describe('the quote', () => {
  it('is the text without its link', () =>
    expect(quoteOf(' a b https://x.example/$& ', 'https://x.example/$&')).toBe('a b'));
  it('ends after a whole word where the text is longer than a quote may be', () => {
    const quote = quoteOf('word '.repeat(1000), '');
    expect(quote.length).toBeLessThanOrEqual(2000);
    expect(quote).toMatch(/word …$/);
    expect(quoteOf('😀'.repeat(1500), '').isWellFormed()).toBe(true);
  });
  it('holds no marks that nobody sees', () => expect(quoteOf('a\u202Eb\u0007', '')).toBe('ab'));
});

describe('the marked text', () => {
  it('is cut so that marks may lie over one another, and loses no letter', () => {
    const over = [
      { ...mark(1), from: 2, to: 6, filled: 'kind', word: null },
      { ...mark(6, true), from: 4, to: 8, filled: 'tags', word: null },
    ];
    const pieces = piecesOf('0123456789', over);
    expect(pieces.map(({ text }) => text)).toEqual(['01', '23', '45', '67', '89']);
    expect(pieces.map(({ marks }) => marks.length)).toEqual([0, 1, 2, 1, 0]);
    expect(pieces.map(({ ends }) => ends)).toEqual([[], [], [1], [6], []]);
  });

  it('leaves out the address, which stands above it', () => {
    const link = { ...mark(8), from: 0, to: 9, words: 'Link', filled: 'source', word: null };
    expect(piecesOf('https://a\n\nGunmen ', [link]).map(({ text }) => text)).toEqual(['Gunmen']);
  });
});
