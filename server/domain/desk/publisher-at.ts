import type { KnownPublisher } from './publisher.ts';

/** The publisher whose pages stand at a link, or null when it is not known or the link is none. */
export function publisherAt(link: string, known: readonly KnownPublisher[]): KnownPublisher | null {
  const host = /^https?:\/\/(?:www\.)?([^/:?#\s]+)/i.exec(link.trim())?.[1]?.toLowerCase();
  if (!host) return null;
  return known.find((one) => one.host !== null && (host === one.host || host.endsWith(`.${one.host}`))) ?? null;
}
