import { randomBytes } from 'node:crypto';
import { hashed, newToken } from '../../auth/token.ts';
import { ApiKeyIn, apiKeyText, type MadeApiKey } from '../../domain/account/api-key.ts';
import { later } from '../../domain/account/session.ts';
import { allow, sees } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { accountChange, orRefused } from '../account/account-change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { asApiKey } from './list-api-keys.ts';

const ACTION = 'api-key:make';
const DAY = 86_400_000;

/**
 * Makes a key for programs that act in one's own name, with no more rights than one has at each moment. Its secret is in
 * this answer and nowhere else.
 * @throws Problem `not-allowed`, `no-admin-yet` while nobody has an account, `forecast-not-found`
 */
export async function makeApiKey({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<MadeApiKey> {
  return orRefused(ctx, { action: ACTION, subject: 'api-key' }, async () => {
    allow(ctx.actor, ACTION);
    const { name, scopes, forecasts, days } = parse(ApiKeyIn, input);
    const hidden = forecasts?.find((each) => !sees(ctx.actor, each));
    if (hidden !== undefined) throw new Problem('forecast-not-found', `There is no forecast "${hidden.slice(0, 60)}"`);
    if (ctx.actor.via !== 'session') throw new Problem('no-admin-yet');
    const prefix = randomBytes(4).toString('hex');
    const secret = apiKeyText(prefix, newToken());
    return accountChange(ctx, {
      action: ACTION,
      work: async (tx) => {
        const [id, madeAt, personId] = [ctx.newId(), ctx.now(), ctx.actor.id];
        const endsAt = later(madeAt, days * DAY);
        await tx.apiKeys.add({ id, prefix, hash: hashed(secret), personId, name, scopes, forecasts, madeAt, endsAt });
        const kept = await tx.apiKeys.byId(id);
        if (!kept) throw new Problem('api-key-not-found');
        const detail = { prefix, scopes, forecasts, endsAt };
        return { result: { key: asApiKey(kept, ctx.actor), secret }, subject: id, detail };
      },
    });
  });
}
