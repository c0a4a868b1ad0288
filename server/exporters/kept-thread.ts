import type { Worker } from 'node:worker_threads';

/** What a thread is asked: one job at a time, by number. */
export interface Told<Job> {
  number: number;
  job: Job;
}

/** What it says: the answer or why there is none, and what its WebAssembly takes by now, in bytes. */
export type Said<Answer> = { number: number; memory: number } & ({ answer: Answer } | { why: string });

export interface ThreadBounds {
  /** For one job. */
  seconds: number;
  /** Of WebAssembly, with which it may still begin one: that memory grows and never shrinks. */
  bytes: number;
  /** Without work, before it gives all of it back. */
  idleSeconds: number;
  /** Jobs that may wait. */
  waiting: number;
}

interface Waiting<Job, Answer> {
  job: Job;
  done: (answer: Answer) => void;
  failed: (why: Error) => void;
}

/** The queue was full when a job came. */
export class TooManyWaiting extends Error {}

/**
 * One thread that is kept warm and does jobs one after the other, so that nobody else of the process waits for them. It
 * is ended when it takes too long, too much, or has nothing to do; the next job begins another. It does not hold up the
 * end of the process. What is given back rejects with `TooManyWaiting`, or with an error that says why there is no answer.
 */
export function keptThread<Job, Answer>(make: () => Worker, bounds: ThreadBounds): (job: Job) => Promise<Answer> {
  const waiting: Waiting<Job, Answer>[] = [];
  let [thread, at, idle, jobs]: [Worker | null, Waiting<Job, Answer> | null, NodeJS.Timeout | undefined, number] = [
    null,
    null,
    undefined,
    0,
  ];

  function end(ended: Worker): void {
    if (thread === ended) thread = null;
    void ended.terminate();
  }

  function begin(): Worker {
    const begun = make();
    // Between two jobs nobody listens otherwise, and an error would end the process.
    return begun.on('error', () => end(begun)).on('exit', () => end(begun));
  }

  function next(): void {
    const mine = at === null ? waiting.shift() : undefined;
    if (!mine) return;
    clearTimeout(idle);
    at = mine;
    const worker = (thread ??= begin());
    const number = ++jobs;
    worker.ref();
    const clock = setTimeout(() => settle({ why: `It took longer than ${bounds.seconds} s` }), bounds.seconds * 1_000);
    const onMessage = (said: Said<Answer>) => {
      if (said.number === number) settle(said);
    };
    const onError = (error: unknown) => settle({ why: error instanceof Error ? error.message : 'The thread failed' });
    const onExit = () => settle({ why: 'The thread ended' });
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage({ number, job: mine.job } satisfies Told<Job>);

    function settle(outcome: Said<Answer> | { why: string }): void {
      if (at !== mine) return;
      at = null;
      clearTimeout(clock);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      // Only an answer in time and in its bounds keeps the thread, and only for as long as somebody may ask again.
      if (!('number' in outcome) || outcome.memory > bounds.bytes) end(worker);
      else idle = setTimeout(() => end(worker), bounds.idleSeconds * 1_000).unref();
      if ('answer' in outcome) mine?.done(outcome.answer);
      else mine?.failed(new Error(outcome.why));
      next();
    }
  }

  return (job) =>
    new Promise((done, failed) => {
      if (waiting.length >= bounds.waiting) return failed(new TooManyWaiting());
      waiting.push({ job, done, failed });
      next();
    });
}
