import { nameHere } from './person-here.ts';

/** What every page needs of the outbox; its code is fetched once something waits or may wait. */
export interface OutboxSeen {
  readonly entries: readonly unknown[];
  readonly running: boolean;
  readonly signedOut: boolean;
  readonly waiting: number;
  readonly stuck: number;
  readonly failures: number;
  /** Whether the browser keeps what waits. */
  readonly keeps: boolean;
  tryNow(): Promise<void>;
}

class OutboxHere {
  /** Null as long as its code is not here: then nothing waits that this page knows of. */
  seen = $state.raw<OutboxSeen | null>(null);
}
export const outboxHere = new OutboxHere();

/** The channel by which tabs tell each other that what waits has changed. */
export const OUTBOX_TABS = 'signposts outbox';

/** The database of this device for whoever uses it now. */
export const deviceName = (): string => `signposts${nameHere()}`;

/** Whether this device keeps anything, or may: a browser that cannot say counts as one that does. */
export async function mayKeep(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === deviceName());
  } catch {
    return true;
  }
}
