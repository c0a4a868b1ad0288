/** Datasets by the name everybody calls them; a feed of one's own goes by its title. */
const SHORT: Record<string, string> = {
  'ucdp-ged': 'UCDP GED',
  'ucdp-candidate': 'UCDP Candidate',
  acled: 'ACLED',
  gtd: 'GTD',
};

/** "UCDP GED 23.1": a dataset with its release, as one names it in a sentence. */
export function releaseName({
  feed,
  feedTitle,
  release,
}: {
  feed: string;
  feedTitle: string;
  release: string | null;
}): string {
  return [SHORT[feed] ?? feedTitle, release].filter(Boolean).join(' ');
}
