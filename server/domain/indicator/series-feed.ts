/** How the ids of feeds begin that hold monthly totals and no events. */
export const SERIES_PREFIX = 'series-';

/** Whether a feed publishes monthly totals only: its numbers open the publication, because there are no events to list. */
export function isSeries(feed: string | null | undefined): boolean {
  return feed?.startsWith(SERIES_PREFIX) ?? false;
}

/** The id of a series by its title: "PICSS monthly" is `series-picss-monthly`. Empty titles give the bare beginning. */
export function seriesId(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${SERIES_PREFIX}${words.slice(0, 45).replace(/-$/, '')}`;
}
