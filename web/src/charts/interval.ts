import type { Oriented } from '../../../server/domain/reading/reading.ts';

/** The log scale all indicators share: a quarter to eight times, right is as predicted. */
export const LOW = 0.25;
export const HIGH = 8;
export const TICKS = [
  { at: 0.5, words: '½×' },
  { at: 1, words: '1×' },
  { at: 2, words: '2×' },
  { at: 4, words: '4×' },
] as const;

/** Where a ratio stands on a scale of that width; beyond the ends it stays at the end. */
export function position(ratio: number, width: number): number {
  const held = Math.min(HIGH, Math.max(LOW, ratio));
  return Math.round(((Math.log(held) - Math.log(LOW)) / (Math.log(HIGH) - Math.log(LOW))) * width * 10) / 10;
}

export function intervalShape(change: Oriented, width: number) {
  return {
    from: position(change.lo, width),
    to: position(change.hi, width),
    dot: change.value === null ? null : position(change.value, width),
    offLeft: change.lo < LOW,
    offRight: change.hi > HIGH,
  };
}
