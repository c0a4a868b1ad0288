import { withFreshKeys, type KeptDraft } from '../parts/editor/kept-draft.ts';
import { savedWords, shortTitle } from './draft-words.ts';
import { forgetOnServer, keepOnServer, newestOf } from './drafts-on-server.ts';
import type { DeviceDraft, Refusal } from './entry.ts';
import { isHeld, take } from './held.ts';
import { migrateOldDraft } from './old-draft.ts';
import { randomId } from './random-id.ts';
import { deviceStore } from './store.svelte.ts';

/** `event`: the event being changed, null for a new one. `draft`: one picked from the list. */
export interface DraftKey {
  event: string | null;
  draft?: string | null;
}

const QUIET = 2_000;

/** What is typed into one open form: on the device at once, on the server after two seconds of quiet. */
export class Draft {
  /** What was typed before and is to be shown again; null when the form begins empty. */
  readonly restored: KeptDraft | null;
  readonly restoredAt: string | null;
  /** What the server refused it for, when it comes back from the outbox. */
  readonly refused: Refusal | null;
  /** Files chosen before, on this device. */
  readonly files: readonly File[];
  #now = $state.raw<DeviceDraft>() as DeviceDraft;
  /** Something was typed: before that there is nothing to say. */
  #typed = $state(false);
  #full = $state(false);
  #letGo: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #sending: Promise<void> = Promise.resolve();
  #behind = false;

  constructor(now: DeviceDraft, restored: boolean, letGo: () => void, files: readonly File[] = []) {
    this.files = files;
    this.#now = now;
    this.#typed = restored;
    this.#letGo = letGo;
    this.restored = restored ? withFreshKeys(now.body) : null;
    this.restoredAt = restored ? now.at : null;
    this.refused = now.refused;
  }

  get id(): string {
    return this.#now.id;
  }
  get title(): string {
    return this.#now.title;
  }
  get body(): KeptDraft | null {
    return this.#typed ? this.#now.body : null;
  }

  /** "Draft kept on this device at 14:02 and on the server", or what is true instead. */
  get savedWords(): string {
    const { at, atServer } = this.#now;
    return savedWords({ at: this.#typed ? at : null, atServer }, { keeps: deviceStore.keeps, full: this.#full });
  }

  /** Keeps what is typed. Call it at every change. */
  keep(body: KeptDraft, title: string): void {
    const plain = $state.snapshot(body) as KeptDraft;
    if (this.#typed && JSON.stringify(plain) === JSON.stringify(this.#now.body)) return;
    const at = new Date().toISOString();
    const short = shortTitle(title);
    this.#now = { ...this.#now, body: plain, title: short, at, aside: false, refused: null };
    this.#typed = true;
    this.#write();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), QUIET);
  }

  /** Keeps the files that wait with it, on this device only. */
  keepFiles(files: readonly File[]): void {
    const { id } = this.#now;
    void (files.length ? deviceStore.put('files', { id, files }) : deviceStore.remove('files', id));
  }

  /** Device and server now (Ctrl S). Never fails: what could not be done, `savedWords` says. */
  async saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#typed) return;
    this.#write();
    await this.#writing;
    await this.#send();
  }

  /** It is saved or given up: device and server forget it. What is typed next becomes another draft. */
  async forget(): Promise<void> {
    const gone = this.#begin();
    if (!gone) return;
    await Promise.all([this.#writing, this.#sending, deviceStore.remove('files', gone.id)]);
    await forgetOnServer(gone);
  }

  /** Stays in the list of drafts and does not open by itself any more; what is typed next becomes another draft. */
  async putAside(): Promise<void> {
    const aside = this.#begin();
    if (!aside) return;
    await Promise.all([this.#writing, this.#sending]);
    const kept = { ...aside, ...(await this.#versionOf(aside.id)), aside: true };
    await deviceStore.put('drafts', kept);
    await keepOnServer(kept);
  }

  /** The form is gone from this page; what was typed stays. */
  close(): void {
    clearTimeout(this.#timer);
    if (this.#typed && this.#now.at !== this.#now.atServer) void this.#send();
    this.#letGo();
    if (open === this) open = null;
  }

  /** Starts under a new id and gives the draft before, if there was one. */
  #begin(): DeviceDraft | null {
    clearTimeout(this.#timer);
    const before = this.#typed ? this.#now : null;
    this.#now = emptyDraft(this.#now.event);
    this.#typed = this.#full = false;
    this.#letGo();
    this.#letGo = () => undefined;
    void take(`draft ${this.#now.id}`).then((letGo) => (this.#letGo = letGo ?? this.#letGo));
    return before;
  }

  /** One write at a time, the newest state each time. */
  #write(): void {
    if (this.#behind) return;
    this.#behind = true;
    this.#writing = this.#writing.then(async () => {
      this.#behind = false;
      const mine = this.#now;
      if (!this.#typed) return;
      const there = await deviceStore.read('drafts', mine.id);
      // Another tab has opened the same draft since: both stay, this one under an id of its own.
      if (there && there.tab !== mine.tab && this.#now.id === mine.id)
        this.#now = { ...this.#now, id: randomId(), version: 0, atServer: null };
      if (this.#typed) await deviceStore.put('drafts', this.#now);
    });
  }

  #send(): Promise<void> {
    this.#sending = this.#sending.then(async () => {
      await this.#writing;
      // The device may have sent it by itself while this form was being opened.
      const there = await deviceStore.read('drafts', this.#now.id);
      const sent = { ...this.#now, version: Math.max(this.#now.version, there?.version ?? 0) };
      if (!this.#typed || sent.at === sent.atServer) return;
      const answer = await keepOnServer(sent);
      if (this.#now.id !== sent.id) return;
      this.#full = answer === 'full';
      if (typeof answer === 'string') return;
      this.#now = { ...this.#now, ...answer };
      this.#write();
      await this.#writing;
    });
    return this.#sending;
  }

  async #versionOf(id: string): Promise<Pick<DeviceDraft, 'version' | 'atServer'>> {
    const there = await deviceStore.read('drafts', id);
    return { version: there?.version ?? 0, atServer: there?.atServer ?? null };
  }
}

function emptyDraft(event: string | null): DeviceDraft {
  const nothing = { title: '', body: { fields: {}, ownSummary: false } as unknown as KeptDraft, at: '' };
  const nowhere = { version: 0, atServer: null, aside: false, refused: null, gone: false };
  return { id: randomId(), event, ...nothing, ...nowhere, tab: randomId() };
}

/** Whether a form somewhere still writes this draft. */
export async function isOpenElsewhere(id: string): Promise<boolean> {
  return open?.id === id || isHeld(`draft ${id}`);
}

/** A page has one form: opening the next closes the last. */
let open: Draft | null = null;

/** The draft a form writes to: the one picked, else the newest begun and not held by another tab, else an empty one. */
export async function openDraft(key: DraftKey): Promise<Draft> {
  // What a page reads in here must not make it open again.
  await Promise.resolve();
  open?.close();
  await migrateOldDraft();
  const found = await choose(key);
  if (!found) {
    const empty = emptyDraft(key.event);
    open = new Draft(empty, false, (await take(`draft ${empty.id}`)) ?? (() => undefined));
  } else {
    // Whoever opens it last writes it; another tab that has it goes on under an id of its own.
    const mine = { ...found.draft, tab: randomId(), aside: false };
    await deviceStore.put('drafts', mine);
    const kept = await deviceStore.read('files', mine.id);
    open = new Draft(mine, true, found.letGo, kept?.files);
  }
  return open;
}

async function choose(key: DraftKey): Promise<{ draft: DeviceDraft; letGo: () => void } | null> {
  if (key.draft) {
    const draft = await newestOf(key.draft);
    return draft && { draft, letGo: (await take(`draft ${draft.id}`)) ?? (() => undefined) };
  }
  const entries = await deviceStore.all('outbox');
  const change = entries.find((entry) => key.event !== null && entry.change?.id === key.event && !entry.logged);
  // A change that still waits is what the analyst saw last of this event; saving again replaces it.
  if (change?.draft) {
    const { at, title, draft } = change;
    return { draft: { ...emptyDraft(key.event), at, title, body: draft.body }, letGo: () => undefined };
  }
  const sent = entries.map((entry) => entry.draft?.id);
  const kept = (await deviceStore.all('drafts'))
    .filter((one) => one.event === key.event && !one.aside && !one.gone && !sent.includes(one.id))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  for (const draft of kept) {
    const letGo = await take(`draft ${draft.id}`);
    if (letGo) return { draft, letGo };
  }
  return null;
}
