import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { draftSummary } from './draft-summary.ts';
import { emptyFields, emptySource, fieldsOf, type Fields } from './fields.ts';
import { fieldOf, toEvent } from './read-fields.ts';

const TODAY = '2024-10-16';

const typed = (changes: Partial<Fields> = {}): Fields => ({
  ...emptyFields(),
  group: 'attack',
  kind: 'storming',
  date: '14 oct',
  summary: 'Gunmen stormed police headquarters in Bannu.',
  sources: [{ ...emptySource(), publisher: 'Dawn', url: 'https://www.dawn.com/news/1', published: 'mon', grade: 'b2' }],
  ...changes,
});

describe('reading the form', () => {
  it('gives the event as the server takes it', () => {
    const { event, faults } = toEvent(
      typed({ killed: { ...emptyFields().killed, security: '4', civilians: '0' } }),
      TODAY,
    );
    expect(faults).toEqual([]);
    expect(event).toMatchObject({
      when: { from: '2024-10-14', precision: 'day' },
      deaths: { security: { low: 4, best: 4, high: 4 }, civilians: { low: 0, best: 0, high: 0 } },
      wounded: {},
      sources: [{ publisher: 'Dawn', published: '2024-10-14', reliability: 'B', credibility: 2 }],
      status: 'published',
    });
  });

  it('names every field that is missing or wrong', () => {
    const { event, faults } = toEvent({ ...emptyFields(), killed: { ...emptyFields().killed, total: 'many' } }, TODAY);
    expect(event).toBeNull();
    expect(faults.map((fault) => fault.field)).toEqual([
      'f-kind',
      'f-date',
      'f-killed-total',
      'f-summary',
      'f-source-0-publisher',
    ]);
  });

  it('asks for a source before it is published, and not when it is kept for review', () => {
    const bare = { sources: [emptySource()] };
    expect(toEvent(typed(bare), TODAY).faults).toHaveLength(1);
    expect(toEvent(typed({ ...bare, status: 'in-review' }), TODAY).faults).toEqual([]);
  });

  it('refuses a last day before the first', () => {
    expect(toEvent(typed({ until: '13 oct' }), TODAY).faults).toEqual([
      { field: 'f-until', message: 'The last day lies before the first' },
    ]);
  });

  it('refuses a fight with one side', () => {
    expect(toEvent(typed({ between: [{ actor: 'ttp', attribution: 'attributed' }] }), TODAY).faults[0]?.field).toBe(
      'f-between',
    );
  });

  it('refuses a link without a protocol and a grade that is none', () => {
    const source = { ...emptySource(), publisher: 'Dawn', url: 'dawn.com', grade: 'G9' };
    expect(toEvent(typed({ sources: [source] }), TODAY).faults.map((fault) => fault.field)).toEqual([
      'f-source-0-url',
      'f-source-0-grade',
    ]);
  });

  it('gives a stored event back unchanged', () => {
    const { event } = toEvent(
      typed({ place: ['bannu'], lat: '32.99', lon: '70.6', killed: { ...emptyFields().killed, total: '4-6' } }),
      TODAY,
    );
    const stored = { ...(event as object), id: 'x', version: 1 } as unknown as Parameters<typeof fieldsOf>[0];
    expect(toEvent(fieldsOf(stored, 'attack'), TODAY).event).toEqual(event);
  });
});

describe('finding the control of a server’s issue', () => {
  it.each([
    ['when.from', 'f-date'],
    ['when.to', 'f-until'],
    ['kind', 'f-kind'],
    ['deaths.security.best', 'f-killed-security'],
    ['sources.1.url', 'f-source-1-url'],
    ['sources.0.reliability', 'f-source-0-grade'],
    ['place.lat', 'f-lat'],
    ['by.0.actor', 'f-by'],
  ])('%s belongs to %s', (path, field) => expect(fieldOf(path)).toBe(field));
});

describe('drafting the summary', () => {
  const words = lexicon({
    events: { attack: { title: 'Attack', kinds: { storming: { title: 'Storming of a guarded site' } } } },
    actors: { ttp: { title: 'Tehrik-i-Taliban Pakistan, with its factions' } },
    targets: { 'security-forces': { title: 'Security forces' } },
    weapons: {},
    tags: {},
    places: { bannu: { title: 'Bannu' } },
  });

  it('says what, who, whom, where and the toll', () => {
    const fields = typed({
      by: [{ actor: 'ttp', attribution: 'claimed' }],
      against: ['security-forces'],
      place: ['bannu'],
      killed: { ...emptyFields().killed, security: '4', militants: '5', civilians: '0' },
    });
    expect(draftSummary(fields, words)).toBe(
      'Storming of a guarded site by Tehrik-i-Taliban Pakistan against security forces in Bannu; 4 security forces and 5 attackers killed.',
    );
  });

  it('says nothing before the kind is chosen', () => {
    expect(draftSummary(emptyFields(), words)).toBe('');
  });
});
