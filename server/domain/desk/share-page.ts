import type { LoadedForecast } from '../indicator/loaded.ts';

interface Opens {
  opens: 'pages' | 'chart';
  indicator: string | null;
  address: string;
}

/**
 * The page at which a link opens, by the name it has in the forecast: "Overview", "Districts hit by the TTP". What the
 * definitions no longer know is called by its id.
 */
export function sharePage({ opens, indicator, address }: Opens, forecast: LoadedForecast | undefined): string {
  const titleOf = (id: string) => forecast?.indicators.find((each) => each.id === id)?.definition.title ?? id;
  if (opens === 'chart') return titleOf(indicator ?? '');
  const [, kind, id = '', definition] = address.replace(/\?.*$/, '').split('/');
  if (kind === 'article') return 'The article';
  if (kind === 'd') return forecast?.definition.developments.find((each) => each.id === id)?.title ?? id;
  if (kind === 'i') return definition ? `${titleOf(id)}: definition` : titleOf(id);
  return 'Overview';
}
