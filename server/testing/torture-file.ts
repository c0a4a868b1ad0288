/** A hostile or broken file, and the answer it is due. */
export interface Torture {
  name: string;
  file: string;
  bytes: () => Uint8Array;
  /** The dataset it is offered as; a table of one's own unless said. */
  feed?: string;
  /** In the message, or in a reason of a refused row; null where it is to be read whole. */
  says: RegExp | null;
  /** The line named. */
  line?: number;
  /** Events in it, where it is to be read. */
  events?: number;
}
