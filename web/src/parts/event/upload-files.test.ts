import { describe, expect, it } from 'vitest';
import { refusalOf } from './upload-files.ts';

describe('a file before it is sent', () => {
  it('passes up to 20 MiB', () => {
    expect(refusalOf({ name: 'a.png', size: 20 * 1024 * 1024 })).toBeNull();
  });

  it('is refused when it is empty or too large, by name and size', () => {
    expect(refusalOf({ name: 'a.png', size: 0 })).toBe(
      'a.png is empty. Choose it again; it may not have been saved yet.',
    );
    expect(refusalOf({ name: 'film.png', size: 25_000_000 })).toBe(
      'film.png has 25.0 MB; a file may have 20 MiB (21.0 MB). Attach a smaller one.',
    );
  });
});
