import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Role, RolesHeld } from '../../domain/role.ts';
import { moment } from './column-types.ts';

/** Who may come in. Nobody is ever deleted, so that the log can say who did what; whoever leaves is disabled. */
export const people = pgTable(
  'people',
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    /** For all forecasts, or for what belongs to none where `forecasts` names some. */
    role: text().$type<Role>().notNull(),
    /** Role by forecast; null: `role` holds for every forecast. */
    forecasts: jsonb().$type<RolesHeld>(),
    /** Null until a password is chosen, and for whoever signs in elsewhere. */
    passwordHash: text(),
    /** RFC 6238. Whoever checks a code must have it, so it is kept as it is. */
    totpSecret: text(),
    /** Begun and not confirmed: asked for by nobody yet. */
    totpPending: text(),
    /** The step of the code used last: no code opens twice. */
    totpLastStep: bigint({ mode: 'number' }),
    recoveryHashes: text().array().notNull(),
    mustSecondFactor: boolean().notNull(),
    disabledAt: moment(),
    createdAt: moment().notNull(),
    version: integer().notNull(),
  },
  (table) => [
    uniqueIndex('people_once').on(sql`lower(${table.email})`),
    check('people_role_known', sql`role in ('reader', 'analyst', 'editor', 'admin')`),
    check('people_admin_everywhere', sql`role <> 'admin' or forecasts is null`),
  ],
);

/** Who is signed in where. Of the cookie only its hash is kept. */
export const sessions = pgTable(
  'sessions',
  {
    hash: text().primaryKey(),
    /** Names it in lists and answers, where the hash has no business. */
    id: uuid().notNull(),
    personId: uuid().notNull(),
    /** What is still wanted: a code, a second factor to be set up, or nothing. */
    stage: text().$type<'code' | 'set-up' | 'full'>().notNull(),
    madeAt: moment().notNull(),
    seenAt: moment().notNull(),
    endsAt: moment().notNull(),
    address: text().notNull(),
    agent: text().notNull(),
    secondFactorAt: moment(),
  },
  (table) => [
    foreignKey({ columns: [table.personId], foreignColumns: [people.id] }),
    uniqueIndex('sessions_by_id').on(table.id),
    index('sessions_of_a_person').on(table.personId, table.seenAt.desc()),
    check('sessions_stage_known', sql`stage in ('code', 'set-up', 'full')`),
  ],
);

/** Devices on which somebody has signed in before: a right password on one of them passes where guessing has shut the account. */
export const knownDevices = pgTable(
  'known_devices',
  {
    hash: text().primaryKey(),
    personId: uuid().notNull(),
    seenAt: moment().notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.personId], foreignColumns: [people.id] }),
    index('known_devices_of_a_person').on(table.personId),
  ],
);

/** Links that open once: to make the first account, to take an invitation, to choose another password, to come in from the machine. */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    hash: text().primaryKey(),
    kind: text().$type<'welcome' | 'invite' | 'reset' | 'login'>().notNull(),
    personId: uuid(),
    email: text(),
    role: text().$type<Role>().notNull(),
    forecasts: jsonb().$type<RolesHeld>(),
    madeAt: moment().notNull(),
    madeBy: text().notNull(),
    endsAt: moment().notNull(),
    usedAt: moment(),
  },
  (table) => [
    foreignKey({ columns: [table.personId], foreignColumns: [people.id] }),
    index('one_time_links_of_a_person').on(table.personId),
    check('one_time_links_kind_known', sql`kind in ('welcome', 'invite', 'reset', 'login')`),
    check('one_time_links_role_known', sql`role in ('reader', 'analyst', 'editor', 'admin')`),
    check('one_time_links_for_somebody', sql`(kind in ('reset', 'login')) = (person_id is not null)`),
  ],
);

/** Keys for programs: shown once, kept as a hash, found by their open beginning. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid().primaryKey(),
    prefix: text().notNull(),
    hash: text().notNull(),
    personId: uuid().notNull(),
    name: text().notNull(),
    scopes: text().array().notNull(),
    /** Forecasts it may touch; null: those of its person. */
    forecasts: text().array(),
    madeAt: moment().notNull(),
    endsAt: moment(),
    lastUsedAt: moment(),
    revokedAt: moment(),
  },
  (table) => [
    foreignKey({ columns: [table.personId], foreignColumns: [people.id] }),
    uniqueIndex('api_keys_by_hash').on(table.hash),
    uniqueIndex('api_keys_by_prefix').on(table.prefix),
    index('api_keys_of_a_person').on(table.personId),
  ],
);

/** Tries to sign in, by account and by address, for as long as they count against the next one. */
export const signInTries = pgTable(
  'sign_in_tries',
  {
    n: bigserial({ mode: 'number' }).primaryKey(),
    /** `account:` or `address:` and a hash: what was typed is often somebody's password. */
    who: text().notNull(),
    at: moment().notNull(),
  },
  (table) => [index('sign_in_tries_of_one').on(table.who, table.at), index('sign_in_tries_by_age').on(table.at)],
);

/** What holds for the installation as a whole: one row. */
export const installation = pgTable(
  'installation',
  {
    only: boolean().primaryKey().default(true),
    mode: text().$type<'normal' | 'read-only' | 'no-access'>().notNull().default('normal'),
    secondFactorEnforced: boolean().notNull().default(false),
    /** Sessions made before it open nothing: "sign everyone out". */
    sessionsValidFrom: moment(),
  },
  () => [
    check('installation_only_one', sql`"only"`),
    check('installation_mode_known', sql`mode in ('normal', 'read-only', 'no-access')`),
  ],
);
