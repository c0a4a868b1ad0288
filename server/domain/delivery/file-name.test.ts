import { describe, expect, it } from 'vitest';
import { scheduledName } from './file-name.ts';

const id = '01900000-0000-7000-8000-0000000a1b2c';
const when = { period: { from: '2024-10', to: '2024-10' }, day: '2024-11-03' } as const;

describe('the name of a file that is sent by the clock', () => {
  it('says the schedule, the months, and which schedule of that name', () => {
    expect(scheduledName({ id, title: 'Monthly trend report' }, when, 'html')).toBe(
      'monthly-trend-report-2024-10-0a1b2c.html',
    );
    const quarter = { ...when, period: { from: '2024-07', to: '2024-09' } } as const;
    expect(scheduledName({ id, title: 'Café/../quarter' }, quarter, 'pdf')).toBe(
      'cafe-quarter-2024-07-to-2024-09-0a1b2c.pdf',
    );
    expect(scheduledName({ id, title: 'All' }, { ...when, period: null }, 'csv')).toBe(
      'all-until-2024-11-03-0a1b2c.csv',
    );
  });

  it('has words where nothing of the title can stand in a name', () => {
    expect(scheduledName({ id, title: 'رپورٹ' }, when, 'json')).toBe('report-2024-10-0a1b2c.json');
  });
});
