import { mailOf, type Block } from './mail-text.ts';
import type { ReportMail } from './report-mail.ts';
import { changeHeading, changeInWords, type VerdictChange } from './verdict-change.ts';

interface Given {
  title: string;
  changes: readonly VerdictChange[];
  /** Who entered the address. */
  by: string;
  links: { forecast: string; unsubscribe: string } | null;
}

/** A digest: from what to what, since when, why; and the way out. */
export function digestMail({ title, changes, by, links }: Given): ReportMail {
  const n = changes.length;
  const subject = `${n === 1 ? '1 verdict' : `${n} verdicts`} changed: ${title}`;
  const blocks: (Block | null)[] = [
    { words: title },
    ...changes.flatMap((change) => [{ words: changeHeading(change), strong: true }, { words: changeInWords(change) }]),
    links ? { words: 'Read the forecast as it stands now', link: links.forecast } : null,
    { words: `You get this because ${by} entered your address. Each change is told once.` },
    links
      ? { words: 'Take my address off this list', link: links.unsubscribe }
      : { words: `To be taken off this list, ask ${by}.` },
  ];
  return { subject, ...mailOf(blocks.filter((block) => block !== null)) };
}
