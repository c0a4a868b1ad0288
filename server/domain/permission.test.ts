import { describe, expect, it } from 'vitest';
import { alice, bob, charlie } from '../testing/people.ts';
import { allow } from './permission.ts';
import { may } from './role.ts';

describe('who may do what', () => {
  it('lets an editor import, an analyst log, and a reader read', () => {
    expect(() => allow(alice, 'import:run')).not.toThrow();
    expect(() => allow(bob, 'event:log')).not.toThrow();
    expect(() => allow(charlie, 'reading:read')).not.toThrow();
  });

  it('refuses each what belongs to the next', () => {
    expect(() => allow(bob, 'import:run')).toThrow('"import:run" needs the role editor; you are analyst');
    expect(() => allow(charlie, 'event:log')).toThrow();
  });

  it('gives an admin everything', () => {
    expect(may('admin', 'sample:change')).toBe(true);
  });
});
