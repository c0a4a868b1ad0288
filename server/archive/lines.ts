import { Problem } from '../domain/problem.ts';
import { LONGEST_LINE } from './format.ts';

/**
 * The lines of a text that comes in chunks, without their ends; a last line that is not ended is given too.
 * @throws Problem `backup-unreadable` for a line that no backup has, before it fills the memory
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, longest = LONGEST_LINE): AsyncGenerator<Buffer> {
  let [kept, size]: [Buffer[], number] = [[], 0];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const last = chunk.subarray(from, at);
      yield kept.length === 0 ? last : Buffer.concat([...kept, last]);
      [kept, size] = [[], 0];
      from = at + 1;
    }
    if (from === chunk.length) continue;
    kept.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > longest) throw new Problem('backup-unreadable', 'The backup cannot be used. A line of it is too long');
  }
  if (size > 0) yield Buffer.concat(kept);
}
