import { describe, expect, it } from 'vitest';
import { chosenKey, forgetChosen } from './chosen-keys.ts';

/** As a browser keeps texts: the keys move up when one is taken out. */
class Kept implements Storage {
  readonly #texts = new Map<string, string>();
  get length() {
    return this.#texts.size;
  }
  key = (n: number) => [...this.#texts.keys()][n] ?? null;
  getItem = (key: string) => this.#texts.get(key) ?? null;
  setItem = (key: string, text: string) => void this.#texts.set(key, text);
  removeItem = (key: string) => void this.#texts.delete(key);
  clear = () => this.#texts.clear();
}

describe('emptying a device', () => {
  it('forgets what was chosen for every import, and nothing else', () => {
    const storage = new Kept();
    for (const key of [chosenKey('a'), 'theme', chosenKey('b'), chosenKey('c')]) storage.setItem(key, 'x');
    forgetChosen(storage);
    expect(Array.from({ length: storage.length }, (_, n) => storage.key(n))).toEqual(['theme']);
  });
});
