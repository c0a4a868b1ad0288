import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './server/store/schema/*.ts',
  out: './drizzle',
  // The same as in connect.ts: drizzle needs it in both places.
  casing: 'snake_case',
});
