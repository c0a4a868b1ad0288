import { shareState, type Share } from '../../domain/desk/share.ts';
import { sharePage } from '../../domain/desk/share-page.ts';
import type { KeptShare } from '../../store/desk/shares.ts';
import type { Ctx } from '../ctx.ts';

/** A kept link as the desk sees it at a moment. */
export function asShare({ definitions }: Ctx, kept: KeptShare, now: string): Share {
  const forecast = definitions.catalogue().forecasts.find(({ id }) => id === kept.forecast);
  return { ...kept, page: sharePage(kept, forecast), state: shareState(kept, now) };
}
