import { addDays, type Day } from '../../domain/event/calendar.ts';
import type { Source } from '../../domain/event/event.ts';
import type { Random } from './random.ts';

type Paper = Pick<Source, 'publisher' | 'reliability'> & { site: string; credibilities: readonly number[] };

/** Papers that do not exist, on addresses kept for examples (RFC 2606). */
const PAPERS: readonly Paper[] = [
  {
    publisher: 'Practice Gazette',
    site: 'https://example.org/practice-gazette',
    reliability: 'B',
    credibilities: [2, 2, 3],
  },
  { publisher: 'Sample Wire', site: 'https://example.com/sample-wire', reliability: 'A', credibilities: [1, 2, 2] },
  { publisher: 'Example Radio', site: 'https://example.org/example-radio', reliability: 'C', credibilities: [2, 3, 3] },
  {
    publisher: 'Practice Evening Post',
    site: 'https://example.com/practice-evening-post',
    reliability: 'C',
    credibilities: [3, 3, 4],
  },
  {
    publisher: 'A channel nobody can judge',
    site: 'https://example.com/practice-channel',
    reliability: 'F',
    credibilities: [6],
  },
];
const GOOD = PAPERS.slice(0, 2);

/** One to three sources; about half of the events rest on a single one. `sure` puts a good one first. */
export function sourcesOf(chance: Random, day: Day, id: string, sure: boolean): Source[] {
  const count = chance.chance(0.48) ? 1 : chance.chance(0.7) ? 2 : 3;
  const first = sure || chance.chance(0.55) ? chance.pick(GOOD) : chance.pick(PAPERS);
  const others = PAPERS.slice(0, 4).filter((paper) => paper !== first);
  const papers = [first];
  while (papers.length < count) papers.push(...others.splice(chance.whole(0, others.length - 1), 1));
  return papers.map((paper) => ({
    publisher: paper.publisher,
    url: `${paper.site}/${id}`,
    published: addDays(day, chance.whole(0, 2)),
    reliability: paper.reliability,
    credibility: sure && paper === first ? 2 : chance.pick(paper.credibilities),
  }));
}

/** Days until an event became known to those who log: mostly a few, sometimes weeks. */
export function delay(chance: Random): number {
  return chance.chance(0.85) ? chance.whole(0, 4) : chance.whole(5, 55);
}
