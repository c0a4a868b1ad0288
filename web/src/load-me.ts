import type { MeNow } from '../../server/domain/account/wire.ts';
import { ask, ApiProblem } from './api.ts';
import { forgetPerson, forgetRead, notePerson, onOtherPerson } from './device/person-here.ts';
import { who } from './who.svelte.ts';

/**
 * Asks the server who this is. Pages that were opened for somebody else are loaded anew, so that nothing of the first
 * stays on them; what the device keeps for the first waits there under their name.
 */
export async function loadMe(): Promise<void> {
  const { body: me } = await ask<MeNow>('GET', '/api/me');
  if (me.stage !== 'full') return void (who.wanted = me.stage === 'code' ? 'code-needed' : 'set-up-needed');
  const other = who.person !== null && who.person.id !== me.id;
  await notePerson(me);
  if (other) return location.reload();
  who.me = me;
  who.wanted = null;
}

/** Why it could not be asked who this is (`who.failed`). */
export const problemOfMe: { last: ApiProblem | null } = { last: null };

/** Asks now, and loads the page anew when somebody else signs in in another tab. Gives the way to stop. */
export function followMe(): () => void {
  who.again = () => {
    who.failed = false;
    void loadMe().catch((error: unknown) => {
      problemOfMe.last = error instanceof ApiProblem ? error : null;
      who.failed = problemOfMe.last !== null;
    });
  };
  who.again();
  return onOtherPerson(() => location.reload());
}

/** Ends the session. What this person typed stays on the device under their name, and nobody else sees it. */
export async function signOut(): Promise<void> {
  await ask('POST', '/api/sign-out');
  await forgetRead();
  forgetPerson();
  location.assign('/');
}
