import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { signEveryoneOut } from '../actions/installation/sign-everyone-out.ts';
import { changeRoles } from '../actions/people/change-roles.ts';
import { disable } from '../actions/people/disable.ts';
import { may, type Permission, type Role } from '../domain/role.ts';
import { browser, firstAdminOf, invited } from '../testing/accounts.ts';
import { testLog, testServer } from '../testing/request.ts';
import { declared, permissionsPage, type Declared } from '../testing/write-permissions.ts';

const [log, gone] = [await testLog(), await testLog()];
const [ask, askGone] = [testServer(log), testServer(gone)];
const document = (await (await ask('GET', '/openapi.json')).json()) as Parameters<typeof declared>[0];
const operations = declared(document);

const at = browser();
const { admin } = await firstAdminOf(log.ctx, at);
const cookie = (token = '') => ({ cookie: `signposts=${token}` });
const entered = async (email: string, role: Role) => {
  const place = browser();
  const { me } = await invited(admin, email, role, place);
  return { id: me.id, place };
};
const [reader, analyst, editor] = [
  await entered('reader@example.org', 'reader'),
  await entered('analyst@example.org', 'analyst'),
  await entered('editor@example.org', 'editor'),
];
const shut = await entered('shut@example.org', 'editor');
await disable({ ctx: admin, input: { id: shut.id } });
const elsewhere = await entered('elsewhere@example.org', 'reader');
const given = { role: 'analyst', forecasts: { other: 'editor' } };
await changeRoles({ ctx: admin, input: { id: elsewhere.id, body: { as: given, version: 1 } } });
const expired = browser();
const { admin: boss } = await firstAdminOf(gone.ctx, expired);
await signEveryoneOut({ ctx: boss });

/** What each of them asks with. */
const ASKERS: [who: string, role: Role | null, headers: Record<string, string>][] = [
  ['nobody', null, {}],
  ['disabled', null, cookie(shut.place.session)],
  ['reader', 'reader', cookie(reader.place.session)],
  ['analyst', 'analyst', cookie(analyst.place.session)],
  ['editor', 'editor', cookie(editor.place.session)],
  ['admin', 'admin', cookie(at.session)],
];
const NOWHERE = '01900000-0000-7000-8000-000000000000';

/** Places in the address filled with what is well formed and does not exist; a body that nothing takes. */
function asked({ method, path: pattern }: Declared, headers: Record<string, string>): Parameters<typeof ask> {
  const address = pattern
    .replace('{forecast}', 'test')
    .replace('{indicator}', 'attacks')
    .replace('{token}', 'x'.repeat(43))
    .replaceAll(/\{\w+\}/g, NOWHERE)
    .replace(/\/report$/, '/report?format=json');
  return [method, address, { headers, ...(method === 'GET' ? {} : { body: { nonsense: true } }) }];
}

/** Whether a request comes past the door: refused there it ends in 401 or with `not-allowed`. */
async function passes(answer: Response): Promise<boolean> {
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    return true;
  }
  if (answer.status !== 401 && answer.status !== 403) return true;
  const { code } = (await answer.json()) as { code: string };
  return !['sign-in-needed', 'code-needed', 'set-up-needed', 'not-allowed', 'api-key-refused'].includes(code);
}

describe('every operation', () => {
  it('says by whom it may be called, as the page of permissions tells', async () => {
    expect(operations.length).toBeGreaterThan(190);
    expect(operations.filter(({ access }) => access === '')).toEqual([]);
    const page = path.join(import.meta.dirname, '../../docs/permissions.md');
    await expect(permissionsPage(operations)).toMatchFileSnapshot(page);
  });

  it.each(ASKERS)('opens to %s as the table says, and no further', { timeout: 60_000 }, async (_, role, headers) => {
    const wrong: string[] = [];
    for (const operation of operations) {
      const { access, method, path: pattern } = operation;
      if (access === 'anyone') continue;
      const should =
        access === 'link' || (role !== null && (access === 'signed-in' || may(role, access as Permission)));
      if ((await passes(await ask(...asked(operation, headers)))) !== should) wrong.push(`${method} ${pattern}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is shut to a session that has ended', { timeout: 60_000 }, async () => {
    const open: string[] = [];
    for (const operation of operations) {
      const { access, method, path: pattern } = operation;
      if (access === 'anyone' || access === 'link') continue;
      const { status } = await askGone(...asked(operation, cookie(expired.session)));
      if (status !== 401) open.push(`${method} ${pattern}: ${status}`);
    }
    expect(open).toEqual([]);
  });

  it('of one forecast is not there for whoever has rights on another alone', { timeout: 60_000 }, async () => {
    const place = browser();
    const again = await ask('POST', '/api/sign-in', {
      body: { email: 'elsewhere@example.org', password: 'lantern gravel ostrich noon' },
    });
    const [session = ''] = again.headers.getSetCookie();
    place.session = /=([^;]+)/.exec(session)?.[1];
    const seen: string[] = [];
    const ofForecast = operations.filter(
      ({ path: pattern, access }) => pattern.includes('{forecast}') && access !== 'link',
    );
    expect(ofForecast.length).toBeGreaterThan(15);
    for (const operation of ofForecast.filter(({ method }) => method === 'GET')) {
      const { status } = await ask(...asked(operation, cookie(place.session)));
      if (status !== 404) seen.push(`${operation.path}: ${status}`);
    }
    expect(seen).toEqual([]);
  });
});
