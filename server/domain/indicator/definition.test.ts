import { describe, expect, it } from 'vitest';
import { canonical } from './definition.ts';

describe('the text that equal things have in common', () => {
  it('is JSON with sorted keys and without what is not said', () => {
    expect(canonical({ b: [1, null, { d: true, c: 'x' }], a: undefined, '"': -0, 10: 1e21, 9: 0.5 })).toBe(
      '{"\\"":0,"10":1e+21,"9":0.5,"b":[1,null,{"c":"x","d":true}]}',
    );
    expect(canonical([undefined, NaN, 'é\n\ud800'])).toBe('[null,null,"é\\n\\ud800"]');
  });

  it('does not depend on the order of keys, however many there are', () => {
    const keys = Array.from({ length: 40 }, (_, n) => `k${n}`);
    const of = (order: string[]) => canonical(Object.fromEntries(order.map((key) => [key, key])));
    expect(of([...keys].reverse())).toBe(of(keys));
    expect(of(keys)).toBe(JSON.stringify(Object.fromEntries([...keys].sort().map((key) => [key, key]))));
    expect(of(keys.slice(0, 9).reverse())).toBe(of(keys.slice(0, 9)));
  });
});
