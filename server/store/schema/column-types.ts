import { customType, timestamp } from 'drizzle-orm/pg-core';

/** A moment in UTC, read and written as ISO text. */
export const moment = () => timestamp({ withTimezone: true, mode: 'string' });

/** Bytes as they are. */
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
