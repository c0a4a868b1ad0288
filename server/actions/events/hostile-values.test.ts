import { describe, expect, it } from 'vitest';
import type { EventInput } from '../../domain/event/event.ts';
import type { Issue } from '../../domain/problem.ts';
import type { EventOut, EventPage } from '../../domain/wire.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';

const log = await testLog();
const ask = testServer(log);

type Answer = EventOut & { code: string; title: string; detail: string; fix: string; issues: Issue[] };
const post = async (body: unknown) => {
  const answer = await ask('POST', '/api/events', { body });
  return { status: answer.status, body: (await answer.json()) as Answer };
};
const source = aBomb().sources?.[0] ?? { publisher: 'The Paper' };

/** Every field of an event that takes free text, as an event with `value` in it. */
const FIELDS: [field: string, withValue: (value: string) => EventInput, read: (event: EventOut) => unknown][] = [
  ['summary', (summary) => aBomb({ summary }), (event) => event.summary],
  ['place.name', (name) => aBomb({ place: { name } }), (event) => event.place.name],
  ['place.admin1', (admin1) => aBomb({ place: { admin1 } }), (event) => event.place.admin1],
  ['place.admin2', (admin2) => aBomb({ place: { admin2 } }), (event) => event.place.admin2],
  ['by.0.name', (name) => aBomb({ by: [{ actor: 'rebels', name }] }), (event) => event.by[0]?.name],
  ['sources.0.publisher', (publisher) => aBomb({ sources: [{ publisher }] }), (event) => event.sources[0]?.publisher],
  [
    'sources.0.citation',
    (citation) => aBomb({ sources: [{ ...source, citation }] }),
    (event) => event.sources[0]?.citation,
  ],
  ['sources.0.quote', (quote) => aBomb({ sources: [{ ...source, quote }] }), (event) => event.sources[0]?.quote],
];

describe.each(FIELDS)('hostile text in %s', (field, withValue, read) => {
  it.each([
    ['a bell', 'ring \u0007 it', 'control characters'],
    ['an escape', '\u001B[31mred', 'control characters'],
    ['a C1 control', 'a\u0085b', 'control characters'],
    ['a right-to-left override', 'gnp.\u202Eexe', 'Remove the hidden direction marks'],
    ['an isolate', 'a\u2067b\u2069', 'Remove the hidden direction marks'],
    ['a wall of text', 'x'.repeat(900_000), 'Shorten it to'],
  ])('refuses %s in one sentence that names field, value and fix', async (_, value, words) => {
    const { status, body } = await post(withValue(value));
    expect([status, body.code]).toEqual([422, 'not-valid']);
    const [issue] = body.issues;
    expect(body.issues).toHaveLength(1);
    expect(issue?.field).toBe(field);
    expect(`${issue?.message} ${issue?.fix}`).toContain(words);
    expect(issue?.value.length).toBeLessThanOrEqual(80);
    expect(issue?.value).not.toMatch(/[\u0001-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
  });

  it.each([
    ['more than a mebibyte', 'x'.repeat(1_100_000), 413, 'too-large'],
    ['NUL', 'a\u0000b', 400, 'not-json'],
    ['half a character', 'a\uD800b', 400, 'not-json'],
  ])('refuses a body with %s', async (_, value, status, code) => {
    const answer = await post(withValue(value));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.fix).not.toBe('');
  });

  it.each([
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['Urdu', 'پشاور میں دھماکا، تین افراد جاں بحق'],
    ['SQL', "'); drop table events; --"],
    ['an emoji and a joiner', 'crowd 👨‍👩‍👧 in “quotes”'],
    ['left-to-right and right-to-left marks', 'پشاور\u200E (KP)\u200F'],
  ])('keeps %s as the text it is', async (_, value) => {
    const { status, body } = await post(withValue(value));
    expect(status).toBe(201);
    expect(read(body)).toBe(value);
    const again = await ask('GET', `/api/events/${body.id}`);
    expect(read((await again.json()) as EventOut)).toBe(value);
  });

  it.each([7, true, [], {}, null])('refuses %j where text belongs', async (value) => {
    const { status, body } = await post(withValue(value as unknown as string));
    expect([status, body.issues[0]?.field]).toEqual([422, field]);
  });
});

describe('impossible values elsewhere', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a day that is none', { when: { from: '2024-02-30' } }, 'when.from'],
    ['tomorrow', { when: { from: '2024-06-16' } }, 'when.from'],
    ['an end before the beginning', { when: { from: '2024-03-10', to: '2024-03-09' } }, 'when.to'],
    ['a low figure above the high', { deaths: { total: { low: 5, best: 4, high: 3 } } }, 'deaths.total'],
    [
      '"at least" with a higher figure',
      { deaths: { total: { low: 1, best: 2, high: 3, orMore: true } } },
      'deaths.total.orMore',
    ],
    ['half a person', { deaths: { total: { low: 1.5, best: 1.5, high: 1.5 } } }, 'deaths.total.low'],
    ['a latitude of 91', { place: { lat: 91, lon: 70 } }, 'place.lat'],
    ['a longitude of -181', { place: { lat: 9, lon: -181 } }, 'place.lon'],
    ['a link that is a script', { sources: [{ publisher: 'X', url: 'javascript:alert(1)' }] }, 'sources.0.url'],
    ['a grade that is none', { sources: [{ publisher: 'X', reliability: 'G' }] }, 'sources.0.reliability'],
    ['a kind that is no word', { kind: '__proto__' }, 'kind'],
    ['a field nobody knows', { constructor: 'x' }, 'constructor'],
  ])('refuses %s', async (_, change, field) => {
    const { status, body } = await post({ ...aBomb(), ...change });
    expect(status).toBe(422);
    expect(body.issues.map((issue) => issue.field)).toContain(field);
    for (const issue of body.issues) expect([issue.message, issue.fix]).not.toContain('');
  });

  it('has kept nothing of what it refused', async () => {
    const { events } = (await (await ask('GET', '/api/events?limit=200')).json()) as EventPage;
    expect(events.map((event) => event.summary).join()).not.toMatch(/ring|\u202E|xxx/);
  });

  it('keeps "at least 10" as what it is', async () => {
    const total = { low: 10, best: 10, high: 10, orMore: true };
    const { status, body } = await post({ ...aBomb(), deaths: { total } });
    expect([status, body.deaths.total]).toEqual([201, total]);
  });
});
