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
}

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
      issues.push({ field: name, value: shown(withoutPassword(text)), message: error.message, fix: error.fix });
      return fallback;
    }
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

/** A wrong DATABASE_URL is shown on the console, and must not show its password there. */
function withoutPassword(text: string): string {
  return text.replace(/:\/\/[^@]*@/, '://…@');
}
