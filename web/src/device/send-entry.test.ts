import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api.ts';
import { outcomeOf } from './send-entry.ts';

const problem = (status: number, code: ApiProblem['code'] = 'unexpected') =>
  new ApiProblem({ code, status, title: 'x', fix: 'y' });

describe('what becomes of an entry that got no good answer', () => {
  it('waits with all others while the server is not heard or not ready', () => {
    for (const status of [0, 429, 502, 503, 504])
      expect(outcomeOf(problem(status))).toMatchObject({ kind: 'waits', all: true });
  });

  it('waits until the next sign-in', () => {
    expect(outcomeOf(problem(401))).toEqual({ kind: 'waits', all: true, signedOut: true });
  });

  it('waits alone when the server stumbled over it, and while its first sending is under way', () => {
    expect(outcomeOf(problem(500))).toMatchObject({ kind: 'waits', all: false });
    expect(outcomeOf(problem(409, 'key-in-flight'))).toMatchObject({ kind: 'waits' });
  });

  it('comes back to the person when it is refused, and as a choice when somebody was faster', () => {
    expect(outcomeOf(problem(422, 'not-valid'))).toMatchObject({ kind: 'refused' });
    expect(outcomeOf(problem(403, 'not-allowed'))).toMatchObject({ kind: 'refused' });
    expect(outcomeOf(problem(412, 'changed-meanwhile'))).toMatchObject({ kind: 'clash' });
  });
});
