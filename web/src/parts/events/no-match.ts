import { changed, without, type Chip } from './chips.ts';

/** A wider view, and how many events it holds. */
export interface NearView {
  /** What makes it wider: "Without Date Oct 2024", "With Kind Bomb alone". */
  name: string;
  query: URLSearchParams;
  events: number;
}

const MOST = 8;

/** Views near one that is empty: first those with one filter taken off, then those with one filter alone. */
export function nearViews(query: URLSearchParams, chips: readonly Chip[]): Omit<NearView, 'events'>[][] {
  const search = query.get('q');
  const filters = [
    ...chips.map(({ field, value }) => ({ name: `${field.label} ${value}`, names: field.names })),
    ...(search ? [{ name: `the search “${search}”`, names: ['q'] }] : []),
  ].slice(0, MOST);
  const off = filters.map(({ name, names }) => ({ name: `Without ${name}`, query: without(query, { names }) }));
  if (filters.length < 3) return [off];
  const alone = filters.map(({ name, names }) => ({
    name: `With ${name} alone`,
    query: new URLSearchParams(
      [...changed(query, { sort: null })].filter(([part]) => part === 'as-of' || names.includes(part)),
    ),
  }));
  return [off, alone];
}

/** The view that holds most, or null when all are empty. */
export function nearestView(views: readonly NearView[]): NearView | null {
  return views.reduce<NearView | null>((most, view) => (view.events > (most?.events ?? 0) ? view : most), null);
}

const NUMBERS = ['no', 'this', 'these two', 'these three', 'these four', 'these five', 'these six'];

/** "this filter", "these three filters". */
export function inWords(filters: number): string {
  return `${NUMBERS[filters] ?? `these ${filters}`} ${filters === 1 ? 'filter' : 'filters'}`;
}
