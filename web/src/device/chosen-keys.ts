import { nameHere } from './person-here.ts';

const whose = () => (nameHere() ? `of${nameHere()}-` : '');
const prefix = () => `${whose()}import-`;
const report = () => `${whose()}report-`;

/** Where this device keeps what was chosen for an import and is not sent yet. */
export const chosenKey = (id: string): string => prefix() + id;

/** Where this device keeps the words of a report that the server does not have yet; null: of one that was never saved. */
export const reportKey = (id: string | null): string => report() + (id ?? 'new');

/** Forgets it for every import and report. */
export function forgetChosen(storage: Storage = localStorage): void {
  const kept = Array.from({ length: storage.length }, (_, n) => storage.key(n));
  for (const key of kept) if (key?.startsWith(prefix()) || key?.startsWith(report())) storage.removeItem(key);
}
