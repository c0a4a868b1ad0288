import { describe, expect, it } from 'vitest';
import { disarmed, rearmed } from './spreadsheet.ts';

const FORMULAS = ['=1+1', '+92 300', '-cmd', '@SUM(1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠x', "'=1", "''@x"];

describe('a cell that a spreadsheet would take for a formula', () => {
  it.each(FORMULAS)('is disarmed, and comes back as it was: %j', (text) => {
    expect(disarmed(text)).toBe(`'${text}`);
    expect(rearmed(disarmed(text))).toBe(text);
  });

  it.each(['', "'", "'tis", 'a=b', ' =1', '4-6', '١=', "''"])('is left alone where it is none: %j', (text) => {
    expect(disarmed(text)).toBe(text);
    expect(rearmed(text)).toBe(text);
  });
});
