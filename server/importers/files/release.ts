/** A dataset's release as the name of its file says it, and of which of two alike datasets that makes it. */
export interface Release {
  release: string;
  feed: string;
}

const GED = /(?:ged|candidate)(?:event)?[-_ ]?(?:v|version)?[-_ .]?(\d{2})[._-](\d{1,2})(?:[._-](\d{1,2}))?(?!\d)/i;
/** As the packed files on the publisher's own page are called: ged241-csv.zip. */
const GED_SHORT = /ged(\d{2})(\d)(?!\d)/i;
const GTD = /globalterrorismdb_(?:.*_)?(\d{4})dist/i;

/** "22.1" of ucdp-ged-22.1-pakistan.csv, "23.0.10" of GEDEvent_v23_0_10.csv, "0718" of globalterrorismdb_0718dist.xlsx. */
export function releaseIn(name: string): Release | null {
  const ged = GED.exec(name) ?? GED_SHORT.exec(name);
  if (ged) {
    const [, year, major, month] = ged;
    if (month === undefined && major !== '0') return { release: `${year}.${major}`, feed: 'ucdp-ged' };
    return month === undefined ? null : { release: `${year}.${major}.${month}`, feed: 'ucdp-candidate' };
  }
  const gtd = GTD.exec(name)?.[1];
  return gtd ? { release: gtd, feed: 'gtd' } : null;
}
