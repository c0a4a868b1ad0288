import type { PlaceList } from '../../domain/desk/places.ts';
import { asPlaceRow } from '../../domain/desk/place-row.ts';
import type { Gazetteer } from '../../domain/event/gazetteer.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { sha256 } from '../hash.ts';

/** Made once for each list that was read: it is the same for everybody until its file changes. */
const made = new WeakMap<Gazetteer, { list: PlaceList; hash: string }>();

/** The whole list of places, and a hash that changes with it. */
export function listPlaces({ ctx }: { ctx: Ctx }): { list: PlaceList; hash: string } {
  allow(ctx.actor, 'event:read');
  const { gazetteer } = ctx.definitions.catalogue();
  const kept = made.get(gazetteer);
  if (kept) return kept;
  const list = { places: gazetteer.all.map(asPlaceRow) };
  const answer = { list, hash: sha256(JSON.stringify(list)) };
  made.set(gazetteer, answer);
  return answer;
}
