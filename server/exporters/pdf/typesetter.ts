import { Worker } from 'node:worker_threads';
import { Problem } from '../../domain/problem.ts';
import type { Paper, Said, Told } from './thread-messages.ts';

/**
 * What one thread may take: seconds for a paper, bytes of its compiler with which it may still begin one (memory of
 * WebAssembly grows and never shrinks), and seconds without work before it gives all of it back.
 */
const SECONDS = 60;
const BYTES = 320 * 2 ** 20;
const IDLE_SECONDS = 60;
const HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

interface Waiting {
  paper: Paper;
  done: (bytes: Uint8Array) => void;
  failed: (problem: Problem) => void;
}

/** The one thread that is kept warm, and who waits for it. It does not hold up the end of the process. */
const state: {
  thread: Worker | null;
  idle: NodeJS.Timeout | undefined;
  waiting: Waiting[];
  at: Waiting | null;
  jobs: number;
} = {
  thread: null,
  idle: undefined,
  waiting: [],
  at: null,
  jobs: 0,
};

/**
 * Sets a paper as PDF, on a thread of its own so that nobody else waits; papers are set one after the other.
 * @throws Problem `pdf-failed`
 */
export function typeset(paper: Paper, seconds = SECONDS): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    state.waiting.push({ paper, done, failed });
    next(seconds);
  });
}

function next(seconds: number): void {
  const job = state.at === null ? state.waiting.shift() : undefined;
  if (!job) return;
  clearTimeout(state.idle);
  state.at = job;
  const thread = (state.thread ??= begin());
  const number = ++state.jobs;
  thread.ref();
  const clock = setTimeout(() => settle({ why: `It took longer than ${seconds} seconds` }), seconds * 1000);
  const onMessage = (said: Said) => {
    if (said.job === number) settle(said);
  };
  const onError = (error: unknown) => settle({ why: error instanceof Error ? error.message : 'The thread failed' });
  const onExit = () => settle({ why: 'The thread ended' });
  thread.on('message', onMessage).on('error', onError).on('exit', onExit);
  thread.postMessage({ job: number, paper: job.paper } satisfies Told);

  function settle(outcome: Said | { why: string }): void {
    if (state.at !== job) return;
    state.at = null;
    clearTimeout(clock);
    thread.off('message', onMessage).off('error', onError).off('exit', onExit);
    thread.unref();
    // Only an answer in time and in its bounds keeps the thread, and only for as long as somebody may ask again.
    if (!('job' in outcome) || outcome.memory > BYTES) end(thread);
    else state.idle = setTimeout(() => end(thread), IDLE_SECONDS * 1000).unref();
    if ('bytes' in outcome) job?.done(outcome.bytes);
    else job?.failed(Object.assign(new Problem('pdf-failed'), { cause: new Error(outcome.why) }));
    next(SECONDS);
  }
}

function begin(): Worker {
  const thread = new Worker(new URL('./typeset-thread.ts', import.meta.url), { resourceLimits: HEAP });
  // Between two papers nobody listens otherwise, and an error would end the process.
  thread.on('error', () => end(thread)).on('exit', () => end(thread));
  return thread;
}

function end(thread: Worker): void {
  if (state.thread === thread) state.thread = null;
  void thread.terminate();
}
