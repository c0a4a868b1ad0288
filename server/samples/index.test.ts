import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load.ts';
import { checkWords } from '../domain/event/check-words.ts';
import { EventDraft } from '../domain/event/event.ts';
import { SAMPLES } from '../domain/event/event-values.ts';
import { CoverageIn } from '../domain/wire.ts';
import { samples } from './index.ts';
import type { Look } from './sample.ts';

const TODAY = '2026-04-01';

describe.each(SAMPLES)('the sample "%s"', (name) => {
  const look = definitions();
  const { events, coverage } = samples[name].load(look, TODAY);

  it('holds events and coverage in the shape that the log accepts', () => {
    expect(events.length).toBeGreaterThan(0);
    for (const { externalId, ...event } of events) {
      expect(EventDraft.safeParse(event).error?.issues, externalId).toBeUndefined();
    }
    for (const span of coverage) expect(CoverageIn.safeParse(span).error?.issues).toBeUndefined();
  });

  it('uses words of the vocabulary only', () => {
    for (const { externalId, ...event } of events) {
      expect(checkWords(EventDraft.parse(event), look.words), externalId).toEqual([]);
    }
  });

  it('names every event once', () => {
    expect(new Set(events.map((event) => event.externalId)).size).toBe(events.length);
  });

  it('finds a district or province word for what lies in Pakistan or Afghanistan', () => {
    const wide = events.filter(
      ({ place }) => place?.admin1 && ['pakistan', 'afghanistan'].includes(place.words?.[0] ?? ''),
    );
    expect(wide.map((event) => event.externalId)).toEqual([]);
  });

  it('knows no event later than today', () => {
    const early = samples[name].load(look, '2024-01-15');
    expect(early.events.length).toBeGreaterThan(0);
    for (const event of early.events) {
      const days = [
        event.when.from,
        event.when.to,
        event.firstLogged,
        ...(event.sources ?? []).map((s) => s.published),
      ];
      expect(days.filter((day) => day !== undefined && day > '2024-01-15')).toEqual([]);
    }
    for (const span of early.coverage) expect(span.to <= '2024-01').toBe(true);
  });
});

function definitions(): Look {
  const found = loadCatalogue(join(import.meta.dirname, '../../indicators'));
  if ('problems' in found) throw new Error(found.problems.map(({ file, message }) => `${file} ${message}`).join('\n'));
  return found.catalogue;
}
