import type { Oriented } from '../../reading.ts';

/** The log scale all indicators share: a quarter to eight times, right is as predicted. */
export const LOW = 0.25;
export const HIGH = 8;
/** Doublings and halvings. They bear no numbers: where a fall was expected, right of 1 stands less and not more. */
export const TICKS = [0.5, 1, 2, 4] as const;
export const AXIS_WORDS =
  '90 % interval: to the left against the prediction, to the right as predicted; each tick is a doubling or halving';

/** Where a ratio stands on a scale of that width; beyond the ends it stays at the end. */
export function position(ratio: number, width: number): number {
  const held = Math.min(HIGH, Math.max(LOW, ratio));
  return Math.round(((Math.log(held) - Math.log(LOW)) / (Math.log(HIGH) - Math.log(LOW))) * width * 10) / 10;
}

export function intervalShape(change: Oriented, width: number) {
  return {
    from: position(change.lo, width),
    to: position(change.hi, width),
    // An estimate beyond the ends has no place on the scale: the arrow says where it lies.
    dot: change.value === null || change.value < LOW || change.value > HIGH ? null : position(change.value, width),
    offLeft: change.lo < LOW,
    offRight: change.hi > HIGH,
  };
}
