import type { Permission } from '../role.ts';
import { Problem } from '../problem.ts';

/**
 * Who may call an operation: whom the table of permissions lets; whoever is signed in, for their own account; whoever
 * holds a link that is a key itself; or anyone, where the door is (signing in, health).
 */
export type Access = Permission | 'signed-in' | 'link' | 'anyone';

/** How the whole installation is set: as usual, nothing changes any more, or nobody but admins gets in. */
export const MODES = ['normal', 'read-only', 'no-access'] as const;
export type Mode = (typeof MODES)[number];

/** What goes on when everything else is only read: getting in and out, shutting others out, saving a copy, setting it back. */
const STILL = ['people', 'installation', 'backup', 'api-key', 'privacy'];
/** Asked by POST, and change nothing all the same. */
const READS = ['read', 'list', 'export', 'preview'];

/**
 * Lets a request pass that the installation's mode allows.
 * @throws Problem `no-access` or `read-only`
 */
export function admits(
  mode: Mode,
  { access, changes, admin }: { access: Access; changes: boolean; admin: boolean },
): void {
  if (mode === 'normal' || access === 'anyone') return;
  if (mode === 'no-access') {
    if (admin || access === 'signed-in') return;
    throw new Problem('no-access');
  }
  if (!changes || access === 'signed-in') return;
  const [subject = '', verb = ''] = access.split(':');
  if (STILL.includes(subject) || READS.includes(verb)) return;
  throw new Problem('read-only');
}
