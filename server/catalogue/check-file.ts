import type { z } from 'zod';
import { nearest } from '../domain/event/vocabulary.ts';
import { shown } from '../domain/problem.ts';
import { pathText, type Fault } from './fault.ts';
import { knownAt } from './known-at.ts';
import { faultIn, type Yaml } from './read-yaml.ts';

/** Checks a file against its schema and says in words what does not fit, line by line. */
export function checkFile<T>(schema: z.ZodType<T>, yaml: Yaml): { value: T } | { faults: Fault[] } {
  const result = schema.safeParse(yaml.value);
  if (result.success) return { value: result.data };
  return { faults: result.error.issues.flatMap((issue) => faultsOf(issue, [], schema, yaml)) };
}

/** Of one map; more would bury the first. */
const MAX_KEYS = 10;
const COMMA_TRAP = 'In { } and [ ] a comma ends the text. Put text that holds a comma in quotes.';

function faultsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[], schema: z.ZodType, yaml: Yaml): Fault[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MAX_KEYS).map((key) => unknownKey(path, key, knownAt(schema, path).keys, yaml));
    case 'invalid_key': {
      const key = String(path.at(-1));
      return [unknownKey(path.slice(0, -1), key, [], yaml)];
    }
    case 'invalid_union':
      return unionFaults(issue, path, schema, yaml);
    default:
      return [plainFault(issue, path, schema, yaml)];
  }
}

function unknownKey(path: readonly PropertyKey[], key: string, known: readonly string[], yaml: Yaml): Fault {
  const trap = yaml.inBraces(path) && valueAt(yaml, [...path, key]) === null;
  const like = nearest(key, known);
  const hint = like
    ? `Did you mean "${like}"?`
    : known.length
      ? `Known here: ${known.join(', ')}.`
      : 'Use lower-case-with-hyphens.';
  return {
    file: yaml.file,
    ...yaml.atKey(path, key),
    path: pathText([...path, key]),
    message: `"${shown(key, 60)}" is not a field here`,
    hint: trap ? COMMA_TRAP : hint,
  };
}

/** Of the arms of a union, the one that came furthest is the one that was meant. */
function unionFaults(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
  schema: z.ZodType,
  yaml: Yaml,
): Fault[] {
  const value = valueAt(yaml, path);
  const { values } = knownAt(schema, path);
  if (value === undefined || values.length) return [plainFault(issue, path, schema, yaml)];
  const arms = issue.errors.filter(
    (errors) => !errors.some((error) => error.code === 'invalid_type' && error.path.length === 0),
  );
  const meant = arms.find((errors) => errors.length > 0);
  return meant
    ? meant.flatMap((inner) => faultsOf(inner, path, schema, yaml))
    : [plainFault(issue, path, schema, yaml)];
}

function plainFault(issue: z.core.$ZodIssue, path: readonly PropertyKey[], schema: z.ZodType, yaml: Yaml): Fault {
  const value = valueAt(yaml, path);
  const name = path.length ? `"${pathText(path)}"` : 'This file';
  if (value === undefined)
    return faultIn(yaml, path, `${name} is missing`, 'Add it; docs/indicators.md says what it is for.');
  const { values } = knownAt(schema, path);
  if (values.length) {
    const like = typeof value === 'string' ? nearest(value, values) : null;
    return faultIn(
      yaml,
      path,
      `${name} cannot be ${quoted(value)}`,
      like ? `Did you mean "${like}"?` : `Write one of: ${values.join(', ')}.`,
    );
  }
  return faultIn(
    yaml,
    path,
    `${name} ${complaint(issue)}`,
    `It says ${quoted(value)}. docs/indicators.md says how to write it.`,
  );
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of fields',
  record: 'a map of fields',
};

function complaint(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_union':
      return 'does not fit';
    case 'too_big':
      return `is too ${issue.origin === 'number' || issue.origin === 'int' ? 'large' : 'long'}: at most ${issue.maximum}${unit(issue.origin)}`;
    case 'too_small':
      return `is too ${issue.origin === 'number' || issue.origin === 'int' ? 'small' : 'short'}: at least ${issue.minimum}${unit(issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'is not a web address' : issue.message;
    default:
      return issue.message;
  }
}

function unit(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' lines' : '';
}

function quoted(value: unknown): string {
  return value === null ? 'nothing' : typeof value === 'string' ? `"${shown(value, 60)}"` : shown(value, 60);
}

function valueAt(yaml: Yaml, path: readonly PropertyKey[]): unknown {
  let value = yaml.value;
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
