import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_SAID = 64 * 1024 * 1024;

/** Runs a program to its end and gives what it printed; throws with what it complained of where it failed. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  return (await run(program, [...args], { ...options, maxBuffer: MOST_SAID })).stdout;
}
