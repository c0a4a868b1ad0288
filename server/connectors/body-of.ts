/** An answer longer than it may be. */
export class TooLarge extends Error {}

/**
 * The text of an answer, held to a number of bytes while it comes.
 * @throws TooLarge; what the connection throws when the answer breaks off
 */
export async function bodyOf(response: Response, most: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) return '';
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length;
    // Leaving the loop cancels the rest.
    if (size > most) throw new TooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
