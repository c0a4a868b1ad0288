import type { LinkAbout } from '../../../../server/domain/account/wire.ts';

/** What the page of a link that opens once says, by what the link is for. */
export const LINK_WORDS: Record<LinkAbout['kind'], { title: string; says: string; button: string; doing: string }> = {
  welcome: {
    title: 'Make the first account',
    says: 'It is the account of an admin, who invites everybody else. From then on nobody comes in without signing in.',
    button: 'Make the account',
    doing: 'Making the account',
  },
  invite: {
    title: 'Make your account',
    says: 'You were invited to this desk. What you log will carry your name.',
    button: 'Make the account',
    doing: 'Making the account',
  },
  reset: {
    title: 'Choose another password',
    says: 'The old one stops to open anything, and so does every session that is open.',
    button: 'Keep this password',
    doing: 'Keeping it',
  },
  login: {
    title: 'Come in',
    says: 'This link opens once, without the password.',
    button: 'Sign in',
    doing: 'Signing in',
  },
};
