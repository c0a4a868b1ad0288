import type { Issue } from '../../../../server/domain/problem.ts';
import type { Fault } from './fields.ts';

/** The server's complaints as faults of controls, each one sentence that names field, value and fix. */
export function faultsOf(issues: readonly Issue[]): Fault[] {
  return issues.map((issue) => ({ field: fieldOf(issue.field), message: sentence(issue) }));
}

function sentence({ field, value, message, fix }: Issue): string {
  const whole = /^[A-Z“"]/.test(message);
  const start = `${nameOf(field)}${value && !message.includes(value) ? ` “${value}”` : ''}${whole ? ':' : ''}`;
  return `${start} ${message.replace(/\.$/, '')}. ${fix}`;
}

const NAMES: readonly [RegExp, string][] = [
  [/^when\.to/, 'Last day'],
  [/^when/, 'Date'],
  [/^kind/, 'Kind'],
  [/^place\.lat/, 'Latitude'],
  [/^place\.lon/, 'Longitude'],
  [/^place/, 'Place'],
  [/^(by|against|with|between)/, 'Who'],
  [/^deaths/, 'Killed'],
  [/^wounded/, 'Wounded'],
  [/^(tags|weapons)/, 'Features'],
  [/^summary/, 'Summary'],
  [/^sources\.\d+\.publisher/, 'Publisher'],
  [/^sources\.\d+\.url/, 'Link'],
  [/^sources\.\d+\.published/, 'Date of the source'],
  [/^sources\.\d+\.(reliability|credibility)/, 'Grade'],
  [/^sources\.\d+\.quote/, 'Quote'],
  [/^sources\.\d+\.citation/, 'Edition'],
  [/^sources/, 'Source'],
];

function nameOf(path: string): string {
  return NAMES.find(([pattern]) => pattern.test(path))?.[1] ?? path;
}

/** The control that a path in the server's answer belongs to. */
export function fieldOf(path: string): string {
  const source = /^sources\.(\d+)\.(\w+)/.exec(path);
  if (source)
    return `f-source-${source[1]}-${/^(reliability|credibility)$/.test(source[2] ?? '') ? 'grade' : source[2]}`;
  const toll = /^(deaths|wounded)\.(\w+)/.exec(path);
  if (toll) return `f-${toll[1] === 'deaths' ? 'killed' : 'wounded'}-${toll[2]}`;
  const first = path.split('.').slice(0, 2).join('.');
  const known: Record<string, string> = {
    'when.to': 'f-until',
    'place.lat': 'f-lat',
    'place.lon': 'f-lon',
    'place.name': 'f-place-name',
  };
  const name = path.split('.')[0] ?? '';
  const one: Record<string, string> = { when: 'f-date', sources: 'f-source-0-publisher', weapons: 'f-tags' };
  return known[first] ?? one[name] ?? `f-${name}`;
}
