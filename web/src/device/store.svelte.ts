import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { DeviceDraft, DraftFiles, Entry } from './entry.ts';
import { deviceName } from './outbox-here.svelte.ts';

interface Tables extends DBSchema {
  drafts: { key: string; value: DeviceDraft };
  outbox: { key: string; value: Entry };
  files: { key: string; value: DraftFiles };
}
type Table = 'drafts' | 'outbox' | 'files';
type Value<T extends Table> = Tables[T]['value'];

/** What this device keeps. Where the browser keeps nothing (private mode, full disk) it lasts as long as the tab, and says so. */
class DeviceStore {
  /** False once the browser has refused to keep something. */
  keeps = $state(true);
  #opened: Promise<IDBPDatabase<Tables> | null> | null = null;
  readonly #memory = {
    drafts: new Map<string, DeviceDraft>(),
    outbox: new Map<string, Entry>(),
    files: new Map<string, DraftFiles>(),
  };

  async all<T extends Table>(table: T): Promise<Value<T>[]> {
    const db = await this.#db();
    const kept = db ? ((await db.getAll(table).catch(() => this.#failed([]))) as Value<T>[]) : [];
    const memory = this.#memory[table] as Map<string, Value<T>>;
    return [...kept.filter((one) => !memory.has(idOf(one))), ...memory.values()];
  }

  async read<T extends Table>(table: T, id: string): Promise<Value<T> | null> {
    const memory = this.#memory[table] as Map<string, Value<T>>;
    const found = memory.get(id);
    if (found) return found;
    const db = await this.#db();
    return ((await db?.get(table, id).catch(() => undefined)) as Value<T> | undefined) ?? null;
  }

  /** Gives back once it is on the disk; `outbox` waits for the disk itself, drafts for the system. */
  async put<T extends Table>(table: T, value: Value<T>): Promise<void> {
    const memory = this.#memory[table] as Map<string, Value<T>>;
    const db = await this.#db();
    if (!db) return void memory.set(idOf(value), value);
    try {
      const durability = table === 'outbox' ? 'strict' : 'relaxed';
      const change = db.transaction(table, 'readwrite', { durability });
      await Promise.all([change.store.put(value), change.done]);
      memory.delete(idOf(value));
      this.keeps = true;
    } catch {
      this.keeps = false;
      memory.set(idOf(value), value);
    }
  }

  async remove(table: Table, id: string): Promise<void> {
    this.#memory[table].delete(id);
    const db = await this.#db();
    const change = db?.transaction(table, 'readwrite', { durability: 'strict' });
    if (change) await Promise.all([change.store.delete(id), change.done]).catch(() => this.#failed(undefined));
  }

  /** Empties the device: for whoever signs out of a machine that others use. */
  async clear(): Promise<void> {
    for (const table of ['drafts', 'outbox', 'files'] as const) {
      this.#memory[table].clear();
      await (await this.#db())?.clear(table);
    }
  }

  #db(): Promise<IDBPDatabase<Tables> | null> {
    const forget = () => (this.#opened = null);
    this.#opened ??= openDB<Tables>(deviceName(), 2, {
      upgrade: (db, before) => {
        if (before < 1) {
          db.createObjectStore('drafts', { keyPath: 'id' });
          db.createObjectStore('outbox', { keyPath: 'key' });
        }
        db.createObjectStore('files', { keyPath: 'id' });
      },
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
      terminated: forget,
    }).catch(() => this.#failed(null));
    return this.#opened;
  }

  #failed<T>(instead: T): T {
    this.keeps = false;
    return instead;
  }
}

const idOf = (value: DeviceDraft | DraftFiles | Entry): string => ('key' in value ? value.key : value.id);

export const deviceStore = new DeviceStore();
