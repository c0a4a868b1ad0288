import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../domain/problem.ts';
import { connect, type Connection } from './connect.ts';
import { isRaceLost, reading, translated, within } from './failure.ts';
import { listenOn, type Heard, type Listening } from './listen.ts';
import { ordinaryReads, type OrdinaryReads } from './ordinary.ts';
import { migrate, type BeforeMigrating } from './migrate.ts';
import { withSnapshot, type Snapshot } from './backup/snapshot.ts';
import { changesOn, readsOn, type Reads, type Tx } from './queries.ts';

export type { Tx } from './queries.ts';

export interface StoreOptions {
  connection: Connection;
  poolSize: number;
  /** Folder of the migrations. */
  migrations: string;
  /** Told once when the database does not answer at first. */
  onWait?: () => void;
  /** Called before the tables are changed: the moment for a backup. */
  beforeMigrating?: BeforeMigrating;
  /** Milliseconds to wait for a database that does not answer; a minute without. */
  patience?: number;
}

/** The log, as everything else sees it. Reads are retried; changes happen whole or not at all. */
export interface Store extends Reads {
  lists: OrdinaryReads;
  /** Runs a change in one transaction. `deadline` is in milliseconds; an import takes longer than a click. */
  change<T>(work: (tx: Tx) => Promise<T>, deadline?: number): Promise<T>;
  /** Runs it and takes everything back, for dry runs. */
  rehearse<T>(work: (tx: Tx) => Promise<T>, deadline?: number): Promise<T>;
  /** Hears of every change that any process commits, over a connection of its own, until it or the store is closed. */
  listen(heard: Heard): Listening;
  /** Runs reads that must fit each other on one view of the log, whatever is written meanwhile. */
  steady<T>(work: (reads: Reads) => Promise<T>, deadline?: number): Promise<T>;
  /** Hands the whole log, as it stands at this moment, to the work, which may take as long as it likes. */
  snapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  /** Whether the database answers within a moment. */
  alive(): Promise<boolean>;
  close(): Promise<void>;
}

/** Carries the result out of a transaction that must be rolled back. */
class Rehearsed<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super('rolled back on purpose');
    this.result = result;
  }
}

/** Opens the store: tables up to date, connections ready. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { connection, poolSize, migrations, onWait, beforeMigrating: before, patience } = options;
  await migrate(connection, migrations, onWait, { ...(before && { before }), ...(patience && { patience }) });
  const { sql, db, end } = connect(connection, poolSize);
  const listening: Listening[] = [];

  async function change<T>(work: (tx: Tx) => Promise<T>, deadline = 5_000): Promise<T> {
    const attempt = async (left: number): Promise<T> => {
      try {
        return (await sql.begin((handle) => work(changesOn(handle)))) as T;
      } catch (error) {
        if (left === 0 || !isRaceLost(error)) throw error;
        await sleep(20 * (4 - left));
        return attempt(left - 1);
      }
    };
    try {
      return await within(deadline, attempt(3));
    } catch (error) {
      throw error instanceof Rehearsed ? error : translated(error);
    }
  }

  return {
    ...readsOn(sql, reading),
    lists: ordinaryReads(db),
    change,
    async rehearse<T>(work: (tx: Tx) => Promise<T>, deadline?: number): Promise<T> {
      try {
        await change<never>(async (tx) => {
          throw new Rehearsed(await work(tx));
        }, deadline);
      } catch (error) {
        if (error instanceof Rehearsed) return error.result as T;
        throw error;
      }
      throw new Problem('unexpected');
    },
    steady: <T>(work: (reads: Reads) => Promise<T>, deadline = 30_000): Promise<T> => {
      const begun = () =>
        sql.begin('isolation level repeatable read read only', (handle) => work(readsOn(handle, (ask) => ask())));
      return reading(begun as () => Promise<T>, deadline);
    },
    snapshot: (work) => withSnapshot(connection, work),
    async alive() {
      try {
        await within(1_500, Promise.resolve(sql`select 1`));
        return true;
      } catch {
        return false;
      }
    },
    listen(heard) {
      const own = listenOn(connection, heard);
      listening.push(own);
      return own;
    },
    async close() {
      await Promise.all([end(), ...listening.map((each) => each.close())]);
    },
  };
}
