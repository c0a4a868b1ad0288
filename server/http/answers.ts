import { z } from '@hono/zod-openapi';
import { PROBLEMS, type ProblemCode } from '../domain/problem.ts';

/** RFC 9457, with our code, the fix, and the fields concerned. */
export const ProblemOut = z
  .object({
    type: z.string().describe('urn:signposts:problem:<code>'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe('Number of the request, for the log'),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    fix: z.string(),
    issues: z.array(z.object({ field: z.string(), value: z.string(), message: z.string(), fix: z.string() })),
  })
  .openapi('Problem');

const EVERYWHERE: ProblemCode[] = ['wrong-host', 'database-away', 'stopping', 'unexpected'];
const WITH_BODY: ProblemCode[] = [
  'not-json',
  'wrong-content-type',
  'too-large',
  'wrong-origin',
  'not-allowed',
  'not-storable',
];
export const WITH_KEY: ProblemCode[] = ['key-wrong', 'key-in-flight', 'key-reused'];

type Refusals = Record<
  number,
  { description: string; content: { 'application/problem+json': { schema: typeof ProblemOut } } }
>;

/** The refusals of an address, by status, each with the sentences it can carry. */
export function refusals(...codes: ProblemCode[]): Refusals {
  const titles = new Map<number, string[]>();
  for (const code of new Set([...codes, ...EVERYWHERE])) {
    const { status, title } = PROBLEMS[code];
    titles.set(status, [...(titles.get(status) ?? []), `${title} (${code})`]);
  }
  return Object.fromEntries(
    [...titles].map(([status, lines]) => [
      status,
      { description: lines.join('; '), content: { 'application/problem+json': { schema: ProblemOut } } },
    ]),
  );
}

/** The same for an address that changes something. */
export function changeRefusals(...codes: ProblemCode[]): Refusals {
  return refusals(...codes, ...WITH_BODY, 'not-valid');
}

/**
 * A shape of the domain under a name of its own in the API's description. A copy: only shapes made after this library was
 * loaded can be named, and who loads the domain first must not matter.
 */
export function named<S extends z.ZodType>(name: string, shape: S): S {
  return shape.clone().openapi(name) as S;
}

/** A JSON answer of this shape. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A JSON body of this shape. */
export function body<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

export const KeyHeader = z.object({
  'idempotency-key': z
    .string()
    .max(200)
    .optional()
    .describe('The same request under the same key happens once; kept for 40 days'),
});
export const MatchHeader = z.object({
  'if-match': z.string().max(200).optional().describe('ETag of the version you read'),
});
