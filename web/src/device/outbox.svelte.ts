import type { EventInput } from '../../../server/domain/event/event.ts';
import type { EventOut } from '../../../server/domain/wire.ts';
import { ask, ApiProblem } from '../api.ts';
import { refreshAll } from '../query.svelte.ts';
import { toast } from '../ui/toast.svelte.ts';
import { dropDraft } from './drafts-on-server.ts';
import type { Draft } from './draft.svelte.ts';
import type { AfterSteps, Entry } from './entry.ts';
import { held } from './held.ts';
import { OUTBOX_TABS, outboxHere } from './outbox-here.svelte.ts';
import { randomId } from './random-id.ts';
import { refusalOf, sendEntry, type Outcome } from './send-entry.ts';
import { deviceStore } from './store.svelte.ts';

/** The form waits this long for the answer; then it lets the analyst go on while the entry goes on by itself. */
const FORM_WAITS = 10_000;
/** The server answers a key again for 40 days (`server/jobs/prune.ts`); later only a person can say whether it is in. */
const OLDEST = 39 * 86_400_000;

type Answered = { sent: EventOut } | { waiting: true };

/** Events and changes on their way to the server. Each is on the disk before it is sent, and goes when it is answered. */
class Outbox {
  entries = $state.raw<readonly Entry[]>([]);
  running = $state(false);
  /** The server asks for a new sign-in before it takes anything. */
  signedOut = $state(false);
  readonly waiting = $derived.by(() => this.entries.filter((one) => one.state === 'waiting').length);
  /** How many cannot go on without the person: refused, or changed by somebody else. */
  readonly stuck = $derived.by(() => this.entries.filter((one) => one.state !== 'waiting').length);
  /** Rises while the server is away, so that a lost connection is not asked all the time. */
  failures = 0;
  readonly #direct = new Map<string, (outcome: Outcome) => void>();
  readonly #tabs = globalThis.BroadcastChannel ? new BroadcastChannel(OUTBOX_TABS) : null;

  get keeps(): boolean {
    return deviceStore.keeps;
  }

  constructor() {
    this.#tabs?.addEventListener('message', () => void this.load());
  }

  /** Reads what waits on this device. */
  async load(): Promise<void> {
    this.entries = (await deviceStore.all('outbox')).sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  /** Sends what waits, in order, now. One tab does it at a time. Gives what became of those that went. */
  async tryNow(): Promise<void> {
    await held('outbox', async () => {
      this.running = true;
      try {
        await this.load();
        for (const entry of this.entries.filter((one) => one.state === 'waiting')) {
          if (await this.#one(entry)) break;
        }
      } finally {
        this.running = false;
        await this.load();
      }
    });
  }

  /** Writes an entry to the disk, then sends it after those that wait already. */
  async add(entry: Entry, replaces: string | null): Promise<Outcome> {
    await this.keep(entry);
    if (replaces) await this.discard(replaces);
    return new Promise((resolve) => {
      const later = setTimeout(() => answer({ kind: 'waits', all: true, signedOut: false }), FORM_WAITS);
      const answer = (outcome: Outcome) => {
        clearTimeout(later);
        this.#direct.delete(entry.key);
        resolve(outcome);
      };
      this.#direct.set(entry.key, answer);
      // One that was not reached waits behind another.
      void this.tryNow().then(() => answer({ kind: 'waits', all: true, signedOut: this.signedOut }));
    });
  }

  async keep(entry: Entry): Promise<void> {
    await deviceStore.put('outbox', entry);
    await this.#changed();
  }

  async discard(key: string): Promise<void> {
    await deviceStore.remove('outbox', key);
    await this.#changed();
  }

  async #changed(): Promise<void> {
    await this.load();
    this.#tabs?.postMessage('changed');
  }

  /** Sends one; true when nothing else can get through now. */
  async #one(entry: Entry): Promise<boolean> {
    if (entry.logged) return this.#after(entry, entry.logged);
    if (Date.now() - Date.parse(entry.at) > OLDEST) {
      await this.keep({ ...entry, state: 'refused', refused: TOO_OLD });
      return false;
    }
    const outcome = await sendEntry(entry);
    const direct = this.#direct.get(entry.key);
    this.failures = outcome.kind === 'waits' ? this.failures + 1 : 0;
    this.signedOut = outcome.kind === 'waits' && outcome.signedOut;
    if (outcome.kind === 'sent') {
      await this.keep({ ...entry, logged: outcome.event.id });
      if (direct) direct(outcome);
      else this.#say(entry, outcome.event);
      return this.#after(entry, outcome.event.id);
    }
    if (outcome.kind === 'waits') return outcome.all;
    // The form is still open with all that was typed: it shows the refusal itself.
    if (direct) await this.discard(entry.key);
    else if (outcome.kind === 'refused')
      await this.keep({ ...entry, state: 'refused', refused: refusalOf(outcome.problem) });
    else await this.#meet(entry);
    direct?.(outcome);
    return false;
  }

  async #after(entry: Entry, id: string): Promise<boolean> {
    if (entry.draft) await dropDraft(entry.draft.id);
    // Rarely needed parts come when they are: the first page must be light on a poor line.
    const needed = entry.files.length > 0 || Object.values(entry.after).some((list) => list.length > 0);
    const { afterSteps } = needed ? await import('./after-steps.ts') : { afterSteps: nothingLeft };
    const { left, refused } = await afterSteps(entry, id);
    if (refused[0]) toast.say(refused[0], { href: `/events/${id}`, words: 'Open the event' });
    await (left ? this.keep(left) : this.discard(entry.key));
    // The page of the event may be open already, read before they were done.
    if (needed) void refreshAll();
    return left !== null;
  }

  /** Somebody was faster: what does not clash is put together and sent, a clash waits for the person's choice. */
  async #meet(entry: Entry): Promise<void> {
    const { change } = entry;
    const now = change && (await ask<EventOut>('GET', `/api/events/${change.id}`).catch(() => null));
    if (!change || !now?.etag) return;
    const { mergeThree } = await import('../parts/editor/differences.ts');
    const merge = mergeThree(change.base, entry.event, now.body);
    const theirs = { event: now.body, etag: now.etag };
    if (merge.changes.some((one) => one.who === 'clash')) return this.keep({ ...entry, state: 'choice', theirs });
    await this.replaceBy(entry, merge.settled(), theirs);
  }

  /** The same change over what is stored now, under a key of its own. */
  async replaceBy(entry: Entry, event: EventInput, theirs: NonNullable<Entry['theirs']>): Promise<void> {
    if (!entry.change) return;
    const change = { ...entry.change, etag: theirs.etag, base: theirs.event };
    await this.keep({ ...entry, key: randomId(), event, change, state: 'waiting', theirs: null });
    await this.discard(entry.key);
    void this.tryNow();
  }

  #say(entry: Entry, event: EventOut): void {
    toast.say(`${entry.change ? 'Saved' : 'Logged'}: ${entry.title}`, {
      href: `/events/${event.id}`,
      words: 'Open it',
    });
    void refreshAll();
  }
}

const nothingLeft = async (): Promise<{ left: Entry | null; refused: string[] }> => ({ left: null, refused: [] });

const TOO_OLD = {
  ...{ code: 'too-old', status: 0, issues: [], title: 'It has waited for more than 39 days' },
  ...{
    detail: 'The server may have it already.',
    fix: 'Look in the list of events, then open it as a draft or discard it.',
  },
};

export const outbox = new Outbox();
outboxHere.seen = outbox;

interface ToSend {
  event: EventInput;
  /** The draft it was typed in. It is forgotten once the entry is safe: sent, or waiting on the disk. */
  draft: Draft;
  files?: readonly File[];
  after?: AfterSteps;
}

/**
 * Logs an event. It is on this device's disk before it is sent, so nothing that happens in between loses or doubles it.
 * @throws ApiProblem when the server refuses it; the draft stays
 */
export function sendEvent(asked: ToSend): Promise<Answered> {
  return sendAs(asked, null, null);
}

/**
 * Saves a change over the version that was read (`base`, `etag`). A change of the same event that still waits is replaced.
 * @throws ApiProblem when the server refuses it, `changed-meanwhile` when somebody was faster; the draft stays
 */
export function sendChange({
  id,
  etag,
  reason,
  base,
  ...asked
}: ToSend & { id: string; etag: string; reason: string; base: EventOut }): Promise<Answered> {
  const earlier = outbox.entries.find((one) => one.change?.id === id && !one.logged);
  return sendAs(asked, { id, etag, reason, base }, earlier?.key ?? null);
}

async function sendAs(
  { event, draft, files = [], after = {} }: ToSend,
  change: Entry['change'],
  replaces: string | null,
): Promise<Answered> {
  const entry: Entry = {
    ...{ key: randomId(), at: new Date().toISOString(), title: draft.title || event.summary },
    ...{ event: $state.snapshot(event) as EventInput, draft: draft.body && { id: draft.id, body: draft.body } },
    ...{ files, after: $state.snapshot(after) as AfterSteps, change: $state.snapshot(change) as Entry['change'] },
    ...{ state: 'waiting', refused: null, theirs: null, logged: null },
  };
  const outcome = await outbox.add(entry, replaces);
  if (outcome.kind === 'refused' || outcome.kind === 'clash') throw outcome.problem;
  void draft.forget();
  return outcome.kind === 'sent' ? { sent: outcome.event } : { waiting: true };
}

/** A refusal as the form knows it. */
export const problemOf = (refused: NonNullable<Entry['refused']>): ApiProblem =>
  new ApiProblem({
    ...refused,
    code: refused.code === 'too-old' ? 'unexpected' : (refused.code as ApiProblem['code']),
  });
