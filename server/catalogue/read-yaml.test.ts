import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseYaml, readYaml } from './read-yaml.ts';

const dir = mkdtempSync(join(tmpdir(), 'signposts-yaml-'));
afterAll(() => rmSync(dir, { recursive: true }));

const faults = (text: string) => {
  const yaml = parseYaml(text, 'a.yaml');
  return 'faults' in yaml ? yaml.faults : [];
};
const fromFile = (bytes: string | Uint8Array) => {
  writeFileSync(join(dir, 'a.yaml'), bytes);
  return readYaml(dir, 'a.yaml');
};

describe('reading YAML', () => {
  it('gives plain values: dates and "no" stay text, numbers are numbers', () => {
    const yaml = parseYaml('when: 2023-02-02\nanswer: no\nlevel: 1\nwords: [a, b]\n', 'a.yaml');
    expect(yaml).toMatchObject({ value: { when: '2023-02-02', answer: 'no', level: 1, words: ['a', 'b'] } });
  });

  it('knows line and column of every value, and of the nearest part above one that is not there', () => {
    const yaml = parseYaml('# note\na:\n  - b: {c: 1}\n', 'a.yaml');
    if ('faults' in yaml) throw new Error('not read');
    expect(yaml.at(['a', 0, 'b', 'c'])).toEqual({ line: 3, column: 12 });
    expect(yaml.at(['a', 0, 'x'])).toEqual({ line: 3, column: 5 });
    expect(yaml.atKey(['a', 0], 'b')).toEqual({ line: 3, column: 5 });
    expect(yaml.inBraces(['a', 0, 'b'])).toBe(true);
    expect(yaml.inBraces(['a', 0])).toBe(false);
  });

  it.each([
    ['an alias', 'a: &x [1]\nb: *x\n', /anchor|repeats/],
    ['a tag', 'a: !!js/function "f"\n', /tag/],
    ['a known tag', 'a: !!str 1\n', /tag/],
    ['a merge key', 'a:\n  <<: {b: 1}\n', /"<<" cannot be a key/],
    ['__proto__', '__proto__: {admin: true}\n', /"__proto__" cannot be a key/],
    ['constructor', 'a: {constructor: {prototype: 1}}\n', /"constructor" cannot be a key/],
    ['the same key twice', 'a: 1\nb: 2\na: 3\n', /there twice/],
    ['two documents', 'a: 1\n---\na: 2\n', /second document/],
    ['a directive', '%YAML 1.1\n---\na: no\n', /begin with %/],
    ['an empty file', '# nothing\n', /empty/],
    ['broken indentation', 'a:\n  b: 1\n c: 2\n', /not YAML/],
    ['40 levels', `${'['.repeat(40)}${']'.repeat(40)}\n`, /nested too deeply/],
    ['200,000 braces, which would end the process if they were composed', '{'.repeat(200_000), /nested too deeply/],
  ])('refuses %s', (_what, text, message) => {
    expect(faults(text)[0]?.message).toMatch(message);
  });

  it('refuses a bomb of aliases at once, and leaves nothing behind on Object', () => {
    const lines = ['a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
    for (let n = 1; n < 12; n++)
      lines.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
      );
    const start = performance.now();
    expect(faults(lines.join('\n')).length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(faults('__proto__: {polluted: 1}\n')).toHaveLength(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('points at the second of two equal keys', () => {
    expect(faults('a: 1\nb: 2\na: 3\n')[0]).toMatchObject({ line: 3, column: 1 });
  });

  it('refuses a file of more than 256 KiB unread, and one that is not UTF-8', () => {
    expect(fromFile(`a: ${'x'.repeat(256 * 1024)}`)).toMatchObject({
      faults: [{ message: expect.stringContaining('bytes; 262144 are allowed') }],
    });
    expect(fromFile(Uint8Array.of(0x61, 0x3a, 0x20, 0xff))).toMatchObject({
      faults: [{ message: 'This file is not UTF-8 text' }],
    });
  });

  it('does not wait at a pipe', () => {
    execFileSync('mkfifo', [join(dir, 'pipe.yaml')]);
    expect(readYaml(dir, 'pipe.yaml')).toMatchObject({ faults: [{ message: 'This is not a plain file' }] });
  });
});
