import { Problem } from '../domain/problem.ts';
import type { Answer, Ask } from './fetch-politely.ts';
import { objectOf, oddAnswer, wordsIn } from './json-of.ts';

export const WHO = 'ACLED';

/** Reads an address of the ACLED API with the query given. */
export type AcledRead = (path: string, query: Readonly<Record<string, string>>) => Promise<Record<string, unknown>>;

/**
 * Logs in where it must, by password (OAuth), and again by the refresh token when a token has run out on the way (24
 * hours). Tokens live as long as the visit and are kept nowhere.
 */
export function acledLogin({ user, password }: { user: string; password: string }, ask: Ask): { read: AcledRead } {
  let access: string | null = null;
  let refresh: string | null = null;

  const words = (answer: Answer) => wordsIn(answer, [user, password, access, refresh]);

  async function token(form: Record<string, string>): Promise<Answer> {
    const answer = await ask({ path: '/oauth/token', form: { ...form, client_id: 'acled' } });
    if (answer.status !== 200) return answer;
    const { access_token, refresh_token } = objectOf(WHO, answer);
    if (typeof access_token !== 'string') throw oddAnswer(WHO, 'gave no token');
    access = access_token;
    refresh = typeof refresh_token === 'string' ? refresh_token : null;
    return answer;
  }

  async function login(): Promise<void> {
    if (refresh !== null) {
      const again = refresh;
      refresh = null;
      if ((await token({ grant_type: 'refresh_token', refresh_token: again })).status === 200) return;
    }
    const answer = await token({ grant_type: 'password', username: user, password });
    if (answer.status !== 200) throw refused(`did not accept user and password: ${words(answer)}`, CREDENTIALS);
  }

  return {
    async read(path, query) {
      if (access === null) await login();
      const asked = () => ask({ path, query, headers: { authorization: `Bearer ${access}` } });
      let answer = await asked();
      if (answer.status === 401) {
        await login();
        answer = await asked();
      }
      if (answer.status === 401) throw refused(`did not accept its own token: ${words(answer)}`, CREDENTIALS);
      if (answer.status === 403) throw refused(`does not let this account read: ${words(answer)}`, ACCOUNT);
      if (answer.status !== 200) throw oddAnswer(WHO, `answered with status ${answer.status}: ${words(answer)}`);
      const found = objectOf(WHO, answer);
      if (found['success'] === false) throw oddAnswer(WHO, `refused the question: ${words(answer)}`);
      return found;
    },
  };
}

const CREDENTIALS = 'Check SIGNPOSTS_ACLED_USER and SIGNPOSTS_ACLED_PASSWORD, and start the server again.';
const ACCOUNT =
  'Log in at acleddata.com, accept the terms, complete the profile, and look which data the account may read.';

function refused(what: string, fix: string): Problem {
  return new Problem('publisher-refused', `${WHO} ${what}`, { fix });
}
