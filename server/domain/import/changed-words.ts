import type { ImportCounts } from './check.ts';

type Counts = Pick<ImportCounts, 'changed' | 'back' | 'kept'>;

/** Events whose rows say otherwise, by what becomes of them: their facts are revised, they come back, or a person's words stand. */
export function changedApart({ changed, back = 0, kept = 0 }: Counts): { revised: number; back: number; kept: number } {
  return { revised: changed - back - kept, back, kept };
}

/** What an import does or did to events that were there: a part each that is not empty, with its number and its verb. */
export function changedParts(counts: Counts, when: 'is' | 'was'): { n: number; does: string }[] {
  const { revised, back, kept } = changedApart(counts);
  const one = (n: number, singular: string, plural: string) => (n === 1 ? singular : plural);
  const are = when === 'is' ? one(revised, 'is', 'are') : one(revised, 'was', 'were');
  return [
    { n: back, does: when === 'was' ? 'came back' : one(back, 'comes back', 'come back') },
    { n: revised, does: `${are} revised` },
    { n: kept, does: `${one(kept, 'keeps', 'keep')} a person’s words` },
  ].filter(({ n }) => n > 0);
}

/** "2,515 events come back, 8 are revised"; empty where no event that was there changes. */
export function changedInWords(counts: Counts, when: 'is' | 'was'): string {
  return eventsThat(changedParts(counts, when));
}

/** "12 events came in, 3 were revised": only the first is told what it counts. */
export function eventsThat(parts: readonly { n: number; does: string }[]): string {
  return parts
    .map(({ n, does }, at) => `${n.toLocaleString('en-GB')}${at === 0 ? (n === 1 ? ' event' : ' events') : ''} ${does}`)
    .join(', ');
}

/** "8 not in the file, kept", "8 retracted"; empty where the file holds all there was. */
export function goneInWords({ gone, dropped }: Pick<ImportCounts, 'gone' | 'dropped'>): string {
  if (gone === 0) return '';
  if (dropped === undefined) return `${gone.toLocaleString('en-GB')} no longer in the file`;
  return dropped > 0
    ? `${dropped.toLocaleString('en-GB')} retracted`
    : `${gone.toLocaleString('en-GB')} not in the file, kept`;
}

/** What a list says of an import: "12 new, 3 changed, 8 not in the file, kept". */
export function countsInWords(counts: ImportCounts): string {
  const { revised, back, kept } = changedApart(counts);
  const n = (number: number, what: string) => `${number.toLocaleString('en-GB')} ${what}`;
  return [
    n(counts.new, 'new'),
    n(revised, 'changed'),
    back > 0 ? n(back, 'back') : '',
    kept > 0 ? n(kept, 'kept as changed here') : '',
    goneInWords(counts),
  ]
    .filter(Boolean)
    .join(', ');
}
