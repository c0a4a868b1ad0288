import { sql } from 'drizzle-orm';
import { boolean, check, date, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from './column-types.ts';

/**
 * Links that let somebody without an account read one forecast, or one chart of it. Of the token only its hash is
 * kept: who reads this table cannot open a link.
 */
export const shares = pgTable(
  'shares',
  {
    id: uuid().primaryKey(),
    tokenHash: text().notNull(),
    /** Pages of the forecast, or one chart to stand in somebody else's page. */
    opens: text().notNull(),
    /** Live follows the data; frozen shows what stood when the link was made. */
    kind: text().notNull(),
    forecast: text().notNull(),
    /** The chart's indicator; null for pages. */
    indicator: text(),
    /** Null: the feed of record. */
    feed: text(),
    asOf: date({ mode: 'string' }),
    /** What the link opens at: an address below the forecast, with its query. */
    address: text().notNull(),
    /** Whether the events behind the numbers may be read too. */
    withEvents: boolean().notNull(),
    /** For whom or what it was made. */
    note: text().notNull(),
    /** Of a frozen link: the answers as they were given, so that they stay to the letter. */
    frozen: jsonb(),
    at: moment().notNull(),
    by: text().notNull(),
    expiresAt: moment().notNull(),
    revokedAt: moment(),
    revokedBy: text(),
  },
  (table) => [
    uniqueIndex('shares_by_token').on(table.tokenHash),
    index('shares_of_a_forecast').on(table.forecast, table.at),
    check('shares_opens_known', sql`opens in ('pages', 'chart')`),
    check('shares_kind_known', sql`kind in ('live', 'frozen')`),
    check('shares_chart_named', sql`(opens = 'chart') = (indicator is not null)`),
    check('shares_frozen_kept', sql`(kind = 'frozen') = (frozen is not null)`),
  ],
);
