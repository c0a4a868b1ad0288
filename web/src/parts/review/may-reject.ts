import type { QueueLine } from '../../../../server/domain/desk/queue.ts';
import { may } from '../../who.svelte.ts';

/** Whether this person may reject it: one that counts already is taken out by that, which is an editor's to do. */
export const mayReject = ({ event }: QueueLine): boolean => event.status === 'in-review' || may('event:retract');
