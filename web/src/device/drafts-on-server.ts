import type { DraftKept, DraftList, DraftOut } from '../../../server/domain/desk/draft.ts';
import { ask, ApiProblem } from '../api.ts';
import { connection } from './connection.svelte.ts';
import type { KeptDraft } from '../parts/editor/kept-draft.ts';
import type { DeviceDraft } from './entry.ts';
import { randomId } from './random-id.ts';
import { deviceStore } from './store.svelte.ts';

/** A line does not keep the form waiting longer than this. */
const PATIENCE = 8_000;

/** What the server holds now, or why it does not: no room for more, or no answer. */
export type KeptThere = Pick<DeviceDraft, 'id' | 'version' | 'atServer'> | 'full' | 'later';

/**
 * Keeps a draft on the server. When another device was there first with something newer, both stay: this one goes on
 * under an id of its own.
 */
export async function keepOnServer(draft: DeviceDraft): Promise<KeptThere> {
  try {
    const { id, title, event, body, version } = draft;
    const { body: kept } = await ask<DraftKept>('PUT', `/api/drafts/${id}`, {
      body: { title: title || 'Not yet named', event, body, version },
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { id: kept.id, version: kept.version, atServer: draft.at };
  } catch (error) {
    if (!(error instanceof ApiProblem)) return 'later';
    if (error.code === 'too-many-drafts') return 'full';
    if (error.code !== 'draft-changed') return 'later';
    const own = { ...draft, id: randomId(), version: 0, atServer: null };
    await deviceStore.put('drafts', own);
    await deviceStore.remove('drafts', draft.id);
    const answer = await keepOnServer(own);
    return typeof answer === 'string' ? { id: own.id, version: 0, atServer: null } : answer;
  }
}

/** Forgets a draft here and there. Without a connection the device remembers that it is to be forgotten. */
export async function forgetOnServer(draft: DeviceDraft): Promise<void> {
  const last = (await deviceStore.read('drafts', draft.id)) ?? draft;
  if (last.version === 0 && draft.version === 0) return deviceStore.remove('drafts', draft.id);
  await deviceStore.put('drafts', { ...last, gone: true });
  try {
    await ask('DELETE', `/api/drafts/${draft.id}`, { signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500 || error.status === 401) return;
  }
  await deviceStore.remove('drafts', draft.id);
}

/** Forgets a draft of which only the id is known: what it held is on its way as an entry. */
export async function dropDraft(id: string): Promise<void> {
  const here = await deviceStore.read('drafts', id);
  if (here) await forgetOnServer(here);
}

/** Brings the server up to date with what was typed or given up while it was away. `open` is left to its form. */
export async function syncDrafts(isOpen: (id: string) => Promise<boolean>): Promise<void> {
  for (const draft of await deviceStore.all('drafts')) {
    if (connection.lost) return;
    if (draft.gone) await forgetOnServer(draft);
    else if (draft.at !== draft.atServer && !(await isOpen(draft.id))) {
      const answer = await keepOnServer(draft);
      // It may have been opened meanwhile: whoever writes it now stays its writer.
      const now = typeof answer === 'string' ? null : await deviceStore.read('drafts', answer.id);
      if (now && typeof answer !== 'string') await deviceStore.put('drafts', { ...now, ...answer });
    }
  }
  await dropStrayFiles(isOpen);
}

/** Files whose draft is no more go as well. */
async function dropStrayFiles(isOpen: (id: string) => Promise<boolean>): Promise<void> {
  for (const { id } of await deviceStore.all('files')) {
    const draft = await deviceStore.read('drafts', id);
    if ((!draft || draft.gone) && !(await isOpen(id))) await deviceStore.remove('files', id);
  }
}

/** The draft as it was typed last, on this device or another; null when nobody has it. */
export async function newestOf(id: string): Promise<DeviceDraft | null> {
  const here = await deviceStore.read('drafts', id);
  if (here && (connection.lost || here.at !== here.atServer)) return here.gone ? null : here;
  try {
    const { body: there } = await ask<DraftOut>('GET', `/api/drafts/${encodeURIComponent(id)}`, {
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (here && here.version >= there.version) return here;
    return {
      ...{ id: there.id, event: there.event, title: there.title, body: there.body as unknown as KeptDraft },
      ...{ at: there.changedAt, version: there.version, atServer: there.changedAt, tab: randomId() },
      ...{ aside: false, refused: null, gone: false },
    };
  } catch (error) {
    // The server has forgotten it while this device was away, and nothing was typed here since.
    if (error instanceof ApiProblem && error.code === 'draft-not-found' && here) return here;
    return here;
  }
}

/** A line of "My drafts": what this device and the server keep, each draft once. */
export interface DraftLine {
  id: string;
  event: string | null;
  title: string;
  at: string;
  where: 'both' | 'device' | 'server';
}

/** Drafts of this device and of the server, the newest first. */
export function draftLines(here: readonly DeviceDraft[], there: DraftList['drafts'] | null): DraftLine[] {
  const kept = here.filter((one) => !one.gone);
  const gone = new Set(here.filter((one) => one.gone).map((one) => one.id));
  const onServer = new Map((there ?? []).map((one) => [one.id, one]));
  const mine = kept.map(({ id, event, title, at, atServer }) => ({
    ...{ id, event, title, at },
    where: (there ? onServer.has(id) && at === atServer : at === atServer) ? ('both' as const) : ('device' as const),
  }));
  const others = [...onServer.values()]
    .filter((one) => !gone.has(one.id) && !kept.some((mine) => mine.id === one.id))
    .map(({ id, event, title, changedAt }) => ({ id, event, title, at: changedAt, where: 'server' as const }));
  return [...mine, ...others].sort((a, b) => (a.at < b.at ? 1 : -1));
}
