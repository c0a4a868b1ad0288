import { readForecast } from '../domain/reading/read-forecast.ts';
import { SECTIONS } from '../domain/report/plan-values.ts';
import { ReportPlan } from '../domain/report/plan.ts';
import type { ReportEvent } from '../domain/report/report.ts';
import { toReport } from '../domain/report/to-report.ts';
import type { ReportFile } from '../exporters/exporter.ts';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from './reckoning.ts';

export const CITED = '00000000-0000-4000-8000-000000000001';
export const LISTED = '00000000-0000-4000-8000-000000000002';

/** A report with everything a report can hold, some of it nasty; `change` overrides fields of the plan. */
export function aReportFile(change: Record<string, unknown> = {}): ReportFile {
  const rise = [...Array.from({ length: 17 }, () => 8), ...Array.from({ length: 36 }, () => 20)];
  const indicators = [
    anIndicator('up', { title: '=HYPERLINK("https://evil.example") & <b>bombs</b>' }),
    anIndicator('few', { title: 'Rare things' }),
  ];
  const reading = readForecast({
    forecast: aForecast(indicators),
    words,
    feed: 'desk',
    feeds: [aFeed('2018-01', '2026-01')],
    tallies: new Map([['desk', new Map([['up', talliesOf(tallied('2021-09', rise))]])]]),
    shared: [],
    asOf: '2026-11-23',
    sample: ['practice'],
    changedAfterRegistration: ['up'],
    dataVersion: '7',
    events: { total: 1, counted: 1, inReview: 0, withSource: 1, withTwoSources: 0 },
  });
  const plan = ReportPlan.parse({
    forecast: 'test',
    sections: [...SECTIONS],
    marking: 'TLP:GREEN',
    texts: [
      {
        id: 'a',
        after: 'bottom-line',
        kind: 'paragraph',
        text: '+92 is what the paragraph begins with.',
        cites: [CITED],
      },
      { id: 'b', after: null, kind: 'paragraph', text: 'Before all sections, something in Urdu: لاہور.' },
      {
        ...{ id: 'c', after: null, kind: 'judgement', text: 'The rebels are likely to go on.', cites: [CITED] },
        confidence: { level: 'low', because: 'Few sources are at hand' },
      },
    ],
    ...change,
  });
  const report = toReport(reading, plan, {
    leaving: { credit: 'Test feed (2026). Accessed 1 Nov 2026.', withheld: null },
    earlier: null,
    cited: [anEvent(CITED, '@SUM(1) bomb, "quoted"; and more')],
    events: { items: [anEvent(LISTED, 'Another bomb in the north')], total: 2, words: '1 of 2 events, the newest.' },
    signed: null,
  });
  const hash = 'ab'.repeat(32);
  return { report, reading, evidence: null, hash, address: null, madeAt: '2026-11-23T10:00:00Z' };
}

function anEvent(id: string, summary: string): ReportEvent {
  return {
    ...{ id, summary, day: '2024-10-14', when: '14 Oct 2024', kind: 'Bomb', place: 'North' },
    ...{ lat: 33.5, lon: -70.25, killed: '4 to 6', counts: ['Rare things'], inReview: false },
    sources: [{ publisher: 'The Paper', url: 'https://paper.example/1', published: '2024-10-15', grade: 'B2' }],
  };
}
