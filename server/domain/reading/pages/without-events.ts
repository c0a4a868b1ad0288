/** Said of an event that a reader of numbers alone must not hear of. */
const AN_EVENT = 'an event';
const THE_DESK = 'the desk';
const LEFT_OUT = 'Left out: ';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A shorter summary could be part of any sentence; it is looked for only where a sentence ends with it. */
const LEAST_SPOKEN = 12;
/** How large the largest event was, and on which day: as good as its name. */
const LARGEST = /(single largest event) \([^()]*\)/g;

/**
 * The same answer without anything that names an event: decisions by hand are gone, left-out events have neither words
 * nor a link, and wherever a sentence repeats their words it says "an event". Numbers stay as they are.
 * Works on whatever a reading is part of, so that an answer of tomorrow is covered too.
 */
export function withoutEvents<T>(answer: T): T {
  const spoken = summariesIn(answer).sort((a, b) => b.length - a.length);
  return walk(answer, (value, name) => {
    if (name === 'byHand' && Array.isArray(value)) return [];
    if (name === 'leftOut' && Array.isArray(value)) return value.map(unnamed);
    // What a step of a chart is called is the summary of its event.
    if (name === 'named') return null;
    if (typeof value !== 'string') return undefined;
    return UUID.test(value) ? null : unspoken(value, spoken);
  }) as T;
}

/** The sentence with "an event" wherever it says the words of one; `spoken` begins with the longest. */
function unspoken(sentence: string, spoken: readonly string[]): string {
  const last = spoken.find((words) => sentence.endsWith(`: ${words}.`));
  const ended = last === undefined ? sentence : `${sentence.slice(0, -last.length - 1)}${AN_EVENT}.`;
  return spoken
    .filter((words) => words.length >= LEAST_SPOKEN)
    .reduce((text, words) => text.replaceAll(words, AN_EVENT), ended)
    .replace(LARGEST, '$1');
}

/** The same answer without the names of those who decided by hand or loaded a definition: they are the desk's affair. */
export function withoutPeople<T>(answer: T): T {
  return walk(answer, (value, name, holder) => {
    const names = name === 'loadedBy' || (name === 'by' && holder === 'byHand');
    return names && typeof value === 'string' ? THE_DESK : undefined;
  }) as T;
}

interface LeftOut {
  label: string;
  event: string | null;
}

const isLeftOut = (value: unknown): value is LeftOut =>
  typeof value === 'object' && value !== null && 'label' in value && typeof value.label === 'string';

function unnamed(value: unknown): unknown {
  return isLeftOut(value) ? { ...value, label: `${LEFT_OUT}${AN_EVENT}`, event: null } : value;
}

/** What the answer says of events: the labels of those left out, summaries and reasons of decisions by hand. */
function summariesIn(answer: unknown): string[] {
  const found = new Set<string>();
  walk(answer, (value, name, holder) => {
    if (name === 'leftOut' && Array.isArray(value))
      for (const one of value) if (isLeftOut(one)) found.add(one.label.replace(LEFT_OUT, ''));
    if (name === 'named' && typeof value === 'string') found.add(value);
    if (holder === 'byHand' && (name === 'summary' || name === 'reason') && typeof value === 'string')
      found.add(value.replace(/[.]$/, ''));
    return undefined;
  });
  return [...found].filter((text) => text !== '');
}

/**
 * A copy in which `change` has put other values; undefined leaves one as it is and looks inside.
 * `name` is the value's own field, `holder` the field of the list or object it stands in.
 */
function walk(
  value: unknown,
  change: (value: unknown, name: string, holder: string) => unknown,
  name = '',
  holder = '',
): unknown {
  const changed = change(value, name, holder);
  if (changed !== undefined) return changed;
  if (Array.isArray(value)) return value.map((one) => walk(one, change, '', name));
  if (typeof value !== 'object' || value === null) return value;
  const within = name === '' ? holder : name;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, change, key, within)]));
}
