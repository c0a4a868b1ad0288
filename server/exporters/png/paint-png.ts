import { Worker } from 'node:worker_threads';
import { Problem } from '../../domain/problem.ts';
import { keptThread, TooManyWaiting, type ThreadBounds } from '../kept-thread.ts';
import type { Drawing, Picture } from './picture.ts';

/** A picture takes 0.2 to 2 seconds; a report as DOCX has some sixty of them waiting at once. */
const BOUNDS: ThreadBounds = { seconds: 20, bytes: 256 * 2 ** 20, idleSeconds: 60, waiting: 500 };
const HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };

const begin = (bounds: ThreadBounds) =>
  keptThread<Drawing, Picture>(
    () => new Worker(new URL('./paint-thread.ts', import.meta.url), { resourceLimits: HEAP }),
    bounds,
  );
const paint = begin(BOUNDS);

/**
 * A drawing as PNG, `scale` pixels a unit, in the fonts of paper: the same bytes for the same drawing on every machine. It
 * is painted on a thread of its own, so that nobody else waits.
 * @throws Problem `busy` when too many wait
 */
export async function paintPng(svg: string, scale = 2, by: typeof paint = paint): Promise<Picture> {
  try {
    return await by({ svg, scale });
  } catch (error) {
    if (error instanceof TooManyWaiting) throw new Problem('busy', 'Too many pictures wait to be painted');
    throw error;
  }
}

/** Another painter in other bounds, for tests of what happens beyond them. */
export const painterIn = (change: Partial<ThreadBounds>) => begin({ ...BOUNDS, ...change });
