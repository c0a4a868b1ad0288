import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { draftSummary } from './draft-summary.ts';
import { emptyFields, emptySource, fieldsOf, type Fields } from './fields.ts';
import { toEvent } from './read-fields.ts';
import { faultsOf, fieldOf } from './server-faults.ts';

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
      { field: 'f-until', message: 'The last day “13 oct” lies before the first. Correct one of the two' },
    ]);
  });

  it.each([
    ['place', 'Atlantis', '“Atlantis” is not a place in the list. Choose one, or clear the field.'],
    ['by', 'Martians', '“Martians” is not a group or side in the list. Choose one, or clear the field.'],
    ['between', 'Martians', '“Martians” is not a group or side in the list. Choose one, or clear the field.'],
    ['tags', 'odd', '“odd” is not a feature in the list. Choose one, or clear the field.'],
  ])('refuses text in %s that no option was chosen for', (list, text, message) => {
    const unchosen = { ...emptyFields().unchosen, [list]: text };
    expect(toEvent(typed({ unchosen }), TODAY).faults).toEqual([{ field: `f-${list}`, message }]);
  });

  it('refuses sides that add up to more than all', () => {
    const killed = { ...emptyFields().killed, security: '4', civilians: '5', total: '3' };
    expect(toEvent(typed({ killed }), TODAY).faults).toEqual([
      { field: 'f-killed-total', message: 'In all says 3, but the sides add up to 9. Correct one of them' },
    ]);
    expect(toEvent(typed({ killed: { ...killed, civilians: '5-8' } }), TODAY).faults[0]?.message).toMatch(
      'add up to at least 9',
    );
    expect(toEvent(typed({ killed: { ...killed, total: '8-12' } }), TODAY).faults).toEqual([]);
    expect(toEvent(typed({ killed: { ...killed, total: '3+' } }), TODAY).faults).toEqual([]);
  });

  it('asks who published a source of which only the date was typed', () => {
    const sources = [{ ...emptySource(), published: 'mon' }];
    expect(toEvent(typed({ sources }), TODAY).faults[0]?.field).toBe('f-source-0-publisher');
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
      typed({
        place: ['bannu'],
        lat: '32.99',
        lon: '70.6',
        killed: { ...emptyFields().killed, total: '10+', security: '4-6' },
      }),
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
    ['weapons.0', 'f-tags'],
  ])('%s belongs to %s', (path, field) => expect(fieldOf(path)).toBe(field));
});

describe('saying what the server refused', () => {
  it.each([
    [
      { field: 'summary', value: 'a�b', message: 'holds hidden marks', fix: 'Remove them.' },
      'Summary “a�b” holds hidden marks. Remove them.',
    ],
    [
      { field: 'when.from', value: '2027-01-01', message: 'Date must be today or in the past', fix: 'Give a day.' },
      'Date “2027-01-01”: Date must be today or in the past. Give a day.',
    ],
    [
      { field: 'place.lat', value: '91', message: 'is too large: at most 90', fix: 'Keep it to 90.' },
      'Latitude “91” is too large: at most 90. Keep it to 90.',
    ],
  ])('names field, value and fix', (issue, message) => {
    expect(faultsOf([issue])[0]?.message).toBe(message);
  });
});

describe('a place that the list does not have', () => {
  it('asks for its district, or a position', () => {
    const named = { placeName: 'Made-up Kot', place: [] };
    expect(toEvent(typed(named), TODAY).faults).toEqual([
      { field: 'f-place', message: '“Made-up Kot” is not in the list. Choose its district as well' },
    ]);
    expect(toEvent(typed({ ...named, lat: '33', lon: '70' }), TODAY).faults).toEqual([]);
  });
});

describe('text that cannot be kept', () => {
  it.each([
    ['f-summary', { summary: 'x'.repeat(1001) }, '1,001 characters long. Shorten it to 1,000'],
    ['f-summary', { summary: 'gnp.\u202Eexe' }, 'Remove the hidden direction marks'],
    ['f-place-name', { placeName: 'a\u0007b' }, 'control characters'],
    ['f-lat', { lat: '91' }, '“91” is not a latitude'],
    ['f-source-0-quote', { sources: [{ ...emptySource(), publisher: 'X', quote: '\u2067x' }] }, 'Remove the hidden'],
  ] as const)('is named at %s', (field, change, words) => {
    const { faults } = toEvent(typed(change as Partial<Fields>), TODAY);
    expect(faults.map((fault) => fault.field)).toEqual([field]);
    expect(faults[0]?.message).toContain(words);
  });

  it('is not Urdu', () => {
    expect(toEvent(typed({ summary: 'پشاور میں دھماکا' }), TODAY).faults).toEqual([]);
  });
});

describe('drafting the summary', () => {
  const words = lexicon({
    events: {
      attack: { title: 'Attack by an armed group', kinds: { storming: { title: 'Storming of a guarded site' } } },
      'state-acts': {
        title: 'What governments do without force',
        kinds: { aid: { title: 'Money or equipment given', fields: { by: 'Given by', with: 'Given to' } } },
      },
      'state-force': {
        title: 'Force used by the state',
        kinds: { 'air-strike': { title: 'Air, drone or artillery strike by a state' } },
      },
    },
    actors: {
      ttp: { title: 'Tehrik-i-Taliban Pakistan, with its factions' },
      us: { title: 'Government of the United States' },
    },
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

  it.each([
    ['state-acts', 'us', 'Aid or other state act by the government of the United States.'],
    ['air-strike', 'us', 'Air, drone or artillery strike by the government of the United States.'],
    ['attack', 'ttp', 'Attack by Tehrik-i-Taliban Pakistan.'],
  ])('reads as a sentence for %s by %s', (kind, actor, sentence) => {
    expect(draftSummary(typed({ kind, by: [{ actor, attribution: 'attributed' }] }), words)).toBe(sentence);
  });

  it('joins the actors as the labels of the kind do', () => {
    const fields = typed({
      kind: 'aid',
      by: [{ actor: 'us', attribution: 'confirmed' }],
      with: [{ actor: 'ttp', attribution: 'attributed' }],
    });
    expect(draftSummary(fields, words)).toBe(
      'Money or equipment given by the government of the United States to Tehrik-i-Taliban Pakistan.',
    );
  });

  it('says "at least" where more is possible', () => {
    const killed = { ...emptyFields().killed, civilians: '10+' };
    expect(draftSummary(typed({ killed }), words)).toBe('Storming of a guarded site; at least 10 civilians killed.');
  });

  it('says nothing before the kind is chosen', () => {
    expect(draftSummary(emptyFields(), words)).toBe('');
  });
});
