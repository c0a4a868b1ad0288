import { shareState, type Share } from '../../domain/desk/share.ts';
import type { KeptShare } from '../../store/desk/shares.ts';

/** A kept link as the desk sees it at a moment. */
export function asShare(kept: KeptShare, now: string): Share {
  return { ...kept, state: shareState(kept, now) };
}
