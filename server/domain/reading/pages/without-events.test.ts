import { describe, expect, it } from 'vitest';
import { anIndicator, tallied, talliesOf } from '../../../testing/reckoning.ts';
import { read } from '../../../testing/sentences/cases.ts';
import { withoutEvents, withoutPeople } from './without-events.ts';

const ids = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'] as const;
const summaries = ['A bomb at the gate of the mosque', 'Two clerics call for peace in the north'] as const;

/** What an answer has that speaks of events, in the places where readings have it. */
const answer = () => ({
  developments: [
    {
      indicators: [
        {
          id: 'attacks',
          counts: { before: 3, after: 12, leftOut: 1 },
          byHand: [
            { event: ids[1], on: '2024-03-10', summary: summaries[1], counts: true, reason: 'Known here', by: 'bob' },
          ],
          sentences: {
            finding: 'Attacks run at four times the rate.',
            byHand: 'Decided by hand against the rule: 1 event counted.',
            chart: `Attacks rose. Left out: ${summaries[0]}.`,
          },
          chart: {
            leftOut: [{ on: '2023-01-30', label: `Left out: ${summaries[0]}`, event: ids[0] }],
            notes: [`Left out: ${summaries[0]}.`, 'Jan 2026 provisional.'],
            marks: [{ from: '2024-03', value: 12, events: 12 }],
          },
        },
      ],
    },
  ],
  versions: [{ version: 'abc', loadedBy: 'alice' }],
  definition: { counts: { event: 'bomb', by: 'ttp' } },
  listed: [...ids],
});

describe('a reading without events', () => {
  it('names no event: no id, no summary, no reason of a decision', () => {
    const text = JSON.stringify(withoutEvents(answer()));
    for (const told of [...ids, ...summaries, 'Known here', 'bob']) expect(text).not.toContain(told);
  });

  it('keeps every number and every other sentence', () => {
    const [reading] = withoutEvents(answer()).developments[0]?.indicators ?? [];
    expect(reading?.counts).toEqual({ before: 3, after: 12, leftOut: 1 });
    expect(reading?.sentences).toMatchObject({
      finding: 'Attacks run at four times the rate.',
      byHand: 'Decided by hand against the rule: 1 event counted.',
      chart: 'Attacks rose. Left out: an event.',
    });
    expect(reading?.chart).toEqual({
      leftOut: [{ on: '2023-01-30', label: 'Left out: an event', event: null }],
      notes: ['Left out: an event.', 'Jan 2026 provisional.'],
      marks: [{ from: '2024-03', value: 12, events: 12 }],
    });
  });

  it('mangles no sentence because a summary is a short word', () => {
    const short = {
      leftOut: [{ on: '2023-01-30', label: 'Left out: Attack', event: ids[0] }],
      notes: ['Left out: Attack.'],
      text: 'Attacks rose.',
    };
    expect(withoutEvents(short)).toMatchObject({ text: 'Attacks rose.', notes: ['Left out: an event.'] });
  });

  it('says no summary where a note ends with it, however short it is', () => {
    const mean = {
      marks: [{ named: 'Raid (9)' }],
      notes: ['Oct 2023: 3, without the largest event 1.2: Raid (9).', 'A raid: 9.'],
    };
    expect(withoutEvents(mean)).toEqual({
      marks: [{ named: null }],
      notes: ['Oct 2023: 3, without the largest event 1.2: an event.', 'A raid: 9.'],
    });
  });

  it('tells neither size nor day of the single largest event', () => {
    const title = 'Without the single largest event (217, 14 Sep 2024)';
    expect(withoutEvents({ weakPoints: [`${title}: would read "As predicted".`] })).toEqual({
      weakPoints: ['Without the single largest event: would read "As predicted".'],
    });
    const sum = anIndicator('deaths', { measure: { kind: 'sum', of: 'deaths', per: 'month' } });
    const months = Array.from({ length: 53 }, (_, n) => (n < 17 ? 8 : 20));
    const reading = read([[sum, talliesOf(tallied('2021-09', months))]]);
    const titleIn = ({ developments }: typeof reading) =>
      developments[0]?.indicators[0]?.checks.find(({ id }) => id === 'without-largest')?.title;
    expect(titleIn(reading)).toMatch(/largest event \(.*\d{4}\)$/);
    expect(titleIn(withoutEvents(reading))).toBe('Without the single largest event');
  });

  it('leaves what it was given as it was', () => {
    const given = answer();
    withoutEvents(given);
    expect(given).toEqual(answer());
  });
});

describe('a reading without people', () => {
  it('says the desk where somebody decided by hand or loaded a definition, and leaves actors of a rule alone', () => {
    const made = withoutPeople(answer());
    expect(made.versions[0]?.loadedBy).toBe('the desk');
    expect(made.developments[0]?.indicators[0]?.byHand[0]?.by).toBe('the desk');
    expect(made.definition.counts.by).toBe('ttp');
  });
});
