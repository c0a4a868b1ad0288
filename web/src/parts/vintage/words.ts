import { counted, thousands } from '../../words.ts';
import type { VintagePart, ReadingTold } from './types.ts';

/** The parts of an import in the order in which one asks for them. */
export const PARTS: { part: VintagePart; word: string; means: string }[] = [
  { part: 'changed', word: 'Revised', means: 'Events that this release says otherwise than the one before.' },
  {
    part: 'gone',
    word: 'Dropped',
    means: 'Events that the file no longer had within what it covers; they were retracted.',
  },
  { part: 'new', word: 'New', means: 'Events that it brought.' },
  {
    part: 'noted',
    word: 'Kept as changed here',
    means: 'Events in which somebody’s words stand against the dataset’s.',
  },
];

/** Why a verdict or a number is another one after an import. */
export function whyInWords(because: ReadingTold['because']): string {
  if (because === 'revised') return 'data revised, nothing happened';
  if (because === 'both') return 'new months, and data revised';
  return because === 'new-months' ? 'new months' : '';
}

/** How far an undo has come, in words. */
export function undoProgress(progress: { events: number; of: number } | null): string {
  if (progress === null) return 'It waits for its turn, or looks at what rests on it.';
  return `${thousands(progress.events)} of ${counted(progress.of, 'event')}`;
}
