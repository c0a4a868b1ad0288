/** How long a piece of UTF-8 is without the character that its end cuts. */
export function wholeUpTo(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return byte >= 0xc2 && byte <= 0xf4 && lengthOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** How many characters of two bytes and more there are, and how many bytes that belong to none. */
export function survey(bytes: Uint8Array): { long: number; wrong: number } {
  let [long, wrong] = [0, 0];
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) {
      i += 1;
      continue;
    }
    const length = byte >= 0xc2 && byte <= 0xf4 ? lengthOf(byte) : 0;
    let next = i + 1;
    while (next < i + length && ((bytes[next] ?? 0) & 0xc0) === 0x80) next += 1;
    if (length && next === i + length) {
      long += 1;
      i = next;
    } else {
      wrong += 1;
      i += 1;
    }
  }
  return { long, wrong };
}

function lengthOf(lead: number): number {
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}
