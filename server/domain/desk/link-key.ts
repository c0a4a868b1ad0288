/** Characters; the database's index takes no more. */
const LONGEST = 600;

/**
 * A web address as it is held against others: without scheme, "www." or "m.", tracking, mark and trailing slash, so
 * that one article quoted under several addresses is one. Says the same as `link_key` of the database (a test holds
 * the two together).
 */
export function linkKey(url: string): string {
  const key = url
    .toLowerCase()
    .replace(/^https?:\/\/(www\.|m\.|amp\.)?/, '')
    .replace(/#.*$/s, '')
    .replace(/([?&])(utm_[^&]*|fbclid=[^&]*|gclid=[^&]*)(?=&|$)/g, '$1')
    .replace(/[?&/]+$/, '');
  return key.length > LONGEST ? [...key].slice(0, LONGEST).join('') : key;
}
