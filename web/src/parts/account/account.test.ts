import { describe, expect, it } from 'vitest';
import { rolesInWords } from './role-words.ts';
import { deviceOf } from './device-words.ts';
import { scopesInWords } from './key-words.ts';

describe('roles in words', () => {
  const title = (id: string) => `“${id}”`;
  it('names one role for all, and others by forecast', () => {
    expect(rolesInWords({ role: 'analyst', forecasts: null }, title)).toBe('You are an analyst.');
    expect(rolesInWords({ role: 'reader', forecasts: { ttp: 'editor', '*': 'reader' } }, title)).toBe(
      'You are a reader of the log; an editor on “ttp”; a reader on every other forecast.',
    );
    expect(rolesInWords({ role: 'reader', forecasts: {} }, title)).toBe('You are a reader of the log; on no forecast.');
  });
});

describe('a device', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
      'Chrome on Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0',
      'Edge on Windows',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on macOS'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
      'Safari on iPhone',
    ],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['', 'A program that does not say what it is'],
  ])('%s', (agent, words) => {
    expect(deviceOf(agent)).toBe(words);
  });
});

describe('scopes of a key', () => {
  it('are said in words', () => {
    expect(scopesInWords(['read'])).toBe('Reads');
    expect(scopesInWords(['read', 'log', 'report'])).toBe('Reads, logs events, writes reports');
    expect(scopesInWords(['all'])).toBe('Does everything you may, but manage people, keys and the installation');
  });
});
