import { acled } from './acled/index.ts';
import { csv } from './csv/index.ts';
import { gtd } from './gtd/index.ts';
import type { Importer } from './importer.ts';
import { ucdpCandidate } from './ucdp-candidate/index.ts';
import { ucdpGed } from './ucdp-ged/index.ts';

/** Every dataset that can be read, in the order in which a header is guessed. */
export const importers: readonly Importer[] = [ucdpGed, ucdpCandidate, acled, gtd, csv];

/** The importer of a feed, or null when there is none. */
export function importerFor(feed: string): Importer | null {
  return importers.find((importer) => importer.feed === feed) ?? null;
}

/** The feed a header looks like. UCDP's candidate files have the columns of UCDP GED, which is the one guessed. */
export function guessFeed(header: readonly string[]): string | null {
  return importers.find((importer) => importer.recognises(header))?.feed ?? null;
}
