import { describe, expect, it } from 'vitest';
import type { KnownPublisher } from '../../domain/desk/publisher.ts';
import { charlie } from '../../testing/people.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { logEvent } from '../events/log-event.ts';
import { retractEvent } from '../events/retract-event.ts';
import { listPublishers } from './list-publishers.ts';

const log = await testLog();
const { ctx } = log;
const cited = (publisher: string, grade: string, url?: string) =>
  logEvent({
    ctx,
    input: aBomb({
      sources: [
        {
          publisher,
          ...(url ? { url } : {}),
          reliability: grade.charAt(0) as 'A',
          credibility: Number(grade.charAt(1)),
        },
      ],
    }),
  });

describe('the publishers this desk cites', () => {
  it('come most used first, with the grade and the host they usually have', async () => {
    for (const grade of ['B2', 'B2', 'C3']) await cited('Dawn', grade, 'https://www.Dawn.com/news/1');
    await cited('A local reporter', 'F6');
    const { publishers } = await listPublishers({ ctx: log.as(charlie) });
    expect(publishers).toEqual([
      { publisher: 'Dawn', used: 3, grade: 'B2', host: 'dawn.com' },
      { publisher: 'A local reporter', used: 1, grade: null, host: null },
    ]);
  });

  it('do not come from retracted events', async () => {
    const { id } = await cited('Gone Gazette', 'A1');
    await retractEvent({ ctx, input: { id, version: 1, reason: 'Wrong' } });
    const { publishers } = await listPublishers({ ctx });
    expect(publishers.map((one) => one.publisher)).not.toContain('Gone Gazette');
  });

  it('are read at /api/publishers', async () => {
    const answer = await testServer(log)('GET', '/api/publishers');
    expect(answer.status).toBe(200);
    const { publishers } = (await answer.json()) as { publishers: KnownPublisher[] };
    expect(publishers[0]?.publisher).toBe('Dawn');
  });
});
