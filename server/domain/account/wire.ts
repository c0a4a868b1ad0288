import { z } from 'zod';
import { ROLES } from '../role.ts';
import { MODES } from './admits.ts';
import { Email, PersonName } from './email.ts';
import { PasswordGiven } from './password.ts';
import { PASSWORD_LENGTH } from './password-length.ts';

const Roles = { role: z.enum(ROLES), forecasts: z.record(z.string(), z.enum(ROLES)).nullable() };
const STAGE = z.enum(['code', 'set-up', 'full']).describe('What is still wanted: a code, a second factor, or nothing');

/** A person as an admin sees them. */
export const Person = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  ...Roles,
  secondFactor: z.boolean(),
  mustSecondFactor: z.boolean(),
  disabledAt: z.string().nullable(),
  createdAt: z.string(),
  seenAt: z.string().nullable(),
  version: z.int(),
});
export type Person = z.output<typeof Person>;

/** Who is signed in, as they see themselves. */
export const Me = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  ...Roles,
  stage: STAGE,
  secondFactor: z.boolean(),
  mustSecondFactor: z.boolean(),
  recoveryCodesLeft: z.int(),
});
export type Me = z.output<typeof Me>;

/** Who asks, also where nobody has an account yet, or by a key. */
export const MeNow = Me.extend({
  via: z
    .enum(['session', 'key', 'local'])
    .describe('`local`: nobody has an account, whoever sits at this machine may do everything'),
  mode: z.enum(MODES).describe('How the whole installation is set'),
});
export type MeNow = z.output<typeof MeNow>;

/** One place where somebody is signed in. */
export const Session = z.object({
  id: z.uuid(),
  madeAt: z.string(),
  seenAt: z.string(),
  endsAt: z.string(),
  address: z.string(),
  agent: z.string(),
  here: z.boolean().describe('The one this was asked with'),
});
export type Session = z.output<typeof Session>;

export const SignInIn = z.strictObject({ email: z.string().trim().min(1).max(254), password: PasswordGiven });
export const CodeIn = z.strictObject({
  code: z.string().trim().min(6).max(40).describe('Of the authenticator, or a recovery code'),
});
export const PasswordChangeIn = z.strictObject({ old: PasswordGiven, new: PasswordGiven });
export const PasswordIn = z.strictObject({ password: PasswordGiven });
/** Reaching for the second factor needs the password again. */
export const BeginIn = PasswordIn;
export const ConfirmIn = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'is not a code of 6 digits'),
});

export const Begun = z.object({ secret: z.string(), address: z.string().describe('For a QR code') });
export type Begun = z.output<typeof Begun>;
export const RecoveryCodes = z.object({ codes: z.array(z.string()).describe('Shown once, each good once') });
export type RecoveryCodes = z.output<typeof RecoveryCodes>;

export const LinkTokenIn = z.strictObject({ token: z.string().max(100) });
export const UseLinkIn = z.strictObject({
  token: z.string().max(100),
  email: Email.optional().describe('For the first account'),
  name: PersonName.optional().describe('For a new account'),
  password: z.string().max(PASSWORD_LENGTH.most).optional().describe('For every kind but login'),
});
export const LinkAbout = z.object({
  kind: z.enum(['welcome', 'invite', 'reset', 'login']),
  email: z.string().nullable(),
  name: z.string().nullable(),
  endsAt: z.string(),
});
export type LinkAbout = z.output<typeof LinkAbout>;

/** A link just made. Its token stands here, and nowhere and never again. */
export const MadeLink = z.object({
  page: z.string().describe('Address of the page, with the token behind the #'),
  endsAt: z.string(),
});
export type MadeLink = z.output<typeof MadeLink>;
