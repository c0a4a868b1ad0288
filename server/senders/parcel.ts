import type { Outcome } from '../domain/delivery/delivery-values.ts';

/** A file to be sent. */
export interface ParcelFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  sha256: string;
}

/** What is sent, by whichever way: the same words for all. */
export interface Parcel {
  /** Stays the same over all tries, so that a receiver can tell what it has already. */
  id: string;
  /** When this try is made, ISO 8601 in UTC. */
  at: string;
  kind: 'report' | 'test' | 'digest';
  subject: string;
  text: string;
  html: string;
  /** What a machine is told, besides the files. */
  summary: Readonly<Record<string, unknown>>;
  files: readonly ParcelFile[];
  /** Where the reader takes their address off the list. */
  unsubscribe: string | null;
}

/** How a try ended. `answer` may hold what the other side said: secrets are struck out before it is kept. */
export interface Sent {
  outcome: Exclude<Outcome, 'broken-off'>;
  answer: string;
  /** Addresses that have it now. */
  reached: string[];
  bytes: number;
}

/** The bytes of all files. */
export const bytesIn = (files: readonly ParcelFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** A try that is worth another. */
export const again = (answer: string): Sent => ({ outcome: 'again', answer, reached: [], bytes: 0 });

/** A try after which no other would end otherwise. */
export const refused = (answer: string): Sent => ({ outcome: 'refused', answer, reached: [], bytes: 0 });
