import { describe, expect, it } from 'vitest';
import type { ReportPlan } from '../../../../server/domain/report/plan.ts';
import { forgetPlan, keepPlan, keptPlan } from './kept-plan.ts';

const plan = { forecast: 'f', sections: ['watch'], texts: [] } as unknown as ReportPlan;

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
}

describe('words of a report on this device', () => {
  it('are kept by draft and forgotten when the server has them', () => {
    const here = storage();
    expect(keepPlan('a', { version: 2, at: '2024-11-09T14:20:00Z', plan }, here)).toBe(true);
    expect(keptPlan('a', here)).toEqual({ version: 2, at: '2024-11-09T14:20:00Z', plan });
    expect(keptPlan(null, here)).toBeNull();
    forgetPlan('a', here);
    expect(keptPlan('a', here)).toBeNull();
  });

  it('are nothing where they cannot be read, and a browser that keeps nothing says so', () => {
    const here = storage();
    here.setItem('report-a', '{"plan":{"sections":1}}');
    expect(keptPlan('a', here)).toBeNull();
    here.setItem('report-a', 'not JSON');
    expect(keptPlan('a', here)).toBeNull();
    const full = {
      setItem: () => {
        throw new Error('full');
      },
    } as unknown as Storage;
    expect(keepPlan('a', { version: 0, at: '', plan }, full)).toBe(false);
  });
});
