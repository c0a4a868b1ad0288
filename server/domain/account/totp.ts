/** RFC 6238 with what every authenticator knows: SHA-1, 30 seconds, 6 digits. */
export const TOTP = { seconds: 30, digits: 6, secretBytes: 20 } as const;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The number of the step a moment lies in (milliseconds since 1970). */
export const stepAt = (milliseconds: number): number => Math.floor(milliseconds / 1000 / TOTP.seconds);

/** Steps whose code is taken at a moment, nearest first: this one, the one before and the one after, for clocks that differ; none used before. */
export function stepsTaken(milliseconds: number, lastUsed: number | null): number[] {
  const now = stepAt(milliseconds);
  return [now, now - 1, now + 1].filter((step) => step >= 0 && (lastUsed === null || step > lastUsed));
}

/** The 8 bytes that are signed for a step. */
export function counterBytes(step: number): Uint8Array {
  return Uint8Array.from({ length: 8 }, (_, at) => Math.floor(step / 2 ** (8 * (7 - at))) % 256);
}

/** The code in a signature (RFC 4226, 5.3). */
export function codeIn(hmac: Uint8Array, digits: number = TOTP.digits): string {
  const at = (hmac[hmac.length - 1] ?? 0) & 15;
  const byte = (n: number) => hmac[at + n] ?? 0;
  const number = ((byte(0) & 127) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3);
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** Bytes as base32 (RFC 4648) without padding. */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The bytes of a base32 text of our own making. */
export function fromBase32(text: string): Uint8Array {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}

/** The address an authenticator reads from a QR code. */
export function authenticatorAddress(secret: string, email: string): string {
  const name = `Signposts:${email}`;
  return `otpauth://totp/${encodeURIComponent(name)}?secret=${secret}&issuer=Signposts&digits=${TOTP.digits}&period=${TOTP.seconds}`;
}
