import type { Share } from '../../../../server/domain/desk/share.ts';

/** What "Copy link" copies: the address on screen, held to the day of its data unless it names one already. */
export function copyAddress(href: string, asOf: string | null): string {
  const url = new URL(href);
  if (asOf !== null && !url.searchParams.has('as-of')) url.searchParams.set('as-of', asOf);
  return url.href;
}

/** Where a page of the desk stands: which page of the forecast it is, on which feed and day. */
export interface Standing {
  address: string;
  feed: string | null;
  asOf: string | null;
}

/** The page on screen as a link keeps it: feed and day are the link's own, everything else stays in the address. */
export function standingAt(path: string, search: string): Standing {
  const query = new URLSearchParams(search);
  const [feed, asOf] = [query.get('feed'), query.get('as-of')];
  query.delete('feed');
  query.delete('as-of');
  const rest = path.replace(/^\/f\/[^/]+/, '').replace(/\/$/, '');
  return { address: `${rest}${query.size ? `?${query}` : ''}`, feed, asOf };
}

/** The address of a link, as it is handed on. */
export function linkOf(
  origin: string,
  { token, share }: { token: string; share: Pick<Share, 'opens' | 'address'> },
): string {
  return share.opens === 'chart' ? `${origin}/embed/${token}` : `${origin}/s/${token}${share.address}`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** What somebody puts into a page of theirs to show the chart there. */
export function embedCode(link: string, title: string): string {
  return `<iframe src="${escaped(link)}" title="${escaped(title)}" width="720" height="620" loading="lazy"></iframe>`;
}

/** Where somebody at the desk sees what a link shows: its page, on its feed and day; of a frozen one as it is now. */
export function deskAddress(share: Pick<Share, 'forecast' | 'indicator' | 'address' | 'feed' | 'asOf'>): string {
  const [path = '', search = ''] = (share.indicator === null ? share.address : `/i/${share.indicator}`).split('?');
  const query = new URLSearchParams(search);
  if (share.feed !== null) query.set('feed', share.feed);
  if (share.asOf !== null) query.set('as-of', share.asOf);
  return `/f/${share.forecast}${path}${query.size ? `?${query}` : ''}`;
}

/** What a link opens, in a few words: "One chart, frozen", "Pages with events, live". */
export function shareInWords({ opens, kind, withEvents }: Pick<Share, 'opens' | 'kind' | 'withEvents'>): string {
  const what = opens === 'chart' ? 'One chart' : withEvents ? 'Pages with events' : 'Pages, numbers only';
  return `${what}, ${kind}`;
}
