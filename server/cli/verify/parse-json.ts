import { unreadable } from './unpack.ts';

/** A report is a dozen levels deep; filters in definitions add a few. */
const MOST_DEEP = 64;
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

/**
 * The value of a JSON text from a stranger: no deeper than a report, and without names that have a meaning of their own.
 * @throws Problem `report-unreadable`
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (depthOf(bytes) > MOST_DEEP) throw unreadable('This file is nested deeper than a report');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw unreadable('This file is no JSON, or was cut');
  }
  refuseNames(value);
  return value;
}

function depthOf(bytes: Uint8Array): number {
  let [depth, deepest, inText] = [0, 0, false];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (inText) {
      if (byte === 0x5c) i++;
      else if (byte === 0x22) inText = false;
    } else if (byte === 0x22) inText = true;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return deepest;
}

function refuseNames(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const bad = Array.isArray(value) ? undefined : Object.keys(value).find((key) => FORBIDDEN.includes(key));
  if (bad) throw unreadable(`This file has a field "${bad}", which no report has`);
  for (const inner of Object.values(value)) refuseNames(inner);
}
