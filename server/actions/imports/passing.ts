import { Problem, PROBLEMS, type ProblemCode } from '../../domain/problem.ts';

/** Seconds until work is tried again that found something in its way. */
export const LATER = 3;
const PASSES: ReadonlySet<string> = new Set(['import-running', 'database-away', 'busy', 'stopping']);

/** Whether it passes by itself: the work is tried again, and nobody has to do anything. */
export function passes(error: unknown): boolean {
  return error instanceof Problem && PASSES.has(error.code);
}

/** What is kept of an error that ended a piece of work, to be read later. */
export function problemOf(error: unknown): { code: string; detail: string; fix: string } {
  const { code, message, fix } = error instanceof Problem ? error : new Problem('unexpected');
  return { code, detail: message, fix };
}

/** The same error again, of what was kept. */
export function problemKept(kept: { code: string; detail: string; fix: string } | null): Problem {
  const code = (Object.keys(PROBLEMS) as ProblemCode[]).find((each) => each === kept?.code);
  return kept && code ? new Problem(code, kept.detail, { fix: kept.fix }) : new Problem('unexpected');
}
