/** Signing in, accounts and what they may. */
export const ACCOUNT_PROBLEMS = {
  'sign-in-wrong': {
    status: 401,
    title: 'Address and password do not go together',
    fix: 'Check both. If the password is forgotten, ask an admin for a link to choose another.',
  },
  'sign-in-needed': { status: 401, title: 'You are not signed in', fix: 'Sign in and try again.' },
  'code-needed': {
    status: 401,
    title: 'The second step of signing in is missing',
    fix: 'Give the code of your authenticator, or a recovery code.',
  },
  'set-up-needed': {
    status: 401,
    title: 'This account must have a second factor first',
    fix: 'Set up an authenticator; signing in is complete with its first code.',
  },
  'code-wrong': {
    status: 401,
    title: 'The code is wrong, used already or too old',
    fix: 'Wait for the next code of the authenticator. If it stays wrong, check the clock of that device, or use a recovery code.',
  },
  'too-many-tries': {
    status: 429,
    title: 'Too many tries',
    fix: 'Wait as long as Retry-After says. From a device on which you signed in before, the right password opens at once.',
  },
  'sign-in-busy': {
    status: 503,
    title: 'Very many sign in at this moment',
    fix: 'Try again in a few seconds.',
  },
  'password-wrong': { status: 403, title: 'That is not your password', fix: 'Type your present password again.' },
  'second-factor-none': {
    status: 409,
    title: 'There is no second factor here',
    fix: 'Begin by setting one up.',
  },
  'second-factor-must': {
    status: 409,
    title: 'This account must keep its second factor',
    fix: 'Set up the other authenticator instead: it takes the place of this one.',
  },
  'api-key-refused': {
    status: 401,
    title: 'This key opens nothing',
    fix: 'It is mistyped, has ended or was revoked. Make another one under your account.',
  },
  'api-key-not-found': { status: 404, title: 'There is no such key', fix: 'Read the list of keys again.' },
  'read-only': {
    status: 403,
    title: 'The installation is set to read only',
    fix: 'Nothing can be changed until an admin sets it back to normal.',
  },
  'no-access': {
    status: 403,
    title: 'The installation is closed',
    fix: 'Only admins can enter until one of them sets it back to normal.',
  },
  'session-not-found': {
    status: 404,
    title: 'You are not signed in there',
    fix: 'Read the list of your sessions again; it may have ended by itself.',
  },
  'person-not-found': { status: 404, title: 'There is no such person', fix: 'Look in the list of people.' },
  'person-changed': {
    status: 409,
    title: 'Somebody else changed this person',
    fix: 'Read the list again and repeat the change where it is still wanted.',
  },
  'person-there': {
    status: 409,
    title: 'There is an account with this address',
    fix: 'Change that account, or invite another address.',
  },
  'person-disabled': {
    status: 409,
    title: 'This account is disabled',
    fix: 'Enable it first.',
  },
  'last-admin': {
    status: 409,
    title: 'This is the last admin who can sign in',
    fix: 'Make somebody else an admin first.',
  },
  'link-closed': {
    status: 410,
    title: 'This link does not open, or not any more',
    fix: 'A link opens once and for a limited time. Ask an admin for another; on the machine itself, "signposts login-link" makes one.',
  },
  'no-admin-yet': {
    status: 409,
    title: 'Nobody has an account yet',
    fix: 'Open the link that the server printed at its start, or run "signposts login-link" for another.',
  },
} as const;
