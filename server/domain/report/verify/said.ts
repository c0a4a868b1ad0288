import type { SectionId } from '../plan-values.ts';
import type { Report } from '../report.ts';

/** A sentence of a report, and where it stands in it. */
export interface SaidAt {
  path: string;
  words: string;
}

/** What each section says in sentences that every format has to repeat to the letter. */
const SAID: Record<SectionId, (report: Report) => unknown> = {
  'bottom-line': ({ finding, lead, standing }) => ({ finding, lead, standing }),
  developments: ({ developments }) => ({
    developments: developments.map(({ title, summary, posterior, confidence }) => ({
      ...{ title, summary, posterior, confidence },
    })),
  }),
  judgements: ({ judgements }) => ({
    judgements: judgements.map(({ finding, change, likelihood, confidence }) => ({
      ...{ finding, change, likelihood, confidence },
    })),
  }),
  changed: ({ changed }) => ({ changed: changed.map(({ words }) => ({ words })) }),
  unknown: ({ unknown }) => ({ unknown }),
  watch: ({ watch }) => ({ watch }),
  indicators: ({ rows }) => ({
    rows: rows.map(({ title, before, after, change, badge }) => ({ title, before, after, change, badge })),
  }),
  checks: ({ sure }) => ({ sure: { checks: sure.checks } }),
  method: ({ method }) => ({ method }),
  sources: ({ sure }) => ({ sure: { sources: sure.sources } }),
  versions: () => ({}),
  events: () => ({}),
  map: () => ({}),
};

/** Every sentence that a format has to repeat, with its place in the report. */
export function saidIn(report: Report): SaidAt[] {
  const { title, opening, sections, marking, sample } = report;
  const own = sections.map((section) => ({ own: section.own.map(({ text }) => ({ text })) }));
  const always = { title, marking, sample, opening: opening.map(({ text }) => ({ text })), sections: own };
  return [always, ...sections.map(({ id }) => SAID[id](report))].flatMap((part) => textsIn('report', part));
}

function textsIn(path: string, value: unknown): SaidAt[] {
  if (typeof value === 'string') return value.trim() ? [{ path, words: value }] : [];
  if (Array.isArray(value)) return value.flatMap((one, n) => textsIn(`${path}[${n}]`, one));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(`${path}.${key}`, one));
}
