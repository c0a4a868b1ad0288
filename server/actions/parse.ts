import { z } from 'zod';
import { withoutHiddenMarks } from '../domain/event/hidden-marks.ts';
import { Problem, shown, type Issue } from '../domain/problem.ts';

/**
 * The input in the shape wanted.
 * @throws Problem `not-valid` with every field that needs another look
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw notValid(issuesOf(parsed.error, input));
}

/** Field errors as one problem. */
export function notValid(issues: readonly Issue[]): Problem {
  const [first] = issues;
  const detail =
    issues.length === 1 && first
      ? `${first.field || 'The body'}: ${first.message}`
      : `${issues.length} fields need another look`;
  return new Problem('not-valid', detail, { issues: issues.slice(0, 100) });
}

/** A schema's complaints in our words: field, value, what is the matter, what to do. */
export function issuesOf(error: z.ZodError, input: unknown): Issue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: [...issue.path, key].join('.'),
        value: visible(valueAt(input, [...issue.path, key])),
        message: 'is not a field that is known here',
        fix: 'Leave it out, or check its spelling in /openapi.json.',
      }));
    }
    const value = valueAt(input, issue.path);
    return [
      { field: issue.path.join('.'), value: value === undefined ? '' : visible(value), ...wording(issue, value) },
    ];
  });
}

function wording(issue: z.core.$ZodIssue, value: unknown): { message: string; fix: string } {
  if (value === undefined && issue.code !== 'custom') return { message: 'is missing', fix: 'Fill it in.' };
  switch (issue.code) {
    case 'invalid_type':
      return { message: `must be ${named(issue.expected)}`, fix: `Give ${named(issue.expected)}.` };
    case 'too_big':
      if (issue.origin === 'string')
        return {
          message: `is too long: ${lengthOf(value)} characters, at most ${issue.maximum}`,
          fix: `Shorten it to ${issue.maximum} characters.`,
        };
      return { message: `is too large: at most ${issue.maximum}`, fix: `Keep it to ${issue.maximum}.` };
    case 'too_small':
      return { message: `is too small: at least ${issue.minimum}`, fix: `Give at least ${issue.minimum}.` };
    case 'invalid_value':
      return {
        message: 'is not one of the values known here',
        fix: `Use one of: ${issue.values.map(String).join(', ')}.`,
      };
    case 'invalid_format':
      if (issue.format === 'uuid')
        return {
          message: issue.message.startsWith('is ') ? issue.message : 'is not an id',
          fix: 'Take the id from the address of its page: 36 letters a to f, digits and "-".',
        };
      return { message: issue.message, fix: 'Correct it and send it again.' };
    default:
      return { message: issue.message, fix: fixIn(issue) ?? 'Correct it and send it again.' };
  }
}

/** A short text of the value, with marks nobody sees made visible. */
const visible = (value: unknown) => withoutHiddenMarks(shown(value), '\uFFFD');

const lengthOf = (value: unknown) => (typeof value === 'string' ? value.length : 'too many');

/** A rule that knows how its own breach is mended says so. */
function fixIn(issue: z.core.$ZodIssue): string | null {
  const fix: unknown = issue.code === 'custom' ? issue.params?.['fix'] : null;
  return typeof fix === 'string' ? fix : null;
}

const NAMES: Record<string, string> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
};

function named(expected: string): string {
  return NAMES[expected] ?? expected;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
}
