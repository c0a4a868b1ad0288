import { Problem, type Issue } from '../domain/problem.ts';

/** A failure in words for the console: what is the matter, where, and what to do. Gives the exit code. */
export function tell(error: unknown): number {
  if (error instanceof Problem) {
    const wrongInput = error.code === 'not-valid';
    console.error(wrongInput ? 'The command needs another look.' : `${error.message}.`.replace(/([.?!])\.$/, '$1'));
    for (const issue of error.issues.slice(0, 200)) {
      const { field, value, message, fix } = wrongInput ? asOption(issue) : issue;
      console.error(`  ${field}${value ? ` (${value})` : ''}: ${message}\n      ${fix}`);
    }
    if (!wrongInput) console.error(error.fix);
    return error.code === 'setting-wrong' ? 2 : 1;
  }
  if (isUsage(error)) {
    console.error(`${(error as Error).message}\nSee: signposts --help`);
    return 2;
  }
  console.error(onDisk(error) ?? error);
  return 1;
}

/** A field of a form under the name that its option has at the command line. */
function asOption(issue: Issue): Issue {
  const option = OPTIONS[issue.field.split('.')[0] ?? ''];
  if (!option) return issue;
  const message = issue.message === 'lies before the first month' ? 'lies before --from' : issue.message;
  return { ...issue, field: option, message };
}

const OPTIONS: Readonly<Record<string, string>> = {
  from: '--from',
  to: '--to',
  countries: '--country',
  indicators: '--indicator',
  feed: '--feed',
  note: '--note',
  covers: '--covers',
  'as-of': '--as-of',
  until: '--until',
  asOf: '--as-of',
  period: '--period',
  sections: '--sections',
  developments: '--developments',
  marking: '--marking',
  charts: '--charts',
};

const ON_DISK: Readonly<Record<string, string>> = {
  ENOENT: 'There is no {}. Check the path.',
  ENOTDIR: 'There is no {}: a part of the path is not a folder. Check the path.',
  EISDIR: '{} is a folder, not a file. Name a file.',
  EACCES: '{} may not be read or written by you. Change its permissions, or name another.',
  EPERM: '{} may not be read or written by you. Change its permissions, or name another.',
  EROFS: '{} lies on a disk that cannot be written. Name another.',
  ENOSPC: 'The disk is full: {} was not written. Make room and try again.',
};

/** What the system says of a file, in plain words; null for any other failure. */
function onDisk(error: unknown): string | null {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return null;
  const place = 'path' in error ? String(error.path) : 'the file';
  return ON_DISK[String(error.code)]?.replace('{}', () => place) ?? null;
}

/** A number of things: "1 row", "20 rows". */
export function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}

/** Used wrongly: an option that is not known or lacks its value. */
export class Usage extends Error {}

function isUsage(error: unknown): boolean {
  return (
    error instanceof Usage ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  );
}
