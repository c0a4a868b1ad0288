/** What a key for programs may be made for; each holds `read` too. None reaches accounts, backups, settings or other keys. */
export const KEY_SCOPES = ['read', 'log', 'import', 'report', 'all'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** The subjects of permissions that each scope opens. */
const SUBJECTS: Record<'log' | 'import' | 'report', readonly string[]> = {
  log: ['event', 'attachment', 'comment', 'draft', 'view', 'override', 'nil-return', 'review', 'batch'],
  import: ['import', 'mapping', 'connector', 'names', 'coverage', 'feed'],
  report: ['report', 'share', 'delivery'],
};
/** What one person answers for, never a program. */
const NEVER = ['people', 'installation', 'backup', 'api-key', 'audit', 'privacy'];
const READS = ['read', 'list', 'export', 'preview'];

/** Whether a key of these scopes opens a permission, `subject:verb`. */
export function opens(scopes: readonly KeyScope[], permission: string): boolean {
  const [subject = '', verb = ''] = permission.split(':');
  if (NEVER.includes(subject)) return false;
  if (READS.includes(verb)) return scopes.length > 0;
  return scopes.some((scope) => scope === 'all' || (scope !== 'read' && SUBJECTS[scope].includes(subject)));
}
