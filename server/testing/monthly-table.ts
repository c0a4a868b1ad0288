import type { SeriesIn } from '../domain/import/series.ts';

/** An invented tracker: attacks, bold ones among them, and deaths, in every month from September 2021 on. */
export const TABLE = [
  'Month,Attacks,Bold,Killed,Where',
  ...Array.from({ length: 32 }, (_, n) => {
    const [year, month] = [2021 + Math.floor((n + 8) / 12), ((n + 8) % 12) + 1];
    const many = n < 17 ? 4 + (n % 3) : 14 + (n % 4);
    const killed = n === 20 ? '' : String(many * 3);
    return `${year}-${String(month).padStart(2, '0')},${many},${many % 4},${killed},Bulletin ${n + 1}`;
  }),
].join('\r\n');

/** The settings by which that table is read; `change` overrides any. */
export function tableIn(text = TABLE, change: Partial<SeriesIn['settings']> = {}): SeriesIn {
  const attached = (column: string, indicator: string, role: 'counts' | 'among' = 'counts') => ({
    ...{ column, forecast: 'test', indicator, role },
  });
  return {
    file: { name: 'tracker.csv', content: Buffer.from(text).toString('base64') },
    settings: {
      feed: 'series-tracker',
      title: 'Invented tracker',
      publisher: 'The Invented Institute',
      licence: 'CC BY 4.0',
      citation: 'The Invented Institute (2024), Monthly tracker',
      redistribution: 'attributed',
      holdBack: 0,
      release: null,
      month: 'month',
      columns: [
        attached('attacks', 'attacks'),
        attached('bold', 'bold-share'),
        attached('attacks', 'bold-share', 'among'),
        attached('killed', 'deaths'),
      ],
      source: { title: 'Monthly tracker', url: 'https://tracker.example/table', published: '2024-05-02' },
      by: { publisher: null, title: 'where', url: null, published: null },
      ...change,
    },
    acceptValid: false,
    dropGone: false,
  };
}
