import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load.ts';
import { EventDraft } from '../domain/event/event.ts';
import { COUNTED_STATUSES } from '../domain/event/event-values.ts';
import { factsOf } from '../domain/event/facts.ts';
import type { Catalogue } from '../domain/indicator/loaded.ts';
import { matchEvent } from '../domain/indicator/match.ts';
import { notable } from './notable.ts';
import type { SampleEvent } from './sample.ts';

const TODAY = '2026-04-01';

let catalogue: Catalogue;
let events: SampleEvent[];

beforeAll(() => {
  const found = loadCatalogue(join(import.meta.dirname, '../../indicators'));
  if ('problems' in found) throw new Error(found.problems.map(({ file, message }) => `${file} ${message}`).join('\n'));
  ({ catalogue } = found);
  ({ events } = notable.load(catalogue, TODAY));
});

describe('the notable events', () => {
  it('declare no coverage, because they are no census', () => {
    expect(notable.load(catalogue, TODAY).coverage).toEqual([]);
  });

  it('publish what has a source and keep the rest in review', () => {
    const by = (status: string) => events.filter((event) => event.status === status).length;
    expect({ published: by('published'), disputed: by('disputed'), inReview: by('in-review') }).toMatchInlineSnapshot(`
      {
        "disputed": 2,
        "inReview": 61,
        "published": 58,
      }
    `);
    expect(by('published') + by('disputed') + by('in-review')).toBe(events.length);
  });

  it('give an address or a dataset for everything that counts', () => {
    for (const event of events.filter(counts)) {
      const [source] = event.sources ?? [];
      expect(source?.url ?? source?.citation, event.externalId).toBeTruthy();
      expect(source?.citation, event.externalId).not.toBe('Source to be checked');
      expect(source?.reliability, event.externalId).not.toBe('F');
    }
  });

  it('give no address and no grade for what waits in review', () => {
    for (const event of events.filter((one) => !counts(one))) {
      expect(event.sources, event.externalId).toHaveLength(1);
      expect(event.sources?.[0], event.externalId).toMatchObject({
        citation: 'Source to be checked',
        reliability: 'F',
        credibility: 6,
      });
      expect(event.sources?.[0]?.url, event.externalId).toBeUndefined();
    }
  });

  it('hold the bombing that the forecast leaves out', () => {
    const peshawar = events.find((event) => event.when.from === '2023-01-30');
    expect(peshawar).toMatchObject({ kind: 'suicide-bombing', place: { words: ['peshawar'] }, status: 'published' });
  });

  it('count toward the indicators like this', () => {
    const drafts = events.filter(counts).map(({ externalId: _, ...event }) => factsOf(EventDraft.parse(event)));
    const indicators = catalogue.forecasts.flatMap((forecast) => forecast.indicators);
    const table = indicators.map(({ id, definition }) => {
      const hits = drafts.filter((facts) =>
        matchEvent(definition, facts, catalogue.words).some((match) => match.role === 'counts'),
      );
      return `${id} ${hits.length}`;
    });
    expect(table).toMatchInlineSnapshot(`
      [
        "allied-groups 3",
        "better-weapons 0",
        "chinese-targets 1",
        "deaths-per-attack 13",
        "districts-hit 14",
        "guarded-sites-entered 4",
        "insider-help 2",
        "territory-held 1",
        "demonstrations-against-forces 0",
        "funeral-prayers-refused 0",
        "help-for-militants 0",
        "large-operations 0",
        "operations-walked-back 0",
        "residents-against-militants 0",
        "afghan-anger 1",
        "border-clashes 3",
        "deep-strikes 2",
        "open-taliban-backing 0",
        "strikes-in-afghanistan 9",
        "trouble-after-strikes 4",
        "us-assistance 0",
        "armed-groups-active 20",
        "balance-of-losses 11",
        "bloodshed-after-operations 20",
        "haqqani-rift 0",
        "kabul-acts-against-ttp 0",
        "policing-and-talks 0",
        "relocations 0",
        "senior-ttp-at-talks 0",
        "southern-objections 0",
      ]
    `);
  });
});

function counts(event: SampleEvent): boolean {
  return COUNTED_STATUSES.includes(event.status ?? 'published');
}
