import { Problem, shown, type Issue } from './domain/problem.ts';

/** Every setting of the server, read once at the start. docs/operate.md explains each in full. */
export interface Config {
  host: string;
  port: number;
  /** A PostgreSQL server to use; without one, the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  /** Connections kept open to the database. */
  poolSize: number;
  dataDir: string;
  /** Folder of the forecasts and their indicators. */
  indicators: string;
  /** Sample events to load into an empty log; without it the log is left as it is. */
  data: 'notable' | 'practice' | 'none' | undefined;
  log: 'info' | 'warn' | 'error' | 'off';
  /** Address that browsers use, when a proxy stands in front, such as https://signposts.example.org. */
  publicOrigin: string | undefined;
  /** Pages that may listen for changes at once: in all, and for one person at one address. */
  live: { most: number; mostEach: number };
  /** Publishers that are asked for what is new (docs/connectors.md); each is off until its account is given. */
  connectors: {
    ucdp: { url: string; token: string; versions: string[] | null } | null;
    acled: { url: string; user: string; password: string; from: string } | null;
    countries: Country[];
    /** Hours between two runs. */
    every: number;
    /** Percent of known rows that a run may revise or drop without a person. */
    share: number;
  };
  /** How scheduled reports and digests leave (docs/operate.md, "Delivery"); each way is off until its settings are given. */
  delivery: {
    /** The folder below which schedules may put files. */
    outbox: string | null;
    mail: (MailServer & { from: string }) | null;
    /** Webhooks may call addresses of one's own network. */
    allowPrivate: boolean;
  };
}

interface MailServer {
  host: string;
  port: number;
  user: string | null;
  password: string | null;
  tls: boolean;
  loopback: boolean;
}

const COUNTRIES = ['pakistan', 'afghanistan'] as const;
type Country = (typeof COUNTRIES)[number];
/** Never repeated, not even when they are wrong. */
const SECRET = /TOKEN|PASSWORD|SMTP_URL/;

type Env = Record<string, string | undefined>;
/** A reader gives the value, or throws the pair "what is the matter" and "what to do". */
type Reader<T> = (text: string) => T;

class Wrong extends Error {
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/**
 * Reads all settings from the environment, and is the only place that does. An empty value counts as not set.
 * @throws Problem `setting-wrong` that lists every wrong setting at once.
 */
export function readConfig(env: Env): Config {
  const issues: Issue[] = [];

  function setting<T, D>(name: string, read: Reader<T>, fallback: D): T | D {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return fallback;
    try {
      return read(text);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      const value = SECRET.test(name) ? '' : shown(withoutPassword(text));
      issues.push({ field: name, value, message: error.message, fix: error.fix });
      return fallback;
    }
  }

  function connectors(): Config['connectors'] {
    const token = setting('SIGNPOSTS_UCDP_TOKEN', secret, undefined);
    const user = setting('SIGNPOSTS_ACLED_USER', secret, undefined);
    const password = setting('SIGNPOSTS_ACLED_PASSWORD', secret, undefined);
    if ((user === undefined) !== (password === undefined))
      issues.push({
        field: user === undefined ? 'SIGNPOSTS_ACLED_USER' : 'SIGNPOSTS_ACLED_PASSWORD',
        value: '',
        message: 'is missing',
        fix: 'Give both, or neither.',
      });
    const ucdp = {
      url: setting('SIGNPOSTS_UCDP_URL', publisher, 'https://ucdpapi.pcr.uu.se'),
      versions: setting('SIGNPOSTS_UCDP_VERSIONS', list(release), null),
    };
    const acled = {
      url: setting('SIGNPOSTS_ACLED_URL', publisher, 'https://acleddata.com'),
      from: setting('SIGNPOSTS_ACLED_FROM', day, '2010-01-01'),
    };
    return {
      ucdp: token === undefined ? null : { ...ucdp, token },
      acled: user === undefined || password === undefined ? null : { ...acled, user, password },
      countries: setting('SIGNPOSTS_CONNECTOR_COUNTRIES', list(oneOf(COUNTRIES)), [...COUNTRIES]),
      every: setting('SIGNPOSTS_CONNECTOR_EVERY', wholeNumber(1, 24 * 31), 24),
      share: setting('SIGNPOSTS_CONNECTOR_SHARE', wholeNumber(0, 100), 5),
    };
  }

  function delivery(): Config['delivery'] {
    const server = setting('SIGNPOSTS_SMTP_URL', mailServer, undefined);
    const from = setting('SIGNPOSTS_MAIL_FROM', mailAddress, undefined);
    if ((server === undefined) !== (from === undefined))
      issues.push({
        field: server === undefined ? 'SIGNPOSTS_SMTP_URL' : 'SIGNPOSTS_MAIL_FROM',
        value: '',
        message: 'is missing',
        fix: 'Give both, or neither.',
      });
    return {
      outbox: setting('SIGNPOSTS_OUTBOX_DIR', folder, null),
      mail: server === undefined || from === undefined ? null : { ...server, from },
      allowPrivate: setting('SIGNPOSTS_WEBHOOK_PRIVATE', oneOf(['allow']), undefined) === 'allow',
    };
  }

  const trust = setting('SIGNPOSTS_TRUST_NETWORK', oneOf(['container']), undefined);
  const config: Config = {
    host: setting('HOST', trust === 'container' ? anyHost : loopback, '127.0.0.1'),
    port: setting('PORT', wholeNumber(0, 65_535), 8600),
    databaseUrl: setting('DATABASE_URL', postgresUrl, undefined),
    poolSize: setting('PGPOOL', wholeNumber(2, 50), 10),
    dataDir: setting('SIGNPOSTS_DATA_DIR', folder, '.data'),
    indicators: setting('SIGNPOSTS_INDICATORS', folder, 'indicators'),
    data: setting('SIGNPOSTS_DATA', oneOf(['notable', 'practice', 'none']), undefined),
    log: setting('SIGNPOSTS_LOG', oneOf(['info', 'warn', 'error', 'off']), 'warn'),
    publicOrigin: setting('PUBLIC_ORIGIN', origin, undefined),
    live: {
      most: setting('SIGNPOSTS_LIVE', wholeNumber(1, 100_000), 2_000),
      // A proxy has one address for everybody behind it.
      mostEach: setting('SIGNPOSTS_LIVE_EACH', wholeNumber(1, 100_000), env['PUBLIC_ORIGIN']?.trim() ? 500 : 10),
    },
    connectors: connectors(),
    delivery: delivery(),
  };

  if (issues.length > 0) {
    const names = issues.map((issue) => issue.field).join(', ');
    throw new Problem('setting-wrong', `${issues.length === 1 ? 'A setting is' : 'Settings are'} wrong: ${names}`, {
      issues,
    });
  }
  return config;
}

function wholeNumber(min: number, max: number): Reader<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new Wrong(`is not a whole number from ${min} to ${max}`, `Give a whole number from ${min} to ${max}.`);
  };
}

function oneOf<const T extends string>(words: readonly T[]): Reader<T> {
  return (text) => {
    const word = words.find((each) => each === text);
    if (word !== undefined) return word;
    throw new Wrong('is not one of the words known here', `Use ${words.join(', ')}.`);
  };
}

/**
 * There are no accounts yet: whoever reaches the port may change the log. So the server listens on this machine only.
 * The one exception is our own docker-compose.yml, which sets SIGNPOSTS_TRUST_NETWORK=container: inside a container
 * the port must listen on all of the container's addresses, and compose publishes it on 127.0.0.1 of the host alone.
 */
function loopback(text: string): string {
  if (text === 'localhost' || text === '::1' || /^127(\.\d{1,3}){3}$/.test(text)) return text;
  throw new Wrong(
    'would open the log to the network, and accounts have not landed',
    'Leave HOST at 127.0.0.1 and reach it through an SSH tunnel, or through a proxy that asks for a password.',
  );
}

function anyHost(text: string): string {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw new Wrong('is not an address', 'Give an address such as 0.0.0.0.');
}

function folder(text: string): string {
  if (!text.includes('\0')) return text;
  throw new Wrong('is not a path', 'Give the path of a folder.');
}

function postgresUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text;
  throw new Wrong(
    'is not the address of a PostgreSQL database',
    'Give postgres://user:password@host:5432/database, or leave it out to use the embedded PostgreSQL.',
  );
}

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && (text === url.origin || text === `${url.origin}/`)) return url.origin;
  throw new Wrong(
    'is not an origin (scheme, host and port, nothing behind)',
    'Give it as browsers show it, such as https://signposts.example.org.',
  );
}

/** Goes into a header or a form as it is. */
function secret(text: string): string {
  if (/^[\x21-\x7e\u00a1-\uffff ]{1,500}$/.test(text)) return text;
  throw new Wrong('holds characters that no account has', 'Copy it again from where it was given to you.');
}

function list<T>(each: Reader<T>): Reader<T[]> {
  return (text) => [...new Set(text.split(',').map((part) => each(part.trim())))];
}

function release(text: string): string {
  if (/^\d{2}\.0\.\d{1,2}$/.test(text)) return text;
  throw new Wrong('is not a monthly release', 'Write them as UCDP numbers them, such as 26.0.8, with commas between.');
}

function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new Wrong('is not a day', 'Write it as 2016-01-01.');
}

/** Accounts are sent there, so it is https; without it this machine alone, for tests. */
function publisher(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const here = url && /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(url.hostname);
  const plain = url?.pathname === '/' && url.username === '' && url.search === '';
  if (url && plain && (url.protocol === 'https:' || (url.protocol === 'http:' && here))) return url.origin;
  throw new Wrong('is not an https origin', 'Leave it out to ask the publisher itself.');
}

/** Mail is handed over with an account, so it goes by TLS; without it to this machine alone. */
function mailServer(text: string): MailServer {
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

function mailAddress(text: string): string {
  if (/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}$/.test(text)) return text;
  throw new Wrong('is not an e-mail address', 'Give the address alone, such as signposts@example.org.');
}

/** A wrong DATABASE_URL is shown on the console, and must not show its password there. */
function withoutPassword(text: string): string {
  return text.replace(/:\/\/[^@]*@/, '://…@');
}
