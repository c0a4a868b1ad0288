import { z } from 'zod';
import { KEY_SCOPES } from '../key-scope.ts';

/** The longest a key may last, in days: one that never ends is forgotten and found by others. */
const MOST_DAYS = 366;

/** What is asked for. */
export const ApiKeyIn = z.strictObject({
  name: z.string().trim().min(1).max(100).describe('What it is for, to know it again'),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1).max(KEY_SCOPES.length),
  forecasts: z
    .array(z.string().max(100))
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe('null: all that you may see'),
  days: z.int().min(1).max(MOST_DAYS).describe('How long it opens'),
});
export type ApiKeyIn = z.output<typeof ApiKeyIn>;

/** A key as lists show it. */
export const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string().describe('How the key begins'),
  person: z.string().describe('Name of whose rights it has'),
  scopes: z.array(z.enum(KEY_SCOPES)),
  forecasts: z.array(z.string()).nullable(),
  madeAt: z.string(),
  endsAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  own: z.boolean(),
});
export type ApiKey = z.output<typeof ApiKey>;

/** The only answer that holds the key itself. */
export const MadeApiKey = z.object({ key: ApiKey, secret: z.string().describe('Shown once, kept nowhere') });
export type MadeApiKey = z.output<typeof MadeApiKey>;

/** `sp_`, eight open characters, a secret of 43: what scanners of published code can look for. */
const FORM = /^sp_([a-z0-9]{8})_([\w-]{43})$/;

/** Whether it looks like a key at all. */
export const isApiKey = (text: string): boolean => FORM.test(text);

/** A key of its open and its secret part. */
export const apiKeyText = (prefix: string, secret: string): string => `sp_${prefix}_${secret}`;
