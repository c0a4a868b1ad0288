import { gunzipped, unreadable } from './unpack.ts';

const CARRIED = 'id="signposts-evidence"';
/** Elements whose content nobody sees. */
const UNSEEN = /^<(script|style|template)\b/i;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The JSON of a report that its HTML carries, and the page around it.
 * @throws Problem `report-unreadable`
 */
export function carriedIn(html: string): { json: Uint8Array; page: string } {
  const named = html.indexOf(CARRIED);
  const from = named < 0 ? -1 : html.indexOf('>', named) + 1;
  const to = from <= 0 ? -1 : html.indexOf('<', from);
  if (to < 0) throw unreadable('This HTML carries no evidence, so there is nothing to check it by');
  const packed = html.slice(from, to).trim();
  if (!/^[A-Za-z0-9+/=\s]*$/.test(packed)) throw unreadable('The evidence in this HTML is damaged');
  return { json: gunzipped(Buffer.from(packed, 'base64')), page: html.slice(0, from) + html.slice(to) };
}

/**
 * What a reader sees of an HTML file, without any white space: tags, scripts and styles gone, letters as they are read.
 * Goes through it once, whatever stands there.
 */
export function visibleText(html: string): string {
  let text = '';
  for (let at = 0; at < html.length;) {
    const tag = html.indexOf('<', at);
    text += html.slice(at, tag < 0 ? html.length : tag);
    if (tag < 0) break;
    const ended = html.startsWith('<!--', tag) ? html.indexOf('-->', tag) : endOfTag(html, tag);
    if (ended < 0) break;
    at = html.indexOf('>', ended) + 1;
    if (at === 0) break;
  }
  return asRead(text).replace(/\s+/g, '');
}

/** Where the tag ends, or what it holds where nobody sees that. */
function endOfTag(html: string, tag: number): number {
  const name = UNSEEN.exec(html.slice(tag, tag + 12))?.[1];
  if (name === undefined) return html.indexOf('>', tag);
  return html.indexOf(`</${name}`, tag);
}

function asRead(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : null;
      if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return NAMED[(name ?? '').toLowerCase()] ?? whole;
    },
  );
}
