import { describe, expect, it } from 'vitest';
import { choicesFor, type Choice } from './choices.ts';

const ALL: Choice[] = [
  { id: 'overview', title: 'Overview', group: 'Pages', go: '/f/x' },
  { id: 'events', title: 'Events', group: 'Pages', go: '/events' },
  { id: 'log', title: 'Log event', group: 'Actions', go: '/events/new' },
  { id: 'deep-strikes', title: 'Strikes deep inside Afghanistan', group: 'Indicators', go: '/f/x/i/deep-strikes' },
  { id: 'bannu', title: 'Bannu', also: ['Bannu District'], group: 'Places', go: '/events?place=bannu' },
  { id: 'e1', title: 'Made-up ambush', group: 'Events', go: '/events/e1' },
];
const titles = (typed: string) => choicesFor(ALL, typed).flatMap(([, of]) => of.map((choice) => choice.title));

describe('finding or jumping to something', () => {
  it('offers pages and actions while nothing is typed', () => {
    expect(titles('')).toEqual(['Overview', 'Events', 'Log event']);
  });

  it('puts the group of the best answer first, and Enter takes that answer', () => {
    const [[group, of] = []] = choicesFor(ALL, 'bann');
    expect(group).toBe('Places');
    expect(of?.[0]?.id).toBe('bannu');
  });

  it('finds by words inside a title and in any order', () => {
    expect(titles('afghan deep')).toContain('Strikes deep inside Afghanistan');
  });

  it('shows the events that the server found whatever their titles say, after everything else', () => {
    expect(titles('tank')).toEqual(['Made-up ambush']);
    expect(titles('event').at(-1)).toBe('Made-up ambush');
  });

  it('gives nothing where nothing fits', () => {
    expect(choicesFor(ALL.slice(0, 5), 'zzz')).toEqual([]);
  });
});
