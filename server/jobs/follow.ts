/** Writes one line of the log. */
export type JobLog = (level: 'info' | 'warn' | 'error', line: Record<string, unknown>) => void;

/** Lets a piece of work run in the background, and says in the log how it ended. */
export function follow(job: string, work: Promise<unknown>, log: JobLog): void {
  const begun = performance.now();
  work.then(
    () => log('info', { job, ms: Math.round(performance.now() - begun) }),
    (error: unknown) =>
      log('error', { job, failure: error instanceof Error ? error.name : 'unknown', code: codeOf(error) }),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
