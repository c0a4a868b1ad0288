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
  it('takes a mail server with its sender, and repeats neither its password nor half of the pair', () => {
    const SIGNPOSTS_SMTP_URL = 'smtp://ann:p%40ss@mail.example:2525';
    const { mail } = readConfig({ SIGNPOSTS_SMTP_URL, SIGNPOSTS_MAIL_FROM: 'signposts@example.org' }).delivery;
    expect(mail).toMatchObject({ host: 'mail.example', port: 2525, password: 'p@ss', tls: false, loopback: false });
    expect(() => readConfig({ SIGNPOSTS_SMTP_URL })).toThrow(/SIGNPOSTS_MAIL_FROM/);
    try {
      readConfig({ SIGNPOSTS_SMTP_URL: 'https://ann:p-secret@mail.example', SIGNPOSTS_MAIL_FROM: 'x' });
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain('p-secret');
    }
  });

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
      connectors: { ucdp: null, acled: null, countries: ['pakistan', 'afghanistan'], every: 24, share: 5 },
      delivery: { outbox: null, mail: null, allowPrivate: false },
      metricsToken: undefined,
      backups: { folder: '.data/backups', every: 24, keep: 7 },
      admin: null,
      inContainer: false,
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

  it('takes any address; whether others may reach it yet is known once the database answers', () => {
    expect(readConfig({ HOST: '0.0.0.0' })).toMatchObject({ host: '0.0.0.0', inContainer: false });
    expect(readConfig({ HOST: '0.0.0.0', SIGNPOSTS_TRUST_NETWORK: 'container' }).inContainer).toBe(true);
    expect(problemOf({ HOST: '0.0.0.0 ; rm', SIGNPOSTS_TRUST_NETWORK: 'yes' }).issues).toHaveLength(2);
  });

  it('switches a connector on by its account, and takes half an account for a mistake', () => {
    const { connectors } = readConfig({ SIGNPOSTS_UCDP_TOKEN: 'abc', SIGNPOSTS_UCDP_VERSIONS: '26.0.7, 26.0.8' });
    expect(connectors.ucdp).toEqual({ url: 'https://ucdpapi.pcr.uu.se', token: 'abc', versions: ['26.0.7', '26.0.8'] });
    expect(connectors.acled).toBeNull();
    expect(problemOf({ SIGNPOSTS_ACLED_USER: 'ann@example.org' }).issues[0]?.field).toBe('SIGNPOSTS_ACLED_PASSWORD');
  });

  it('sends accounts over https only, but for this machine itself', () => {
    expect(problemOf({ SIGNPOSTS_UCDP_URL: 'http://ucdp.example' }).message).toContain('SIGNPOSTS_UCDP_URL');
    expect(() => readConfig({ SIGNPOSTS_ACLED_URL: 'http://127.0.0.1:9000' })).not.toThrow();
  });

  it('never repeats a wrong token', () => {
    const problem = problemOf({ SIGNPOSTS_UCDP_TOKEN: 'hu\u0007sh' });
    expect(JSON.stringify(problem.issues)).not.toContain('sh');
    expect(problem.issues[0]?.field).toBe('SIGNPOSTS_UCDP_TOKEN');
  });

  it('never repeats the password of a wrong DATABASE_URL', () => {
    const problem = problemOf({ DATABASE_URL: 'mysql://ann:hush@db.example.org/log' });
    expect(JSON.stringify(problem.issues)).not.toContain('hush');
    expect(problem.issues[0]?.value).toBe('mysql://…@db.example.org/log');
  });
});
