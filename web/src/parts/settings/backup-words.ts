/** "12.3 MB", a megabyte being 1,000,000 bytes. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** How often one is made by the clock (hours), and how many of those are kept. */
export function everyWords(every: number, keep: number): string {
  if (every === 0) return 'None is made by the clock.';
  const kept = keep === 1 ? 'the newest of those is kept' : `the newest ${keep} of those are kept`;
  return `One is made every ${every === 1 ? 'hour' : `${every} hours`}; ${kept}.`;
}
