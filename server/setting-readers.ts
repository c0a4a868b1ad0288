import { readFileSync } from 'node:fs';

/** A reader gives the value, or throws the pair "what is the matter" and "what to do". */
export type Reader<T> = (text: string) => T;

/** Why a setting will not do, and what to do about it. */
export class Wrong extends Error {
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** A mail server to hand mails to. */
export interface MailServer {
  host: string;
  port: number;
  user: string | null;
  password: string | null;
  tls: boolean;
  loopback: boolean;
}

export function wholeNumber(min: number, max: number): Reader<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new Wrong(`is not a whole number from ${min} to ${max}`, `Give a whole number from ${min} to ${max}.`);
  };
}

export function oneOf<const T extends string>(words: readonly T[]): Reader<T> {
  return (text) => {
    const word = words.find((each) => each === text);
    if (word !== undefined) return word;
    throw new Wrong('is not one of the words known here', `Use ${words.join(', ')}.`);
  };
}

export function anyHost(text: string): string {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw new Wrong('is not an address', 'Give an address such as 0.0.0.0.');
}

export function folder(text: string): string {
  if (!text.includes('\0')) return text;
  throw new Wrong('is not a path', 'Give the path of a folder.');
}

export function postgresUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text;
  throw new Wrong(
    'is not the address of a PostgreSQL database',
    'Give postgres://user:password@host:5432/database, or leave it out to use the embedded PostgreSQL.',
  );
}

export function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && (text === url.origin || text === `${url.origin}/`)) return url.origin;
  throw new Wrong(
    'is not an origin (scheme, host and port, nothing behind)',
    'Give it as browsers show it, such as https://signposts.example.org.',
  );
}

/** Goes into a header or a form as it is. */
export function secret(text: string): string {
  if (/^[\x21-\x7e\u00a1-\uffff ]{1,500}$/.test(text)) return text;
  throw new Wrong('holds characters that no account has', 'Copy it again from where it was given to you.');
}

/** A secret in a file of its own, as container platforms hand them over. */
export function secretFile(text: string): string {
  let content: string;
  try {
    content = readFileSync(text, 'utf8');
  } catch {
    throw new Wrong(
      'is not a file that can be read',
      'Give the path of a file that holds the password and nothing else.',
    );
  }
  return secret(content.replace(/\r?\n$/, ''));
}

export function longSecret(text: string): string {
  if (/^[\x21-\x7e]{24,200}$/.test(text)) return text;
  throw new Wrong('is not 24 to 200 ASCII characters without spaces', 'Make one with: openssl rand -hex 32');
}

export function list<T>(each: Reader<T>): Reader<T[]> {
  return (text) => [...new Set(text.split(',').map((part) => each(part.trim())))];
}

export function release(text: string): string {
  if (/^\d{2}\.0\.\d{1,2}$/.test(text)) return text;
  throw new Wrong('is not a monthly release', 'Write them as UCDP numbers them, such as 26.0.8, with commas between.');
}

export function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new Wrong('is not a day', 'Write it as 2016-01-01.');
}

/** Accounts are sent there, so it is https; without it this machine alone, for tests. */
export function publisher(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const here = url && /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(url.hostname);
  const plain = url?.pathname === '/' && url.username === '' && url.search === '';
  if (url && plain && (url.protocol === 'https:' || (url.protocol === 'http:' && here))) return url.origin;
  throw new Wrong('is not an https origin', 'Leave it out to ask the publisher itself.');
}

/** Mail is handed over with an account, so it goes by TLS; without it to this machine alone. */
export function mailServer(text: string): MailServer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url && /^\/?$/.test(url.pathname) && url.search === '' && url.hash === '' && url.hostname !== '';
  if (!url || !plain || !/^smtps?:$/.test(url.protocol))
    throw new Wrong('is not the address of a mail server', 'Give smtp://user:password@host:587, or smtps:// with 465.');
  const tls = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    port: url.port ? Number(url.port) : tls ? 465 : 587,
    user: url.username ? decodeURIComponent(url.username) : null,
    password: url.password ? decodeURIComponent(url.password) : null,
    tls,
    loopback: host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host),
  };
}

export function mailAddress(text: string): string {
  if (/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}$/.test(text)) return text;
  throw new Wrong('is not an e-mail address', 'Give the address alone, such as signposts@example.org.');
}

/** A wrong DATABASE_URL is shown on the console, and must not show its password there. */
export function withoutPassword(text: string): string {
  return text.replace(/:\/\/[^@]*@/, '://…@');
}
