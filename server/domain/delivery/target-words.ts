import type { Target } from './schedule.ts';

/** A target as answers and logs show it: of a webhook's address the host alone, because the rest can be a key. */
export function shownTarget(target: Target): Target {
  if (target.kind !== 'webhook') return target;
  return { kind: 'webhook', url: hostOf(target.url) };
}

/** "to the folder monthly", "to 2 addresses", "to hooks.example.org". */
export function targetInWords(target: Target): string {
  switch (target.kind) {
    case 'folder':
      return `to the folder ${target.folder}`;
    case 'mail':
      return target.addresses.length === 1
        ? `to ${target.addresses[0] ?? ''}`
        : `to ${target.addresses.length} addresses`;
    case 'webhook':
      return `to ${/^https?:\/\/([^/]+)/.exec(target.url)?.[1] ?? 'a webhook'}`;
  }
}

/** A changed target whose webhook is still the one that was shown keeps the address that is kept. */
export function keptTarget(next: Target, before: Target): Target {
  const same = next.kind === 'webhook' && before.kind === 'webhook' && next.url === hostOf(before.url);
  return same ? before : next;
}

const hostOf = (url: string) => `${/^https?:\/\/[^/?#]+/.exec(url)?.[0] ?? 'https://'}/…`;
