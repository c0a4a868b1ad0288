import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Problem, PROBLEMS, type ProblemCode } from '../domain/problem.ts';

/** Any failure as RFC 9457. Only a Problem speaks; of everything else the caller learns no more than its request number. */
export function problemResponse(c: Context, error: unknown): Response {
  const problem = asProblem(error);
  const { code, status, message, fix, issues, more } = problem;
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8' };
  if (status === 503) headers['retry-after'] = '5';
  if (typeof more['retryAfter'] === 'number') headers['retry-after'] = String(more['retryAfter']);
  if (typeof more['allow'] === 'string') headers['allow'] = more['allow'];
  const instance = `urn:signposts:request:${String(c.get('requestId') ?? '')}`;
  const answer = {
    type: `urn:signposts:problem:${code}`,
    title: PROBLEMS[code].title,
    status,
    detail: message,
    instance,
    code,
    fix,
    issues,
    ...more,
  };
  return c.body(JSON.stringify(answer), { status: status as 400, headers });
}

/** The failure as a problem of ours. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException) return new Problem(BY_STATUS[error.status] ?? 'unexpected');
  return new Problem('unexpected');
}

const BY_STATUS: Record<number, ProblemCode> = {
  400: 'not-json',
  404: 'not-found',
  405: 'wrong-method',
  413: 'too-large',
  415: 'wrong-content-type',
};
