/** Held by whoever changes the tables. Any number will do, as long as every process of Signposts uses the same. */
export const MIGRATION_LOCK = 860_001;
