import { Problem, shown } from '../domain/problem.ts';
import { bodyOf, TooLarge } from './body-of.ts';

/** One question to a publisher. */
export interface Question {
  path: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** Sent as a form, by POST. */
  form?: Readonly<Record<string, string>>;
  /** Statuses by which this publisher means "too many questions", besides 429 and 5xx. */
  busy?: readonly number[];
}

/** What was answered: any status but those that pass by waiting. */
export interface Answer {
  status: number;
  text: string;
}

export type Ask = (question: Question) => Promise<Answer>;

/** Clock, chance and patience; tests hand in others. Times are milliseconds. */
export interface Manners {
  now(): number;
  random(): number;
  sleep(milliseconds: number): Promise<void>;
  /** For one answer, to its last byte. */
  timeout: number;
  /** Bytes of one answer. */
  most: number;
}

const TRIES = 5;
const FIRST_PAUSE = 2_000;
/** Characters of a web page in which its title is looked for. */
const START_OF_PAGE = 4_000;
/** Seconds that are waited for within a run; a publisher who asks for more is asked again by a later run. */
const LONGEST_WAIT = 300;
const AGENT = 'Signposts/0.1 (trend monitor; reads published event data)';
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * A way to ask one publisher: one question at a time with a pause between, again after a pause that grows where it is
 * busy or an answer broke off, and never anybody else: a redirect to another host is refused.
 * @throws Problem `publisher-away` or `publisher-odd`, from each question
 */
export function politely({ origin, pause }: { origin: string; pause: number }, manners: Manners): Ask {
  const { host, protocol, hostname } = new URL(origin);
  if (protocol !== 'https:' && !isLoopback(hostname)) throw odd(host, 'its address is not https');
  let last: Promise<unknown> = Promise.resolve();
  let asked = false;

  async function patiently(question: Question): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      if (asked) await manners.sleep(pause);
      asked = true;
      const got = await once(new URL(origin), question, manners);
      if ('answer' in got) return got.answer;
      const wait = got.after ?? (FIRST_PAUSE / 1000) * 2 ** (attempt - 1) * (0.75 + manners.random() / 2);
      if (attempt >= TRIES || wait > LONGEST_WAIT)
        throw new Problem('publisher-away', `${host} ${got.why}`, { more: { after: got.after } });
      await manners.sleep(Math.round(wait * 1000));
    }
  }
  return (question) => {
    const next = last.then(() => patiently(question));
    last = next.catch(() => undefined);
    return next;
  };
}

type Got = { answer: Answer } | { why: string; after: number | null };

async function once(base: URL, question: Question, manners: Manners): Promise<Got> {
  const address = addressOf(base, question);
  const { form, headers } = question;
  const init: RequestInit = {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { accept: 'application/json', 'user-agent': AGENT, ...headers },
    signal: AbortSignal.timeout(manners.timeout),
    ...(form && { body: new URLSearchParams(form) }),
  };
  let status: number;
  let text: string;
  let retry: string | null;
  try {
    const response = await fetch(address, init);
    ({ status } = response);
    if (REDIRECTS.has(status)) throw redirected(base, response.headers.get('location'));
    retry = response.headers.get('retry-after');
    text = await bodyOf(response, manners.most);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof TooLarge) throw odd(base.host, 'sent more than one page can hold');
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { why: late ? 'took too long to answer' : 'cannot be reached, or its answer broke off', after: null };
  }
  if (status === 429 || status >= 500 || question.busy?.includes(status))
    return { why: `is busy (status ${status})`, after: secondsIn(retry, manners.now()) };
  if (status === 200 && /^\s*</.test(text))
    throw odd(base.host, `sent a web page where data belong: ${shown(titleIn(text))}`);
  return { answer: { status, text } };
}

function addressOf(base: URL, { path, query }: Question): URL {
  const address = new URL(path, base);
  if (address.origin !== base.origin) throw odd(base.host, 'led to another host');
  for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value);
  return address;
}

/** "120" or a date; null where it says neither. */
function secondsIn(retry: string | null, now: number): number | null {
  if (retry === null) return null;
  if (/^\d{1,7}$/.test(retry.trim())) return Number(retry);
  const until = Date.parse(retry);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now) / 1000));
}

/** Passwords and tokens go to the host that was named and to nobody it names. */
function redirected(base: URL, location: string | null): Problem {
  const to = location !== null && URL.canParse(location, base.href) ? new URL(location, base).host : 'nowhere';
  return odd(base.host, `sends to another address (${shown(to, 60)})`);
}

function odd(host: string, what: string): Problem {
  return new Problem('publisher-odd', `${host} ${what}`);
}

function titleIn(page: string): string {
  return /<title[^>]*>([^<]{1,200})/i.exec(page.slice(0, START_OF_PAGE))?.[1]?.trim() ?? 'without a title';
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
