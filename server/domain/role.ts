export const ROLES = ['reader', 'analyst', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A role by forecast; `*` stands for every forecast that is not named. */
export type RolesHeld = Readonly<Record<string, Role>>;

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
  // One's own password, second factor and sessions need no role: whoever is signed in has them (`actions/account`).
  'people:read': 'admin',
  'people:invite': 'admin',
  'people:change': 'admin',
  'people:disable': 'admin',
  'people:reset': 'admin',
  'people:sign-out': 'admin',
  'installation:read': 'admin',
  'installation:change': 'admin',
  // One's own; an admin sees and closes everybody's.
  'api-key:make': 'reader',
  'api-key:list': 'reader',
  'api-key:revoke': 'reader',
  // A backup holds everything that anybody has written.
  'backup:run': 'admin',
  'backup:read': 'admin',
  // Who did what; verified and exported under the same.
  'audit:read': 'admin',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LEAST_ROLE;

/** Whether the role may do it. */
export function may(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[permission]);
}

/** What is asked of one forecast: there the role on that forecast decides. All else belongs to the log, which is one for all. */
const ON_A_FORECAST: ReadonlySet<Permission> = new Set<Permission>([
  'reading:read',
  'report:export',
  'report:write',
  'report:sign',
  'override:decide',
  'nil-return:declare',
  'share:make',
  'share:list',
  'share:revoke',
  'share:revoke-others',
]);

/** The least role that may do it, and whether the role on a forecast decides. */
export function leastRole(permission: Permission): { role: Role; onForecast: boolean } {
  return { role: LEAST_ROLE[permission], onForecast: ON_A_FORECAST.has(permission) };
}

/** Whether the role on a forecast decides, and not the one for all. */
export const isOnForecast = (permission: Permission): boolean => ON_A_FORECAST.has(permission);

/** The role somebody has on a forecast; null where they have none, and are not to learn that it exists. */
export function roleOn(
  { role, forecasts }: { role: Role; forecasts?: RolesHeld | null },
  forecast: string,
): Role | null {
  if (!forecasts) return role;
  const held = (name: string) => (Object.hasOwn(forecasts, name) ? forecasts[name] : undefined);
  return held(forecast) ?? held('*') ?? null;
}
