import { describe, expect, it } from 'vitest';
import { insideOf } from './inside.ts';

const base = '/s/token';

describe('a link on a shared page', () => {
  it('leads where it says when that is a shared page, a file or an answer', () => {
    for (const path of ['/s/token', '/s/token/i/attacks', '/api/shared/token/reading', '/assets/a.js', '/embed/token'])
      expect(insideOf(base, path)).toBeNull();
  });

  it('to the method leads to the method inside the link', () => {
    expect(insideOf(base, '/method', '#words')).toBe('/s/token/method#words');
  });

  it('to one event leads to that event inside the link', () => {
    const event = '/events/01900000-0000-7000-8000-000000000001';
    expect(insideOf(base, event)).toBe(`/s/token${event}`);
    for (const path of [`${event}/edit`, '/events/new']) expect(insideOf(base, path)).toBe('/s/token/elsewhere');
  });

  it('to any other page of the desk says that it is not part of the link', () => {
    for (const path of ['/', '/data', '/events', '/f/test', '/s/tokenother/i/attacks'])
      expect(insideOf(base, path)).toBe('/s/token/elsewhere');
  });
});
