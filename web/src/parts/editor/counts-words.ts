/** What would have to be so for an event to count: the one line that it misses, turned round. */
export function onlyIf(missing: string): string {
  const not = /^(\w+) is not (.+)$/.exec(missing);
  if (not?.[1] === 'it') return `Only if it is ${not[2]}`;
  if (not) return `Only if the ${not[1]} is ${not[2]?.replaceAll(', ', ' or ')}`;
  const number = /^(.+): (.+), wanted (.+)$/.exec(missing);
  if (number) return `Only with ${number[1]} of ${number[3]}; here ${number[2]}`;
  const none = /^no source is (.+)$/.exec(missing);
  if (none) return `Only if a source is ${none[1]}`;
  return missing.startsWith('left out')
    ? `${missing.charAt(0).toUpperCase()}${missing.slice(1)}`
    : `Not yet: ${missing}`;
}

/** A number as the panel shows it: whole, or with two digits after the point. */
export const short = (n: number): string => (Number.isInteger(n) ? String(n) : n.toFixed(2));
