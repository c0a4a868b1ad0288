import { Problem, shown, type Issue } from './domain/problem.ts';
import {
  Wrong,
  anyHost,
  day,
  folder,
  list,
  longSecret,
  mailAddress,
  mailServer,
  oneOf,
  origin,
  postgresUrl,
  publisher,
  release,
  secret,
  secretFile,
  wholeNumber,
  withoutPassword,
  type MailServer,
  type Reader,
} from './setting-readers.ts';

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
  /** With this bearer token /metrics may be read from other machines too. */
  metricsToken: string | undefined;
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
  /** Backups (docs/backup.md): their folder, the hours between two by the clock, and how many of those are kept. */
  backups: { folder: string | null; every: number; keep: number };
  /** How scheduled reports and digests leave (docs/operate.md, "Delivery"); each way is off until its settings are given. */
  delivery: {
    /** The folder below which schedules may put files. */
    outbox: string | null;
    mail: (MailServer & { from: string }) | null;
    /** Webhooks may call addresses of one's own network. */
    allowPrivate: boolean;
  };
  /** Made while nobody has an account; changes nothing later. */
  admin: AdminSetting | null;
  /** Listens on every address inside our own container, which the host publishes on its own machine alone. */
  inContainer: boolean;
}

/** The first admin, where the settings name one (docs/accounts.md). */
export interface AdminSetting {
  email: string;
  password: string;
}

const COUNTRIES = ['pakistan', 'afghanistan'] as const;
type Country = (typeof COUNTRIES)[number];
/** Never repeated, not even when they are wrong. */
const SECRET = /TOKEN|PASSWORD|SMTP_URL/;

type Env = Record<string, string | undefined>;

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

  function backups(): Config['backups'] {
    // Beside the embedded database there is room; where a server is used, nobody but its owner knows a place.
    const dataDir = env['SIGNPOSTS_DATA_DIR']?.trim() || '.data';
    const own = env['DATABASE_URL']?.trim() ? null : `${dataDir}/backups`;
    return {
      folder: setting('SIGNPOSTS_BACKUP_DIR', folder, own),
      every: setting('SIGNPOSTS_BACKUP_EVERY', wholeNumber(0, 24 * 31), 24),
      keep: setting('SIGNPOSTS_BACKUP_KEEP', wholeNumber(1, 1_000), 7),
    };
  }

  function admin(): AdminSetting | null {
    const email = setting('SIGNPOSTS_ADMIN_EMAIL', mailAddress, undefined);
    const given = setting('SIGNPOSTS_ADMIN_PASSWORD', secret, undefined);
    const password = given ?? setting('SIGNPOSTS_ADMIN_PASSWORD_FILE', secretFile, undefined);
    if ((email === undefined) !== (password === undefined))
      issues.push({
        field: email === undefined ? 'SIGNPOSTS_ADMIN_EMAIL' : 'SIGNPOSTS_ADMIN_PASSWORD',
        value: '',
        message: 'is missing',
        fix: 'Give both, or neither. The password can stand in a file: SIGNPOSTS_ADMIN_PASSWORD_FILE.',
      });
    return email === undefined || password === undefined ? null : { email, password };
  }

  const trust = setting('SIGNPOSTS_TRUST_NETWORK', oneOf(['container']), undefined);
  const config: Config = {
    host: setting('HOST', anyHost, '127.0.0.1'),
    port: setting('PORT', wholeNumber(0, 65_535), 8600),
    databaseUrl: setting('DATABASE_URL', postgresUrl, undefined),
    poolSize: setting('PGPOOL', wholeNumber(2, 50), 10),
    dataDir: setting('SIGNPOSTS_DATA_DIR', folder, '.data'),
    indicators: setting('SIGNPOSTS_INDICATORS', folder, 'indicators'),
    data: setting('SIGNPOSTS_DATA', oneOf(['notable', 'practice', 'none']), undefined),
    log: setting('SIGNPOSTS_LOG', oneOf(['info', 'warn', 'error', 'off']), 'warn'),
    publicOrigin: setting('PUBLIC_ORIGIN', origin, undefined),
    metricsToken: setting('SIGNPOSTS_METRICS_TOKEN', longSecret, undefined),
    live: {
      most: setting('SIGNPOSTS_LIVE', wholeNumber(1, 100_000), 2_000),
      // A proxy has one address for everybody behind it.
      mostEach: setting('SIGNPOSTS_LIVE_EACH', wholeNumber(1, 100_000), env['PUBLIC_ORIGIN']?.trim() ? 500 : 10),
    },
    connectors: connectors(),
    backups: backups(),
    delivery: delivery(),
    admin: admin(),
    inContainer: trust === 'container',
  };

  if (issues.length > 0) {
    const names = issues.map((issue) => issue.field).join(', ');
    throw new Problem('setting-wrong', `${issues.length === 1 ? 'A setting is' : 'Settings are'} wrong: ${names}`, {
      issues,
    });
  }
  return config;
}
