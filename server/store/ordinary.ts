import { desc, isNull } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Vintage } from './readings/feeds.ts';
import { reading } from './failure.ts';
import { audit } from './schema/records.ts';
import { vintages } from './schema/feeds.ts';

/** Plain lists for pages, where nothing is hot. */
export interface OrdinaryReads {
  /** Imports, newest first. */
  vintages(limit: number): Promise<(Vintage & { undoneAt: string | null })[]>;
  /** Lines of the audit trail, newest first. */
  audit(limit: number): Promise<{ at: string; actor: string; action: string; subject: string; detail: unknown }[]>;
}

/** The plain lists, asked through drizzle. */
export function ordinaryReads(db: PostgresJsDatabase): OrdinaryReads {
  return {
    vintages: (limit) =>
      reading(async () => {
        const rows = await db
          .select()
          .from(vintages)
          .where(isNull(vintages.sample))
          .orderBy(desc(vintages.at))
          .limit(limit);
        return rows.map((row) => ({
          ...row,
          at: new Date(row.at).toISOString(),
          undoneAt: row.undoneAt && new Date(row.undoneAt).toISOString(),
          sample: null,
        }));
      }),
    audit: (limit) =>
      reading(async () => {
        const rows = await db.select().from(audit).orderBy(desc(audit.seq)).limit(limit);
        return rows.map(({ at, actor, action, subject, detail }) => ({
          ...{ actor, action, subject, detail },
          at: new Date(at).toISOString(),
        }));
      }),
  };
}
