import { parseArgs } from 'node:util';
import { makeLoginLink } from '../actions/account/make-link.ts';
import type { Config } from '../config.ts';
import { COMMAND_LINE, openLog } from './open.ts';

export const LOGIN_LINK_HELP = `signposts login-link [--email ADDRESS] [--forget-second-factor] [--json]
Prints a link with which an admin comes in once, within the hour; while nobody has an account, the link that makes the first.
With --forget-second-factor a lost authenticator and its recovery codes are taken away.`;

/** Prints a one-time link for an admin. */
export async function loginLink(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      email: { type: 'string' },
      'forget-second-factor': { type: 'boolean', default: false },
      json: { type: 'boolean' },
    },
  });
  const { ctx, close } = await openLog(config, COMMAND_LINE);
  try {
    const input = { email: values.email, forget: values['forget-second-factor'] };
    const { page, endsAt, for: email } = await makeLoginLink({ ctx, input });
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    const link = `${config.publicOrigin ?? `http://${host}:${config.port}`}${page}`;
    const whose = email === null ? 'Makes the first account' : `Lets ${email} in`;
    console.log(
      values.json ? JSON.stringify({ link, endsAt, for: email }) : `${whose}, once, until ${endsAt}:\n${link}`,
    );
    return 0;
  } finally {
    await close();
  }
}
