import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { findRunning, isPostgres, makeFolder, placesIn, type Places } from './embedded-files.ts';
import { findProgram, windows, type Program } from './embedded-program.ts';
import { serve, type Address, type StartInput } from './embedded-start.ts';

export type { Address } from './embedded-start.ts';

/** A running embedded PostgreSQL, as one process sees it. */
export interface Embedded {
  /** For postgres.js; stays the same when PostgreSQL has to be started again. */
  options: Address;
  /** True when nobody else was using it as we came. */
  owner: boolean;
  /** Stops it, unless another process still uses it; then the last one to leave stops it. */
  stop(): Promise<void>;
}

/** Settings that only tests change. */
export interface EmbeddedChoices {
  say?: (line: string) => void;
  settings?: Readonly<Record<string, string>>;
  namespace?: boolean;
}

/**
 * Starts the PostgreSQL that npm installed on a data folder, or joins the one that runs there, even one that a killed
 * process left behind. While in use it is started again should it die.
 * @throws Problem `database-away` with what to do.
 */
export async function startEmbedded(dataDir: string, choices: EmbeddedChoices = {}): Promise<Embedded> {
  const { say = () => {}, settings = {}, namespace = true } = choices;
  const places = placesIn(dataDir);
  const program = findProgram(places.cluster, { namespace });
  makeFolder(places, program.account);
  const presence = await enter({ places, program, settings, say });
  return {
    options: presence.options,
    owner: presence.alone,
    stop: () => presence.leave(() => shutDown(places, program)),
  };
}

interface Presence {
  options: Address;
  alone: boolean;
  leave(shutDown: () => Promise<void>): Promise<void>;
}

/**
 * Every process that uses the server holds a shared advisory lock in it, on a connection kept for that. Whoever can
 * have the lock alone is the last and may stop the server; a killed process gives its lock back by dying.
 */
async function enter(input: StartInput): Promise<Presence> {
  let leaving = false;
  let present = false;
  let reviving = Promise.resolve();
  let options = await serve(input);
  let sql = connect();

  function connect(): postgres.Sql {
    const onclose = () => {
      if (!present || leaving) return;
      present = false;
      reviving = revive();
    };
    return postgres({ ...maintenance(options), onclose });
  }

  async function revive(): Promise<void> {
    input.say('The embedded PostgreSQL went away; starting it again');
    let told = '';
    for (let pause = 100; !leaving; pause = Math.min(pause * 2, 5000)) {
      try {
        await serve(input);
        present = await takePlace();
        input.say('The embedded PostgreSQL is back');
        return;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        if (why !== told) input.say(`The embedded PostgreSQL is away: ${why}`);
        told = why;
        await sleep(pause, undefined, { ref: false });
      }
    }
  }

  async function takePlace(): Promise<true> {
    await sql`select pg_advisory_lock_shared(8600)`;
    return true;
  }

  for (let tries = 1; !present; tries += 1) {
    try {
      await createDatabase(sql, options.database);
      present = await takePlace();
    } catch (error) {
      // It was just being stopped by the last one to leave, or is coming back from a crash.
      if (tries === 20) throw error;
      await sql.end({ timeout: 0 });
      await sleep(50);
      options = await serve(input);
      sql = connect();
    }
  }
  const others = await sql`
    select 1 from pg_locks where locktype = 'advisory' and objid = 8600 and granted and pid <> pg_backend_pid()`;

  return {
    options,
    alone: others.length === 0,
    async leave(shutDown) {
      if (leaving) return;
      leaving = true;
      await reviving;
      try {
        await sql`select pg_advisory_unlock_shared(8600)`;
        const [answer] = await sql`select pg_try_advisory_lock(8600) as last`;
        // The lock is still ours while the server stops, so nobody can come in between.
        if (answer?.['last'] === true) await shutDown();
        else input.say('Another process uses the embedded PostgreSQL; it goes on running');
      } catch {
        input.say('The embedded PostgreSQL had stopped before us');
      } finally {
        await sql.end({ timeout: 0 });
      }
    },
  };
}

/** A connection to the database that is always there, whatever happens to ours. */
function maintenance(options: Address): postgres.Options<Record<string, never>> {
  return {
    ...options,
    database: 'postgres',
    max: 1,
    // A lock lives as long as its connection: no limit on its age.
    max_lifetime: null,
    connect_timeout: 5,
    backoff: () => 0.05,
    fetch_types: false,
    onnotice: () => {},
  };
}

async function createDatabase(sql: postgres.Sql, name: string): Promise<void> {
  const found = await sql`select 1 from pg_database where datname = ${name}`;
  if (found.length > 0) return;
  try {
    await sql`create database ${sql(name)}`;
  } catch (error) {
    // Another process was quicker.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
}

/** Fast shutdown: open transactions are rolled back, everything answered is on disk. */
async function shutDown(places: Places, program: Program): Promise<void> {
  const running = findRunning(places);
  if (!running) return;
  if (windows) {
    const { file, args, options } = program.command('pg_ctl', ['stop', '-D', places.cluster, '-m', 'fast']);
    await promisify(execFile)(file, args, { ...options, shell: false });
    return;
  }
  process.kill(running.pid, 'SIGINT');
  if (!(await ended(running.pid, 15_000))) {
    // Stops without a last checkpoint; the next start reads the write-ahead log instead. Nothing is lost.
    process.kill(running.pid, 'SIGQUIT');
    await ended(running.pid, 5000);
  }
  if (path.basename(running.socketFolder).startsWith('signposts-')) {
    rmSync(running.socketFolder, { recursive: true, force: true });
  }
}

async function ended(pid: number, within: number): Promise<boolean> {
  for (const end = Date.now() + within; isPostgres(pid); await sleep(5)) if (Date.now() > end) return false;
  return true;
}
