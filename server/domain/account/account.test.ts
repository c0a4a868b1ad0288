import { describe, expect, it } from 'vitest';
import { isCommon } from '../../auth/common-passwords.ts';
import { codeOf } from '../../auth/second-factor.ts';
import { mayOn, type Actor } from '../permission.ts';
import { listeningTrouble } from './listening.ts';
import { passwordTrouble } from './password.ts';
import { asActor, RolesGiven } from './roles.ts';
import { endOf, isOpen, later, stageOf } from './session.ts';
import { authenticatorAddress, fromBase32, stepAt, stepsTaken, toBase32 } from './totp.ts';
import { TRIES, waitFor } from './tries.ts';

const NOW = '2024-06-15T12:00:00.000Z';

describe('codes of an authenticator', () => {
  it('are those that RFC 6238 publishes (appendix B, SHA-1)', () => {
    const secret = toBase32(new TextEncoder().encode('12345678901234567890'));
    const published: [seconds: number, code: string][] = [
      [59, '94287082'],
      [1_111_111_109, '07081804'],
      [1_111_111_111, '14050471'],
      [1_234_567_890, '89005924'],
      [2_000_000_000, '69279037'],
      [20_000_000_000, '65353130'],
    ];
    for (const [seconds, code] of published) expect(codeOf(secret, stepAt(seconds * 1000), 8)).toBe(code);
  });

  it('are those that RFC 4226 publishes (appendix D)', () => {
    const secret = toBase32(new TextEncoder().encode('12345678901234567890'));
    const published = [
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ];
    expect(published.map((_, step) => codeOf(secret, step))).toEqual(published);
  });

  it('are taken one step early or late, and never again', () => {
    expect(stepsTaken(300_000, null)).toEqual([10, 9, 11]);
    expect(stepsTaken(300_000, 10)).toEqual([11]);
    expect(stepsTaken(300_000, 11)).toEqual([]);
  });

  it('rest on base32 as RFC 4648 publishes it', () => {
    expect(toBase32(new TextEncoder().encode('foobar'))).toBe('MZXW6YTBOI');
    expect(new TextDecoder().decode(fromBase32('MZXW6YTBOI'))).toBe('foobar');
    expect(authenticatorAddress('MZXW6YTBOI', 'a@b.example')).toBe(
      'otpauth://totp/Signposts%3Aa%40b.example?secret=MZXW6YTBOI&issuer=Signposts&digits=6&period=30',
    );
  });
});

describe('a new password', () => {
  const owner = { email: 'marg.hamilton@example.org', name: 'Marg Hamilton' };
  const trouble = (password: string) => passwordTrouble(password, owner, isCommon);

  it.each([
    ['short', 'has 5 characters'],
    ['aaaaaaaaaaaaaaaa', 'fewer than 5 different'],
    ['abcdefghijklmnop', 'row of neighbouring'],
    ['qwertyuiop1234567890', 'row of neighbouring'],
    ['unbelievable', 'known and tried first'],
    ['Sunshine1234!', 'known and tried first'],
    ['p@ssw0rd2024', 'known and tried first'],
    ['monkeymonkey', 'known and tried first'],
    ['MargHamilton', 'little more than your name'],
    ['signposts2024', 'little more than your name'],
    ['x'.repeat(201), 'at most 200'],
  ])('%s is refused', (password, why) => {
    expect(trouble(password)).toContain(why);
  });

  it.each(['lantern gravel ostrich noon', 'vT9#kq2Lw!xZ', 'мост дождь яблоко', 'a song of the sea in march'])(
    '%s is taken',
    (password) => {
      expect(trouble(password)).toBeNull();
    },
  );
});

describe('a session', () => {
  const full = { stage: 'full', madeAt: NOW, seenAt: NOW, endsAt: endOf('full', NOW) } as const;
  const hours = (n: number) => later(NOW, n * 3_600_000);

  it('opens for 8 hours without use and for 7 days in all, unless everybody was signed out since', () => {
    expect([7.9, 8].map((n) => isOpen(full, hours(n), null))).toEqual([true, false]);
    const used = { ...full, seenAt: hours(167) };
    expect([167.9, 168].map((n) => isOpen(used, hours(n), null))).toEqual([true, false]);
    expect([NOW, hours(1)].map((from) => isOpen(full, hours(2), from))).toEqual([true, false]);
  });

  it('waits for what is wanted for ten minutes', () => {
    expect(endOf('code', NOW)).toBe('2024-06-15T12:10:00.000Z');
    expect(stageOf({ hasSecondFactor: true, mustHaveOne: false })).toBe('code');
    expect(stageOf({ hasSecondFactor: false, mustHaveOne: true })).toBe('set-up');
    expect(stageOf({ hasSecondFactor: false, mustHaveOne: false })).toBe('full');
  });
});

describe('tries', () => {
  it('are refused from the eleventh on until the oldest of ten is a quarter of an hour old', () => {
    const times = Array.from({ length: 10 }, (_, n) => later(NOW, n * 1000));
    expect(waitFor('account', times.slice(1), later(NOW, 10_000))).toBe(0);
    expect(waitFor('account', times, later(NOW, 10_000))).toBe(890);
    expect(waitFor('account', times, later(NOW, TRIES.window))).toBe(0);
    expect(waitFor('address', times, NOW)).toBe(0);
  });
});

describe('roles by forecast', () => {
  const as = (forecasts: Actor['forecasts']): Actor => ({
    id: 'x',
    name: 'X',
    role: 'reader',
    ...(forecasts ? { forecasts } : {}),
  });

  it('hold where they are given, and everywhere where none are', () => {
    expect(mayOn(as(undefined), 'event:read', 'any')).toBe(true);
    expect(mayOn(as({ pakistan: 'analyst' }), 'event:log', 'pakistan')).toBe(true);
    expect(mayOn(as({ pakistan: 'analyst' }), 'event:read', 'other')).toBe(false);
    expect(mayOn(as({ '*': 'reader', pakistan: 'analyst' }), 'event:log', 'other')).toBe(false);
    expect(mayOn(as({}), 'event:read', 'constructor')).toBe(false);
    expect(asActor({ id: 'x', name: 'X', role: 'reader', forecasts: null }, 'session')).not.toHaveProperty('forecasts');
  });

  it('cannot make somebody admin of one forecast', () => {
    expect(RolesGiven.safeParse({ role: 'reader', forecasts: { a: 'admin' } }).success).toBe(false);
    expect(RolesGiven.safeParse({ role: 'admin', forecasts: { a: 'reader' } }).success).toBe(false);
    expect(RolesGiven.parse({ role: 'reader', forecasts: { a: 'editor' } }).forecasts).toEqual({ a: 'editor' });
  });
});

describe('listening', () => {
  it('is for this machine alone while nobody has an account', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1'])
      expect(listeningTrouble(host, { people: 0, inContainer: false })).toBeNull();
    expect(listeningTrouble('0.0.0.0', { people: 0, inContainer: false })).toContain('nobody has an account yet');
    expect(listeningTrouble('0.0.0.0', { people: 1, inContainer: false })).toBeNull();
    expect(listeningTrouble('0.0.0.0', { people: 0, inContainer: true })).toBeNull();
  });
});
