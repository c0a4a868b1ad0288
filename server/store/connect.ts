import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** How to reach the database: the address of a server, or the options of the embedded one. */
export type Connection = string | Record<string, unknown>;

export type Sql = postgres.Sql<{ bigint: number; numeric: number; date: string; timestamp: string }>;
/** A transaction's own handle, or the pool itself: what every query of the store takes. */
export type Handle = postgres.ISql<{ bigint: number; numeric: number; date: string; timestamp: string }>;

export interface Clients {
  /** Hot paths and everything that changes data. */
  sql: Sql;
  /** Ordinary reading. Its own client, because drizzle changes the parsers of the one it is given. */
  db: PostgresJsDatabase;
  end(): Promise<void>;
}

const asText = (value: unknown) => String(value);

/** Opens both clients. Nothing is sent before the first query. */
export function connect(connection: Connection, poolSize: number): Clients {
  const sql = client(connection, Math.max(2, poolSize - 2), {
    bigint: { to: 20, from: [20], serialize: asText, parse: Number },
    numeric: { to: 1700, from: [1700], serialize: asText, parse: Number },
    // Days stay text end to end, so that no time zone can move them.
    date: { to: 1082, from: [1082], serialize: asText, parse: asText },
    timestamp: {
      to: 1184,
      from: [1114, 1184],
      serialize: asText,
      parse: (text: string) => new Date(text).toISOString(),
    },
  }) as Sql;
  const ordinary = client(connection, 2, {});
  return {
    sql,
    db: drizzle(ordinary, { casing: 'snake_case' }),
    end: async () => {
      await Promise.all([sql.end({ timeout: 1 }), ordinary.end({ timeout: 1 })]);
    },
  };
}

/** One client with the limits every connection has; see docs/operate.md. */
export function client(
  connection: Connection,
  max: number,
  types: Record<string, postgres.PostgresType>,
  more: Record<string, unknown> = {},
): postgres.Sql {
  const options = {
    max,
    types,
    // Small queries must not queue behind slow ones on the same connection.
    max_pipeline: 1,
    backoff: (attempt: number) => Math.min(0.1 * 2 ** attempt, 1),
    connect_timeout: 3,
    idle_timeout: 60,
    onnotice: () => undefined,
    connection: {
      application_name: 'signposts',
      TimeZone: 'UTC',
      statement_timeout: 30_000,
      lock_timeout: 3_000,
      idle_in_transaction_session_timeout: 60_000,
    },
    ...more,
  } as unknown as postgres.Options<Record<string, postgres.PostgresType>>;
  const address = typeof connection === 'string' ? throughSocket(connection) : connection;
  return (typeof address === 'string'
    ? postgres(address, options)
    : postgres({ ...address, ...options })) as unknown as postgres.Sql;
}

/** The driver does not know PostgreSQL's own way to name a Unix socket: postgres://user@/database?host=/run/postgresql. */
function throughSocket(address: string): Connection {
  const url = new URL(address);
  const folder = url.searchParams.get('host');
  if (!folder?.startsWith('/')) return address;
  const { username, password } = url;
  return {
    path: `${folder}/.s.PGSQL.${url.port || '5432'}`,
    user: decodeURIComponent(username),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}
