import { Problem } from './problem.ts';

export const ROLES = ['reader', 'analyst', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who does something. */
export interface Actor {
  id: string;
  name: string;
  role: Role;
}

/** What may be done, and by whom: a role may do what is named for it and for every role before it. */
const LEAST_ROLE = {
  'event:read': 'reader',
  'reading:read': 'reader',
  'data:read': 'reader',
  'report:export': 'reader',
  'report:write': 'analyst',
  // Answers for it by name; frozen from then on.
  'report:sign': 'editor',
  'event:preview': 'reader',
  'event:log': 'analyst',
  'event:edit': 'analyst',
  'view:keep': 'analyst',
  'draft:keep': 'analyst',
  'event:bulk': 'analyst',
  'event:retract': 'editor',
  'event:restore': 'editor',
  // One's own latest change, or an event of one's own that nobody else touched, for 30 days (`domain/desk/undo.ts`).
  'event:take-back': 'analyst',
  'batch:undo': 'analyst',
  'attachment:add': 'analyst',
  'attachment:remove': 'analyst',
  'event:add-source': 'analyst',
  'event:link': 'analyst',
  'event:merge': 'analyst',
  'override:decide': 'analyst',
  'nil-return:declare': 'analyst',
  'review:read': 'analyst',
  'review:decide': 'analyst',
  'review:policy': 'editor',
  'comment:read': 'analyst',
  'comment:add': 'analyst',
  'share:make': 'analyst',
  'share:list': 'analyst',
  // One's own; those of others need the next line.
  'share:revoke': 'analyst',
  'share:revoke-others': 'editor',
  'import:run': 'editor',
  // Looking at a file, choosing how it is read, checking it: moves no number.
  'import:prepare': 'editor',
  'mapping:keep': 'editor',
  'import:undo': 'editor',
  // Asking a publisher for what is new; what comes in is imported under `import:run`.
  'connector:run': 'editor',
  'names:assign': 'editor',
  'event:take-dataset': 'analyst',
  'event:keep-ours': 'analyst',
  'coverage:declare': 'editor',
  'feed:terms': 'editor',
  'sample:change': 'editor',
  'delivery:read': 'analyst',
  'delivery:run': 'editor',
  // Whoever holds the token of a mail takes that one address off the list, and does nothing else.
  'digest:leave': 'reader',
  'definitions:reload': 'editor',
  'definitions:store': 'editor',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LEAST_ROLE;

/** Whether the role may do it. */
export function may(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[permission]);
}

/**
 * Lets the actor pass.
 * @throws Problem `not-allowed`
 */
export function allow(actor: Actor, permission: Permission): void {
  if (may(actor.role, permission)) return;
  throw new Problem('not-allowed', `"${permission}" needs the role ${LEAST_ROLE[permission]}; you are ${actor.role}`);
}
