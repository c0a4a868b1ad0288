import { refusalOf } from '../event/upload-files.ts';

/** Files that wait until the event is logged: chosen, or pasted into the form. */
export class WaitingFiles {
  list = $state.raw<readonly File[]>([]);
  /** Why others were not taken. */
  refused = $state.raw<readonly string[]>([]);

  add(chosen: readonly File[]): void {
    this.refused = chosen.map(refusalOf).filter((why) => why !== null);
    this.list = [...this.list, ...chosen.filter((file) => refusalOf(file) === null)];
  }

  remove(file: File): void {
    this.list = this.list.filter((one) => one !== file);
  }

  clear(): void {
    [this.list, this.refused] = [[], []];
  }
}
