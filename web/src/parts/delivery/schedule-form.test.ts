import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../../server/domain/delivery/schedule.ts';
import { askedFor, fieldsOf, withActive } from './schedule-form.ts';

describe('the form of a schedule', () => {
  it('begins with a month’s report by mail, and takes addresses however they are parted', () => {
    const fields = { ...fieldsOf(null, 'test', 'UTC'), addresses: 'a@b.example, c@d.example;\n e@f.example ' };
    expect(askedFor(fields, null)).toMatchObject({
      period: 'last-month',
      cron: '0 6 3 * *',
      plan: { forecast: 'test', marking: null },
      target: { kind: 'mail', addresses: ['a@b.example', 'c@d.example', 'e@f.example'] },
    });
  });

  it('goes the first way that the server has open', () => {
    expect(fieldsOf(null, 'test', 'UTC', ['folder', 'webhook']).way).toBe('folder');
  });

  it('keeps what it does not show', () => {
    const schedule = {
      ...{ id: 'x', title: 'T', forecast: 'test', period: null, cron: '0 6 3 * *', zone: 'UTC', formats: ['json'] },
      ...{ active: true, nextAt: null, words: '', at: '', by: '' },
      target: { kind: 'webhook', url: 'https://hook.example/…' },
      plan: { forecast: 'test', feed: 'ucdp-ged', developments: null, sections: ['checks'], texts: [], marking: null },
    } satisfies Schedule;
    const asked = askedFor(fieldsOf(schedule, '', ''), schedule);
    expect(asked).toMatchObject({
      period: null,
      plan: { feed: 'ucdp-ged', sections: ['checks'] },
      target: schedule.target,
    });
    expect(withActive(schedule, false)).toMatchObject({ active: false, target: schedule.target });
    expect(withActive(schedule, false)).not.toHaveProperty('id');
  });
});
