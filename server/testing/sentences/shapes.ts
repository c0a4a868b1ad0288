const steady = (n: number, value: number) =>
  Array.from({ length: n }, (_, i) => Math.max(0, value + (value > 1 ? (i % 3) - 1 : 0)));
const single = (n: number, at: number) => Array.from({ length: n }, (_, i) => (i === at ? 1 : 0));
const swinging = (n: number, low: number, high: number) => Array.from({ length: n }, (_, i) => (i % 2 ? high : low));

/** Seventeen months before and thirty-six after, in every way that changes a sentence. */
export const SHAPES: Readonly<Record<string, readonly [before: number[], after: number[]]>> = {
  nothing: [steady(17, 0), steady(36, 0)],
  'none before': [steady(17, 0), steady(36, 5)],
  'none after': [steady(17, 5), steady(36, 0)],
  'one before': [single(17, 4), steady(36, 0)],
  'one after': [steady(17, 0), single(36, 9)],
  'one each': [single(17, 4), single(36, 9)],
  'two after': [steady(17, 0), single(36, 9).map((n, i) => (i === 20 ? 1 : n))],
  rare: [single(17, 4), Array.from({ length: 36 }, (_, i) => (i % 5 === 0 ? 1 : 0))],
  flat: [steady(17, 8), steady(36, 8)],
  'a little more': [steady(17, 8), steady(36, 9)],
  doubled: [steady(17, 6), steady(36, 12)],
  halved: [steady(17, 12), steady(36, 6)],
  'leaning up': [swinging(17, 2, 14), swinging(36, 3, 18)],
  'leaning down': [swinging(17, 3, 18), swinging(36, 2, 14)],
  wild: [swinging(17, 0, 12), swinging(36, 1, 12)],
  'ten thousand': [steady(17, 3), steady(36, 10_000)],
  'a thousand to one': [steady(17, 1000), steady(36, 1)],
  'rising all along': [
    Array.from({ length: 17 }, (_, i) => 2 + i),
    Array.from({ length: 36 }, (_, i) => 19 + Math.round(i / 2)),
  ],
  'falling all along': [
    Array.from({ length: 17 }, (_, i) => 40 - i),
    Array.from({ length: 36 }, (_, i) => Math.max(1, 22 - i)),
  ],
  'late in the baseline': [[...steady(10, 3), ...steady(7, 14)], steady(36, 14)],
  'barely more': [steady(17, 8), steady(36, 8).map((n, i) => n + (i % 6 === 0 ? 18 : 0))],
  'one month stands out': [steady(17, 4), [...steady(35, 4), 60]],
};
