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
const NAMES = new Set([...AGENCIES, ...Object.values(PAPERS)]);
/** Last word of a paper's name. */
const PAPER =
  /^(Post|Times|News|Tribune|Herald|Express|Observer|Nation|Journal|Gazette|Daily|Today|Telegraph|Guardian|Mail|Star|Standard|Dispatch|Chronicle|Diary|Review|Recorder|Monitor)$/;

export interface Publisher {
  name: string;
  /** Where it stands in the text; null when it comes from the address. */
  at: { from: number; to: number } | null;
  /** Only quoted by the text: "told Reuters", "Dawn reported". */
  cited: boolean;
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

/** Who published the text: an agency in brackets, a paper named on its own, else the host of its address, else whom it cites. */
export function publisherOf(text: string, tokens: readonly Token[], url: string | null): Publisher | null {
  let cited: Publisher | null = null;
  for (let n = 0; n < tokens.length; n++) {
    const name = paperAt(text, tokens, n);
    if (name && !name.cited) return name;
    cited ??= name;
  }
  if (!url) return cited;
  const host = new URL(url).hostname.replace(/^(www|m|amp)\./, '');
  return { name: PAPERS[host] ?? host.slice(0, 200), at: null, cited: false };
}

function paperAt(text: string, tokens: readonly Token[], n: number): Publisher | null {
  const first = tokens[n];
  if (!first || first.shape === 'small' || first.shape === 'number') return null;
  const word = (token: Token) => text.slice(token.from, token.to);
  const before = tokens[n - 1]?.plain ?? '';
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
  const paper = to - n >= 2 && PAPER.test(word(last));
  if ((NAMES.has(name) || paper) && isCited(tokens, n, to)) return { name, at: { from: n, to }, cited: true };
  const opens =
    n === 0 || /[(\n—–]/.test(first.gap) || first.sentence !== tokens[n - 1]?.sentence || before === 'source';
  if (!opens) return null;
  const bracketed = /\($/.test(first.gap) && after.startsWith(')');
  const alone = bracketed || before === 'source' || isEnd(after, to === tokens.length);
  const agency = AGENCIES.has(name) && (bracketed || after === '' || /^[\n,]/.test(after));
  return agency || (paper && alone) ? { name, at: { from: n, to }, cited: false } : null;
}

/** "Told Reuters", "according to the Dawn newspaper", "The Sample Times reported". */
function isCited(tokens: readonly Token[], from: number, to: number): boolean {
  const at = (n: number) => (tokens[n]?.sentence === tokens[from]?.sentence ? (tokens[n]?.plain ?? '') : '');
  const start = at(from - 1) === 'the' ? from - 1 : from;
  if (/^(told|reported)$/.test(at(start - 1)) || (at(start - 1) === 'to' && at(start - 2) === 'according')) return true;
  return /^(reported|reports)$/.test(at(at(to) === 'newspaper' ? to + 1 : to));
}

function isEnd(after: string, last: boolean): boolean {
  return after === '' || after === '.' || /^[\n,]/.test(after) || (last && after.startsWith('.'));
}
