import { describe, expect, it } from 'vitest';
import { SECTIONS, USUAL_SECTIONS } from '../../../../server/domain/report/plan-values.ts';
import { orderOf, stepped, ticked } from './outline.ts';

describe('the contents of a report', () => {
  it('list every section once, the chosen in their own order', () => {
    const order = orderOf(['watch', 'bottom-line']);
    expect([...order].sort()).toEqual([...SECTIONS].sort());
    expect(order.indexOf('watch')).toBeLessThan(order.indexOf('bottom-line'));
    expect(orderOf(USUAL_SECTIONS)).toEqual(SECTIONS);
  });

  it('put one that is not chosen below what it follows by default', () => {
    const order = orderOf(['sources', 'judgements']);
    expect(order[order.indexOf('judgements') + 1]).toBe('changed');
    expect(order[0]).toBe('bottom-line');
  });

  it('move one by a step and stay as they are at the end', () => {
    expect(stepped(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(stepped(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
    const list = ['a', 'b'];
    expect(stepped(list, 'a', -1)).toBe(list);
    expect(stepped(list, 'x', 1)).toBe(list);
  });

  it('take one in at its place, and never let the last one go', () => {
    expect(ticked(SECTIONS, ['watch'], 'changed')).toEqual(['changed', 'watch']);
    expect(ticked(SECTIONS, ['watch', 'changed'], 'watch')).toEqual(['changed']);
    expect(ticked(SECTIONS, ['watch'], 'watch')).toEqual(['watch']);
  });
});
