/** Keeps the newest answers and lets callers who ask for the same one wait for it together. */
export interface ReadingCache {
  get<T>(key: string, make: () => Promise<T>): Promise<T>;
}

/** A cache with a limit: the entry used longest ago goes first. Failed answers are not kept. */
export function readingCache(limit = 100): ReadingCache {
  const kept = new Map<string, Promise<unknown>>();
  return {
    get<T>(key: string, make: () => Promise<T>): Promise<T> {
      const found = kept.get(key) as Promise<T> | undefined;
      const answer = found ?? make();
      kept.delete(key);
      kept.set(key, answer);
      answer.catch(() => kept.get(key) === answer && kept.delete(key));
      const oldest = kept.keys().next();
      if (kept.size > limit && !oldest.done) kept.delete(oldest.value);
      return answer;
    },
  };
}
