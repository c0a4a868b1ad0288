import { dayInWords } from '../event/calendar.ts';

/** What taking an import back comes to. */
export interface UndoCounts {
  /** Events it brought, to be retracted. */
  brought: number;
  /** Events it changed, to be put back. */
  changed: number;
  /** Events it retracted, to come back. */
  dropped: number;
  /** Events of which only what the dataset says was noted. */
  noted: number;
  coverage: number;
  published: number;
}

const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

/** "1,204 events leave the log; 12 events go back to what they said before; …" as a sentence of what an undo does. */
export function undoInWords({ brought, changed, dropped, noted, coverage, published }: UndoCounts): string {
  const parts = [
    brought ? `${count(brought, 'event')} that it brought ${brought === 1 ? 'is' : 'are'} retracted` : '',
    changed
      ? `${count(changed, 'event')} that it changed ${changed === 1 ? 'goes' : 'go'} back to what ${changed === 1 ? 'it' : 'they'} said before`
      : '',
    dropped ? `${count(dropped, 'event')} that it retracted ${dropped === 1 ? 'comes' : 'come'} back` : '',
    noted ? `what the dataset said of ${count(noted, 'event')} is forgotten` : '',
    coverage ? 'the months it declared as covered are taken back' : '',
    published ? `${count(published, 'published number')} ${published === 1 ? 'is' : 'are'} taken back` : '',
  ].filter(Boolean);
  const last = parts.pop();
  if (!last) return 'It changed nothing, so there is nothing to take back.';
  const all = parts.length ? `${parts.join(', ')} and ${last}` : last;
  return `${all.charAt(0).toUpperCase()}${all.slice(1)}.`;
}

/** What somebody did with an event after an import, as the database tells it. */
export interface DoneSince {
  /** `imported`: a later import did it. */
  newest: { by: string; at: string; action: string; imported: boolean; release: string | null } | null;
  overriddenBy: string | null;
  reviewedBy: string | null;
  commentedBy: string | null;
  linkedBy: string | null;
  attachedBy: string | null;
}

/** Why an event stands in the way of taking back the import that made it what it is. */
export function obstaclesInWords(since: DoneSince): string[] {
  const { newest, overriddenBy, reviewedBy, commentedBy, linkedBy, attachedBy } = since;
  return [
    newest && changedSince(newest),
    overriddenBy && `counted by hand by ${overriddenBy}`,
    reviewedBy && `decided in review by ${reviewedBy}`,
    linkedBy && `held against another event by ${linkedBy}`,
    attachedBy && `a file was attached by ${attachedBy}`,
    commentedBy && `commented on by ${commentedBy}`,
  ].filter((line): line is string => Boolean(line));
}

function changedSince({ by, at, action, imported, release }: NonNullable<DoneSince['newest']>): string {
  const day = dayInWords(at.slice(0, 10));
  if (imported || action === 'import') {
    const did = action === 'retract' ? 'retracted' : 'changed';
    return `${did} by a later import${release ? ` (${release})` : ''} on ${day}`;
  }
  if (action === 'merge') return `merged by ${by} on ${day}`;
  if (action === 'retract') return `retracted by ${by} on ${day}`;
  return `edited since by ${by} on ${day}`;
}
