import type { Encoding, Open } from '../decode.ts';

/** The line of the file in which a byte stands, 1 for the first; only asked to name a fault. */
export async function lineAt(open: Open, byte: number, encoding: Encoding): Promise<number> {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const low = encoding === 'utf-16be' ? 1 : 0;
  let [line, at, before] = [1, 0, 0];
  for await (const bytes of open()) {
    for (const each of bytes) {
      if (at >= byte) return line;
      const counts = !wide || at % 2 === low;
      at += 1;
      if (!counts) continue;
      if (each === 13 || (each === 10 && before !== 13)) line += 1;
      before = each;
    }
  }
  return line;
}
