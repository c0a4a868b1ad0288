import { Problem } from '../domain/problem.ts';

/** A failure in words for the console: what is the matter, where, and what to do. Gives the exit code. */
export function tell(error: unknown): number {
  if (error instanceof Problem) {
    console.error(`${error.message}.`.replace(/\.\.$/, '.'));
    for (const { field, value, message, fix } of error.issues.slice(0, 200)) {
      console.error(`  ${field}${value ? ` (${value})` : ''}: ${message}\n      ${fix}`);
    }
    console.error(error.fix);
    return error.code === 'setting-wrong' ? 2 : 1;
  }
  if (isUsage(error)) {
    console.error(`${(error as Error).message}\nSee: signposts --help`);
    return 2;
  }
  console.error(error);
  return 1;
}

/** Used wrongly: an option that is not known or lacks its value. */
export class Usage extends Error {}

function isUsage(error: unknown): boolean {
  return (
    error instanceof Usage ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  );
}
