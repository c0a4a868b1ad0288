import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { Problem } from './domain/problem.ts';

function problemOf(env: Record<string, string>): Problem {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('readConfig accepted it');
}

describe('reading the settings', () => {
  it('needs none: every setting has a default', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8600,
      databaseUrl: undefined,
      poolSize: 10,
      dataDir: '.data',
      indicators: 'indicators',
      data: undefined,
      log: 'warn',
      publicOrigin: undefined,
      live: { most: 2_000, mostEach: 10 },
    });
  });

  it('takes each setting from the environment', () => {
    const config = readConfig({
      HOST: '::1',
      PORT: '0',
      DATABASE_URL: 'postgres://ann:secret@db.example.org/log',
      PGPOOL: '4',
      SIGNPOSTS_DATA_DIR: '/var/lib/signposts',
      SIGNPOSTS_INDICATORS: 'mine',
      SIGNPOSTS_DATA: 'practice',
      SIGNPOSTS_LOG: 'off',
      PUBLIC_ORIGIN: 'https://signposts.example.org/',
    });
    expect(config).toMatchObject({ host: '::1', port: 0, poolSize: 4, data: 'practice', log: 'off' });
    expect(config.databaseUrl).toBe('postgres://ann:secret@db.example.org/log');
    expect(config.publicOrigin).toBe('https://signposts.example.org');
  });

  it('counts an empty value as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
  });

  it('names every wrong setting at once, each with its value and what to do', () => {
    const problem = problemOf({ PORT: '86OO', PGPOOL: '1', SIGNPOSTS_DATA: 'all', PUBLIC_ORIGIN: 'example.org' });
    expect(problem.code).toBe('setting-wrong');
    expect(problem.message).toBe('Settings are wrong: PORT, PGPOOL, SIGNPOSTS_DATA, PUBLIC_ORIGIN');
    expect(problem.issues[0]).toEqual({
      field: 'PORT',
      value: '86OO',
      message: 'is not a whole number from 0 to 65535',
      fix: 'Give a whole number from 0 to 65535.',
    });
    expect(problem.issues.every((issue) => issue.fix.length > 0)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.example.org'])(
    'refuses to listen on %s while there are no accounts',
    (host) => {
      expect(problemOf({ HOST: host }).issues[0]?.message).toContain('accounts have not landed');
    },
  );

  it('listens on every address inside our own container, whose port is published on loopback only', () => {
    expect(readConfig({ HOST: '0.0.0.0', SIGNPOSTS_TRUST_NETWORK: 'container' }).host).toBe('0.0.0.0');
    expect(problemOf({ HOST: '0.0.0.0', SIGNPOSTS_TRUST_NETWORK: 'yes' }).issues).toHaveLength(2);
  });

  it('never repeats the password of a wrong DATABASE_URL', () => {
    const problem = problemOf({ DATABASE_URL: 'mysql://ann:hush@db.example.org/log' });
    expect(JSON.stringify(problem.issues)).not.toContain('hush');
    expect(problem.issues[0]?.value).toBe('mysql://…@db.example.org/log');
  });
});
