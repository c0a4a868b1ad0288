import type { EventInput } from '../../domain/event/event.ts';
import type { Cells } from '../cells.ts';
import type { Actor } from './actors.ts';
import type { Role } from './columns.ts';

type Sides = Pick<EventInput, 'by' | 'against' | 'between'>;
type Act = 'fight' | 'takes-ground' | 'regains-ground' | 'one-sided' | 'crowd' | 'step';

const TARGETS: Readonly<Record<Role, readonly string[]>> = {
  state: ['security-forces'],
  'armed-group': ['militants'],
  outside: [],
  crowd: ['civilians'],
  civilians: ['civilians'],
  nobody: [],
};

/** The people in the street, by ACLED's name for the country. */
const PUBLICS: Readonly<Record<string, string>> = { Pakistan: 'residents', Afghanistan: 'afghan-public' };

/**
 * Who did what to whom. ACLED's order of actors says who acted only where one side acts on the other; in battles it
 * says nothing, and ground changes hands by the kind of event.
 */
export function actOf(cell: Cells, act: Act, actor1: Actor, actor2: Actor | null): Sides {
  if (act === 'crowd') return crowd(cell, actor1);
  if (act === 'fight') return fight(cell, actor1, actor2);
  if (act === 'takes-ground') return ground(cell, 'armed-group', actor1, actor2);
  if (act === 'regains-ground') return ground(cell, 'state', actor1, actor2);
  if (act === 'step' && actor2) return { between: [actor1.part, actor2.part] };
  return { by: [actor1.part], against: [...TARGETS[actor2?.role ?? 'nobody']] };
}

function fight(cell: Cells, actor1: Actor, actor2: Actor | null): Sides {
  if (!cell.text('actor2')) cell.refuse('actor2', 'is empty', 'A battle has two sides.');
  return actor2 ? { between: [actor1.part, actor2.part] } : {};
}

function ground(cell: Cells, winner: 'state' | 'armed-group', actor1: Actor, actor2: Actor | null): Sides {
  const isWinner = (actor: Actor) => (actor.role === 'state') === (winner === 'state');
  const sides = actor2 ? [actor1, actor2] : [actor1];
  const won = sides.filter(isWinner);
  if (!won.length)
    cell.refuse(
      'actor1',
      `is not a ${winner === 'state' ? 'state' : 'non-state'} actor, nor is actor2`,
      'Check inter1 and inter2.',
    );
  // Two armed groups: ACLED does not say which of them took it.
  if (won.length > 1) return { between: won.map((actor) => actor.part) };
  const lost = sides.filter((actor) => !isWinner(actor));
  return { by: won.map((actor) => actor.part), against: lost.flatMap((actor) => TARGETS[actor.role]) };
}

function crowd(cell: Cells, { name }: Actor): Sides {
  const country = cell.text('country');
  const actor = Object.hasOwn(PUBLICS, country) ? PUBLICS[country] : undefined;
  return actor ? { by: [{ actor, attribution: 'attributed', name }] } : {};
}
