import { hashed, isToken } from '../../auth/token.ts';
import { linkOpens } from '../../domain/account/one-time-link.ts';
import { LinkTokenIn, UseLinkIn, type LinkAbout } from '../../domain/account/wire.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/open.ts';
import type { KeptLink } from '../../store/people/one-time-links.ts';
import type { Secrets } from '../../store/people/people.ts';
import type { Ctx } from '../ctx.ts';
import { notValid, parse } from '../parse.ts';
import { accountChange, orRefused } from './account-change.ts';
import type { Caller } from './caller.ts';
import { goodPassword } from './good-password.ts';
import { openSession, wantedOf, type CameIn } from './open-session.ts';
import { countTry } from './tries.ts';

const ACTION = 'account:use-link';

/**
 * What a link is for, before it is used.
 * @throws Problem `link-closed`, the same whether it is unknown, used or too old
 */
export async function lookAtLink({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<LinkAbout> {
  const { link, person } = await openLink(ctx, parse(LinkTokenIn, input).token);
  const email = person?.email ?? link.email;
  return { kind: link.kind, email, name: person?.name ?? null, endsAt: link.endsAt };
}

/**
 * Opens a link, once: makes the account of the first admin or of whoever was invited, sets another password, or lets in.
 * @throws Problem `link-closed`, `not-valid`, `person-there`, `too-many-tries`
 */
export async function useLink({ ctx, input, caller }: { ctx: Ctx; input: unknown; caller: Caller }): Promise<CameIn> {
  const asked = parse(UseLinkIn, input);
  return orRefused(ctx, { action: ACTION, by: 'nobody', subject: 'link' }, async () => {
    await countTry(ctx, async () => [{ kind: 'address', of: caller.address }]);
    const { link, person } = await openLink(ctx, asked.token);
    const wanted = { email: link.email ?? person?.email ?? asked.email, name: person?.name ?? asked.name };
    const owner = { email: needed('email', wanted.email), name: needed('name', wanted.name) };
    const passwordHash = link.kind === 'login' ? null : await goodPassword(needed('password', asked.password), owner);
    const id = person?.id ?? ctx.newId();
    return accountChange(ctx, {
      action: ACTION,
      by: id,
      work: async (tx) => {
        if (!(await tx.oneTime.use(hashed(asked.token), ctx.now()))) throw new Problem('link-closed');
        const now = await theirs(tx, ctx, { link, id, owner, passwordHash });
        const stage = await wantedOf(tx, now);
        const result = await openSession(tx, ctx, { person: now, stage, caller, secondFactor: false });
        return { result, subject: id, detail: { kind: link.kind, stage } };
      },
    });
  });
}

interface Whose {
  link: KeptLink;
  id: string;
  owner: { email: string; name: string };
  passwordHash: string | null;
}

/** The account a link leads to, made or changed as it says. */
async function theirs(tx: Tx, ctx: Ctx, { link, id, owner, passwordHash }: Whose): Promise<Secrets> {
  const at = ctx.now();
  if (link.personId === null) {
    if (link.kind === 'welcome' && (await tx.people.count()).all > 0) throw new Problem('link-closed');
    const { role, forecasts } = link;
    if (!(await tx.people.add({ id, ...owner, role, forecasts, passwordHash: passwordHash ?? '', at })))
      throw new Problem('person-there');
  } else if (link.kind === 'reset' && passwordHash !== null) {
    await tx.people.change(id, { passwordHash });
    await tx.sessions.endAll(id, null);
    await tx.devices.forget(id);
    // Who asked for the link may fear that somebody else came in, and may have made keys.
    await tx.apiKeys.revokeOf(id, at);
    await tx.oneTime.closeOf(id, at);
  }
  const person = await tx.people.byId(id);
  if (!person || person.disabledAt !== null) throw new Problem('link-closed');
  return person;
}

async function openLink(ctx: Ctx, token: string): Promise<{ link: KeptLink; person: Secrets | null }> {
  const link = isToken(token) ? await ctx.store.oneTime.byHash(hashed(token)) : null;
  if (!link || !linkOpens(link, ctx.now())) throw new Problem('link-closed');
  const person = link.personId === null ? null : await ctx.store.people.byId(link.personId);
  if (link.personId !== null && (person === null || person.disabledAt !== null)) throw new Problem('link-closed');
  return { link, person };
}

function needed(field: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw notValid([{ field, value: '', message: 'is missing', fix: 'Fill it in.' }]);
}
