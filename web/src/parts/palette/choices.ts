import type { Verdict } from '../../../../server/domain/reading/reading.ts';
import type { IconName } from '../../ui/icons.ts';
import { suggest } from '../../ui/suggest.ts';

/** Something to find or to do; Enter goes there. */
export interface Choice {
  id: string;
  title: string;
  /** Other names it can be found by. */
  also?: readonly string[];
  group: Group;
  /** Said at the right: the key, the kind, the day. */
  hint?: string;
  icon?: IconName;
  verdict?: Verdict | null;
  /** Address to go to, or what to do. */
  go: string | (() => void);
}

/** The groups in the order they are shown. */
export const GROUPS = ['Pages', 'Actions', 'Indicators', 'Saved views', 'Places', 'Kinds of event', 'Events'] as const;
export type Group = (typeof GROUPS)[number];

/** How many of one group are offered beside others. */
const MOST: Record<Group, number> = {
  Pages: 11,
  Actions: 4,
  Indicators: 8,
  'Saved views': 4,
  Places: 5,
  'Kinds of event': 4,
  Events: 6,
};

/** What fits the text, by group, the best answer first; without a text the pages and actions. */
export function choicesFor(all: readonly Choice[], typed: string): [Group, Choice[]][] {
  const text = typed.trim();
  if (text === '') {
    const shown = all.filter((choice) => choice.group === 'Pages' || choice.group === 'Actions');
    return inGroups(shown, 15);
  }
  // Events were found by the server, in words that their titles need not hold.
  const found = GROUPS.flatMap((group) => {
    const of = all.filter((choice) => choice.group === group);
    return group === 'Events' ? of : (suggest(of, text).found as Choice[]);
  });
  const best = suggest(
    all.filter((choice) => choice.group !== 'Events'),
    text,
  ).found[0] as Choice | undefined;
  const groups = inGroups(found);
  // The best answer comes first, whatever group it is of.
  const lead = groups.findIndex(([, of]) => of.some((choice) => choice.id === best?.id));
  if (lead > 0) groups.unshift(...groups.splice(lead, 1));
  return groups;
}

function inGroups(choices: readonly Choice[], most?: number): [Group, Choice[]][] {
  return GROUPS.flatMap((group): [Group, Choice[]][] => {
    const of = choices.filter((choice) => choice.group === group).slice(0, most ?? MOST[group]);
    return of.length ? [[group, of]] : [];
  });
}
