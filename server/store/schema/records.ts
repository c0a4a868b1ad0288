import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { moment } from './column-types.ts';

/** Answers given under an Idempotency-Key, so that a repeated request gets the first answer again. */
export const idempotency = pgTable(
  'idempotency',
  {
    key: text().notNull(),
    actor: text().notNull(),
    fingerprint: text().notNull(),
    status: smallint().notNull(),
    body: jsonb().notNull(),
    at: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.key] })],
);

/**
 * Who did what, when. Triggers refuse every change of a line, and write `seq`, `previous` and `hash`: each line holds the
 * hash of the one before it (docs/decisions/028-audit-chain.md).
 */
export const audit = pgTable(
  'audit',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: moment().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    detail: jsonb().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    uniqueIndex('audit_in_order').on(table.seq),
    index('audit_of_an_actor').on(table.actor, table.seq),
    index('audit_of_an_action').on(table.action, table.seq),
    index('audit_of_a_subject').on(table.subject, table.seq),
  ],
);

/** Where the chain ends: the one row that every writer of a line holds until its commit. */
export const auditHead = pgTable(
  'audit_head',
  {
    only: boolean().primaryKey().default(true),
    seq: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  () => [check('audit_head_only_one', sql`"only"`)],
);

/** Choices made once, such as the sample chosen on the first page. */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: jsonb().notNull(),
});

/**
 * The data version is the sum of these rows. Each connection raises its own row, so that writers do not wait for
 * each other, as they would for one counter that every transaction holds until its commit reaches the disk.
 */
export const dataVersion = pgTable('data_version', {
  shard: smallint().primaryKey(),
  n: bigint({ mode: 'number' }).notNull(),
});
