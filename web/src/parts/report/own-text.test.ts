import { describe, expect, it } from 'vitest';
import type { ReportPlan } from '../../../../server/domain/report/plan.ts';
import { asKind, eventNamed, newText, sendable, textStepped } from './own-text.ts';

const ID = '0190b3a2-1111-7000-8000-00000000abcd';

describe("an editor's text", () => {
  it('stands below its section, a judgement with the key judgements', () => {
    expect(newText('t1', 'paragraph', 'watch').after).toBe('watch');
    expect(newText('t1', 'judgement', 'watch').after).toBe('judgements');
  });

  it('says its confidence as a judgement alone', () => {
    const judgement = {
      ...newText('t1', 'judgement', null),
      confidence: { level: 'low' as const, because: 'One source' },
    };
    expect(asKind(judgement, 'paragraph').confidence).toBeNull();
    expect(asKind(newText('t1', 'paragraph', 'watch'), 'judgement').after).toBe('judgements');
  });

  it('is not sent while it is empty, nor a confidence without its reason', () => {
    const written = {
      ...newText('t2', 'judgement', null),
      text: 'More.',
      confidence: { level: 'low' as const, because: ' ' },
    };
    const plan = { texts: [newText('t1', 'paragraph', null), written] } as unknown as ReportPlan;
    expect(sendable(plan).texts).toEqual([{ ...written, confidence: null }]);
  });

  it('moves among those at its own place only', () => {
    const [a, b, c] = [
      newText('a', 'paragraph', 'watch'),
      newText('b', 'paragraph', null),
      newText('c', 'paragraph', 'watch'),
    ];
    expect(textStepped([a, b, c], 'c', -1).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(textStepped([a, b, c], 'b', 1).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('a pasted address', () => {
  it('names its event, and so does an id alone', () => {
    expect(eventNamed(`http://localhost:8600/events/${ID}?as-of=2024-10-31`)).toBe(ID);
    expect(eventNamed(` /events/${ID.toUpperCase()} `)).toBe(ID);
    expect(eventNamed(ID)).toBe(ID);
  });

  it('names none where it leads elsewhere or is more than an address', () => {
    expect(eventNamed(`http://localhost:8600/shares/${ID}`)).toBeNull();
    expect(eventNamed(`As ${ID} says, more will follow`)).toBeNull();
    expect(eventNamed('Bannu')).toBeNull();
  });
});
