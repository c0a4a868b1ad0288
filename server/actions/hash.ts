import { hash } from 'node:crypto';
import { canonical } from '../domain/indicator/definition.ts';

/** SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return hash('sha256', text);
}

/** SHA-256 of a value, whatever the order of its keys. */
export function fingerprint(value: unknown): string {
  return sha256(canonical(value));
}
