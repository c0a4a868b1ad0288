// Makes common-passwords-filter.ts of a list of passwords, commonest first: node make-common-passwords.mjs list.txt (docs/decisions/027-accounts.md).
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const [BITS, HASHES, BASES] = [1_048_576, 10, 26_000];
const list = fs.readFileSync(process.argv[2], 'utf8').toLowerCase().split(/\r?\n/);
const long = list.filter((each) => each.length >= 12 && each.length <= 200);
const bases = list.filter((each) => each.length >= 6 && each.length < 12).slice(0, BASES);
const filter = new Uint8Array(BITS / 8);
const kept = new Set([...long, ...bases]);
for (const each of kept) {
  const digest = createHash('sha256').update(each).digest();
  for (let n = 0; n < HASHES; n++) {
    const bit = (digest.readUInt32BE(0) + n * digest.readUInt32BE(4)) % BITS;
    filter[bit >> 3] |= 1 << (bit & 7);
  }
}
const text = `/** A Bloom filter of ${kept.size} known passwords, made by make-common-passwords.mjs (docs/decisions/027-accounts.md). */
export const FILTER =
  '${Buffer.from(filter).toString('base64')}';
`;
fs.writeFileSync(path.join(import.meta.dirname, 'common-passwords-filter.ts'), text);
