import { bigint, bigserial, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
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

/** Who did what, when. A trigger refuses every change of a line. */
export const audit = pgTable('audit', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  at: moment().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  detail: jsonb().notNull(),
});

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
