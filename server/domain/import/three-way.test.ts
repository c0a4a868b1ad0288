import { describe, expect, it } from 'vitest';
import { EventDraft, type EventInput } from '../event/event.ts';
import { sameFacts, threeWay, withTheirs } from './three-way.ts';

const draft = (change: Partial<EventInput> = {}): EventDraft =>
  EventDraft.parse({
    when: { from: '2024-03-10' },
    kind: 'battle',
    between: [{ actor: 'rebels' }, { actor: 'freeland' }],
    place: { words: ['north'] },
    deaths: { total: { low: 12, best: 12, high: 12 }, civilians: { low: 2, best: 2, high: 2 } },
    weapons: ['rifle'],
    summary: 'A battle, 12 killed',
    sources: [{ publisher: 'The Paper', citation: 'The Paper, 11 March', reliability: 'B', credibility: 2 }],
    ...change,
  });
const killed = (best: number) => ({ low: best, best, high: best });

describe('an event that a person changed and its dataset revised', () => {
  const base = draft();

  it('follows the dataset in every field that nobody changed', () => {
    const theirs = draft({ deaths: { total: killed(9) }, when: { from: '2024-03-11' }, summary: 'A battle, 9 killed' });
    expect(threeWay({ base, mine: base, theirs })).toEqual({ draft: theirs, kept: [] });
  });

  it('keeps the person’s value where the dataset revised the same field, and takes the others', () => {
    const mine = draft({ deaths: { total: killed(11), civilians: killed(2) } });
    const theirs = draft({ deaths: { total: killed(9), civilians: killed(3) }, place: { words: ['south'] } });
    const { draft: settled, kept } = threeWay({ base, mine, theirs });
    expect(kept).toEqual(['killed-total']);
    expect(settled).toMatchObject({ deaths: { total: killed(11), civilians: killed(3) }, place: { words: ['south'] } });
  });

  it('says nothing of a field the person changed and the dataset did not revise', () => {
    const mine = draft({ when: { from: '2024-03-09' } });
    const { draft: settled, kept } = threeWay({ base, mine, theirs: draft({ kind: 'infighting' }) });
    expect([settled.when.from, settled.kind, kept]).toEqual(['2024-03-09', 'infighting', []]);
  });

  it('leaves nothing over where both say the same by now', () => {
    const both = draft({ deaths: { total: killed(9) } });
    expect(threeWay({ base, mine: both, theirs: both })).toEqual({ draft: both, kept: [] });
  });

  it('does not let the dataset’s summary tell a toll that does not stand', () => {
    const mine = draft({ deaths: { total: killed(11) } });
    const theirs = draft({ deaths: { total: killed(9) }, summary: 'A battle, 9 killed' });
    const { draft: settled, kept } = threeWay({ base, mine, theirs });
    expect([settled.summary, kept]).toEqual(['A battle, 12 killed', ['killed-total', 'summary']]);
    expect(sameFacts(withTheirs(settled, kept, theirs), { ...theirs, deaths: { ...theirs.deaths } })).toBe(true);
  });

  it('never mixes who acted from two hands', () => {
    const mine = draft({ by: [{ actor: 'rebels' }], between: [] });
    const theirs = draft({ between: [{ actor: 'rebels' }, { actor: 'residents' }] });
    const { draft: settled, kept } = threeWay({ base, mine, theirs });
    expect([settled.by.map((part) => part.actor), settled.between]).toEqual([['rebels'], []]);
    expect(kept).toEqual(['by', 'between']);
  });

  it('adds up what both added to a list, and leaves out what the person took out', () => {
    const { draft: settled, kept } = threeWay({
      base,
      mine: draft({ weapons: ['grenade'] }),
      theirs: draft({ weapons: ['rifle', 'rocket'] }),
    });
    expect([settled.weapons.sort(), kept]).toEqual([['grenade', 'rocket'], []]);
  });

  it('keeps the sources a person added, and takes the dataset’s newer citation', () => {
    const own = { publisher: 'The Desk', url: 'https://desk.example/1' };
    const newer = { publisher: 'The Paper', citation: 'The Paper, 12 March' };
    const mine = draft({ sources: [...base.sources, own] });
    const { draft: settled, kept } = threeWay({ base, mine, theirs: draft({ sources: [newer] }) });
    expect(settled.sources.map((source) => source.citation ?? source.url)).toEqual([newer.citation, own.url]);
    expect(kept).toEqual([]);
  });

  it('holds the order of a list for no difference', () => {
    const turned = draft({ between: [{ actor: 'freeland' }, { actor: 'rebels' }] });
    expect(threeWay({ base, mine: base, theirs: turned }).draft).toEqual(base);
  });
});
