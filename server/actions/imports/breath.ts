/** Milliseconds of work after which others come first: a page that waits longer feels it. */
const LONGEST = 2;

/** Lets requests through while much is read: `due` is cheap enough to ask for each row. */
export interface Breath {
  due(): boolean;
  take(): Promise<void>;
}

/** Begins to breathe. */
export function breath(): Breath {
  let last = performance.now();
  return {
    due: () => performance.now() - last >= LONGEST,
    async take() {
      await new Promise<void>((resolve) => setImmediate(resolve));
      last = performance.now();
    },
  };
}
