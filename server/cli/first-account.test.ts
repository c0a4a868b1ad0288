import { describe, expect, it } from 'vitest';
import { firstAdminOf, PASSWORD } from '../testing/accounts.ts';
import { testLog } from '../testing/request.ts';
import { beforeListening } from './first-account.ts';

const [empty, settled, given] = [await testLog(), await testLog(), await testLog()];
const alone = { admin: null, host: '127.0.0.1', inContainer: false };
const open = { ...alone, host: '0.0.0.0' };

describe('listening for others', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.example.org'])(
    'is refused on %s while nobody has an account',
    async (host) => {
      await expect(beforeListening({ ...alone, host }, empty.ctx)).rejects.toMatchObject({ code: 'setting-wrong' });
    },
  );

  it.each(['127.0.0.1', 'localhost', '::1', '127.8.8.8'])('goes on at %s, where only this machine is', async (host) => {
    await beforeListening({ ...alone, host }, empty.ctx);
  });

  it('goes on everywhere once there is an account, or the settings give one', async () => {
    await firstAdminOf(settled.ctx);
    await beforeListening(open, settled.ctx);
    const admin = { email: 'ana@example.org', password: PASSWORD };
    await beforeListening({ ...open, admin }, given.ctx);
    expect(await given.ctx.store.people.count()).toEqual({ all: 1, admins: 1 });
    await beforeListening({ ...open, admin: { ...admin, email: 'eve@example.org' } }, given.ctx);
    expect(await given.ctx.store.people.count()).toEqual({ all: 1, admins: 1 });
  });

  it('refuses a first admin whose password everybody knows', async () => {
    const admin = { email: 'ana@example.org', password: 'passwordpassword' };
    await expect(beforeListening({ ...open, admin }, empty.ctx)).rejects.toMatchObject({ code: 'not-valid' });
  });
});
