import * as names from './names.ts';
import * as unknown from './unknown-names.ts';

/** What may be asked of names at any time. */
export const NAME_READS = {
  assignments: names.listAssignments,
  read: names.readAssignment,
  waits: names.someWait,
  unknown: unknown.listUnknown,
  feeds: unknown.feedsWithEvents,
} as const;

/** What only a transaction does with them. */
export const NAME_CHANGES = {
  ...NAME_READS,
  next: names.nextAssignment,
  add: names.addAssignment,
  remove: names.removeAssignment,
  count: names.countCarrying,
  carrying: names.eventsCarrying,
  resaid: names.resaid,
  spelled: unknown.spelledIn,
  keepUnknown: unknown.keepUnknown,
} as const;
