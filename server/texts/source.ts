import type { Token } from './tokens.ts';

/** Web addresses of papers and agencies, with the name they go by. Any other address goes by its host. */
const PAPERS: Record<string, string> = {
  'dawn.com': 'Dawn',
  'reuters.com': 'Reuters',
  'apnews.com': 'AP',
  'afp.com': 'AFP',
  'aljazeera.com': 'Al Jazeera',
  'bbc.com': 'BBC',
  'bbc.co.uk': 'BBC',
  'thenews.com.pk': 'The News',
  'tribune.com.pk': 'The Express Tribune',
  'geo.tv': 'Geo News',
  'nation.com.pk': 'The Nation',
  'app.com.pk': 'APP',
  'khorasandiary.com': 'The Khorasan Diary',
  'rferl.org': 'RFE/RL',
  'voanews.com': 'VOA',
  'tolonews.com': 'TOLOnews',
};
const AGENCIES = new Set(['Reuters', 'AFP', 'AP', 'APP', 'PPI', 'INP', 'ANI', 'VOA', 'BBC', 'Dawn']);
/** Last word of a paper's name. */
const PAPER =
  /^(Post|Times|News|Tribune|Herald|Express|Observer|Nation|Journal|Gazette|Daily|Today|Telegraph|Guardian|Mail|Star|Standard|Dispatch|Chronicle|Diary|Review|Recorder|Monitor)$/;

/** Words before a paper that people spoke to, or that says so. */
const TOLD = /^(told|source|reported)$/;

export interface Publisher {
  name: string;
  /** Where it stands in the text; null when it comes from the address. */
  at: { from: number; to: number } | null;
}

/** The first web address of a text and where it stands. */
export function addressIn(text: string): { url: string; from: number; to: number } | null {
  const found = /https?:\/\/[^\s<>"]+/i.exec(text);
  if (!found) return null;
  const url = withoutStops(found[0]);
  return URL.canParse(url) && url.length <= 2000 ? { url, from: found.index, to: found.index + url.length } : null;
}

/** An address at the end of a sentence does not end in its full stop. By hand: a pattern would go over long rows of stops again and again. */
function withoutStops(url: string): string {
  let end = url.length;
  while (end > 0 && '.,;:!?)]'.includes(url.charAt(end - 1))) end--;
  return url.slice(0, end);
}

/** Who published the text: an agency in brackets, a paper named on its own, else the host of its address. */
export function publisherOf(text: string, tokens: readonly Token[], url: string | null): Publisher | null {
  for (let n = 0; n < tokens.length; n++) {
    const name = paperAt(text, tokens, n);
    if (name) return name;
  }
  if (!url) return null;
  const host = new URL(url).hostname.replace(/^(www|m|amp)\./, '');
  return { name: PAPERS[host] ?? host.slice(0, 200), at: null };
}

function paperAt(text: string, tokens: readonly Token[], n: number): Publisher | null {
  const first = tokens[n];
  if (!first || first.shape === 'small' || first.shape === 'number') return null;
  const word = (token: Token) => text.slice(token.from, token.to);
  const opens =
    n === 0 ||
    /[(\n—–]/.test(first.gap) ||
    first.sentence !== tokens[n - 1]?.sentence ||
    TOLD.test(tokens[n - 1]?.plain ?? '');
  if (!opens) return null;
  let to = n;
  while (
    to < n + 5 &&
    tokens[to] &&
    /^(capital|capitals)$/.test(tokens[to]?.shape ?? '') &&
    (to === n || /^\s$/.test(tokens[to]?.gap ?? ''))
  )
    to++;
  const last = tokens[to - 1];
  if (!last) return null;
  const name = text.slice(first.from, last.to);
  const after = text.slice(last.to, last.to + 2);
  const bracketed = /\($/.test(first.gap) && after.startsWith(')');
  if (AGENCIES.has(name) && (bracketed || after === '' || /^[\n,]/.test(after))) return { name, at: { from: n, to } };
  const alone = bracketed || TOLD.test(tokens[n - 1]?.plain ?? '') || isEnd(after, to === tokens.length);
  return to - n >= 2 && PAPER.test(word(last)) && alone ? { name, at: { from: n, to } } : null;
}

function isEnd(after: string, last: boolean): boolean {
  return after === '' || after === '.' || /^[\n,]/.test(after) || (last && after.startsWith('.'));
}
