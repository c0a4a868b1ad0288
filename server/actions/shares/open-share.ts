import { shareState } from '../../domain/desk/share.ts';
import { Problem } from '../../domain/problem.ts';
import type { KeptShare } from '../../store/desk/shares.ts';
import type { Ctx } from '../ctx.ts';
import { isServed } from '../definitions/in-use.ts';
import { isToken, tokenHash } from './token.ts';

/** A link that opens, and the context of whoever reads through it: a reader who goes by the link's id. */
export interface OpenShare {
  share: KeptShare;
  ctx: Ctx;
}

/**
 * Opens a link by its token. Whoever holds the token may read what the link was made for, and nothing else.
 * @throws Problem `share-closed`, the same whether it is unknown, expired or revoked, so that nobody learns by trying;
 * and for a live link whose forecast is not served any more, because that refusal would name the other forecasts
 */
export async function openShare({ ctx, input: { token } }: { ctx: Ctx; input: { token: string } }): Promise<OpenShare> {
  const share = isToken(token) ? await ctx.store.shares.byHash(tokenHash(token)) : null;
  if (!share || shareState(share, ctx.now()) !== 'open') throw new Problem('share-closed');
  if (share.kind === 'live' && !isServed(ctx.definitions, share.forecast)) throw new Problem('share-closed');
  return {
    share,
    ctx: { ...ctx, key: undefined, actor: { id: `share:${share.id}`, name: 'Shared link', role: 'reader' } },
  };
}
