import type { Report } from '../report/report.ts';
import type { SentFile } from './delivery.ts';
import { mailOf, type Block } from './mail-text.ts';

export interface ReportMail {
  subject: string;
  text: string;
  html: string;
}

interface Given {
  report: Report;
  hash: string;
  files: readonly SentFile[];
  test: boolean;
  /** Name of the schedule, and who made it. */
  schedule: { title: string; by: string };
  /** Where the forecast is read now; null where the server has no public address. */
  link: string | null;
}

/** The words that go with a report: its bottom line, marking, files and hash. */
export function reportMail({ report, hash, files, test, schedule, link }: Given): ReportMail {
  const { title, issue, finding, standing, lead, marking, sample, signed } = report;
  const blocks: (Block | null)[] = [
    test ? { words: 'This is a test of the delivery. The report is a real one.', strong: true } : null,
    marking ? { words: marking, strong: true } : null,
    sample ? { words: sample, strong: true } : null,
    { words: `${title}, ${issue}` },
    { words: finding, strong: true },
    { words: standing },
    lead ? { words: lead } : null,
    signed ? null : { words: 'Draft, not signed: it was made by the clock, and nobody has looked over it.' },
    {
      words: ['Files:', ...files.map(({ name, bytes, sha256 }) => `${name}, ${bytes} bytes, sha256 ${sha256}`)].join(
        '\n',
      ),
    },
    { words: `Report sha256: ${hash}` },
    link ? { words: 'Read it as it stands now', link } : null,
    { words: `Sent by Signposts on the schedule "${schedule.title}", which ${schedule.by} made.` },
  ];
  const subject = [test ? 'Test:' : null, marking, `${title}, ${issue}`].filter(Boolean).join(' ');
  return { subject, ...mailOf(blocks.filter((block) => block !== null)) };
}
