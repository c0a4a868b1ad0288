import type { Decided } from '../../../../server/domain/desk/queue.ts';
import type { DecisionIn } from '../../../../server/domain/desk/queue.ts';
import { ask } from '../../api.ts';

/** Decides an event in the version that was shown; the server refuses when somebody was faster. */
export async function sendDecision(id: string, version: number, decision: DecisionIn): Promise<Decided> {
  const headers = { 'if-match': `"${version}"` };
  return (await ask<Decided>('POST', `/api/review/${id}/decide`, { body: decision, headers })).body;
}

/** Takes a decision back. */
export async function takeBack(id: string, version: number): Promise<Decided> {
  return (await ask<Decided>('POST', `/api/review/${id}/reopen`, { headers: { 'if-match': `"${version}"` } })).body;
}
