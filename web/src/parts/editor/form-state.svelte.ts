import { untrack } from 'svelte';
import type { Twin } from '../../../../server/domain/desk/twin.ts';
import type { EventInput } from '../../../../server/domain/event/event.ts';
import type { EventOut } from '../../../../server/domain/wire.ts';
import type { Lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { ask, ApiProblem } from '../../api.ts';
import type { Draft } from '../../device/draft.svelte.ts';
import { problemOf, sendChange, sendEvent } from '../../device/outbox.svelte.ts';
import { refreshAll } from '../../query.svelte.ts';
import { router } from '../../router.svelte.ts';
import { toast } from '../../ui/toast.svelte.ts';
import { localToday } from '../../where.svelte.ts';
import { sayLogged, saySaved, sayWaiting } from './after-save.ts';
import { draftSummary } from './draft-summary.ts';
import { emptyFields, fieldsOf, type Fault, type Fields } from './fields.ts';
import { hedgeFaults, stillHedged, type Hedge } from './hedges.ts';
import { textOf } from './kept-draft.ts';
import { toEvent } from './read-fields.ts';
import { LONGEST, textProblem } from './read-text.ts';
import { faultsOf } from './server-faults.ts';
import { WaitingFiles } from './waiting-files.svelte.ts';

/** An event to change, as it was read. */
export interface Base {
  event: EventOut;
  etag: string;
}

/** The form: what is typed, what is wrong with it, and the way to the log. Without a base a new event is logged. */
export class FormState {
  readonly words: Lexicon;
  readonly draft: Draft;
  readonly today = localToday();
  fields = $state<Fields>(emptyFields());
  ownSummary = $state(false);
  restored = $state(false);
  saving = $state(false);
  /** Grows with every try to save, so that the list of problems is read out anew. */
  tried = $state(0);
  faults = $state.raw<Fault[]>([]);
  problem = $state.raw<ApiProblem | null>(null);
  /** What somebody else saved since the event was read. */
  conflict = $state.raw<Base | null>(null);
  /** Stored events that somebody said are not this one. */
  different = $state<string[]>([]);
  /** Events of other feeds that tell of the same happening. */
  same = $state<string[]>([]);
  /** Files that are sent once the event has an id. */
  readonly files = new WaitingFiles();
  /** What a pasted text was not sure of and nobody confirmed yet. */
  hedges = $state.raw<readonly Hedge[]>([]);
  base = $state.raw<Base | null>(null);
  /** Counts the events of one sitting: what was pasted belongs to one of them. */
  round = $state(0);

  readonly summary = $derived.by(() => (this.ownSummary ? this.fields.summary : draftSummary(this.fields, this.words)));
  /** What would be sent, as far as it can be read yet. */
  readonly event = $derived.by(
    () => toEvent({ ...this.fields, summary: this.summary || 'Not yet described' }, this.today).event,
  );

  /** Those that stand in the form as the text put them. */
  readonly unsure = $derived.by(() => stillHedged(this.hedges, this.fields));

  readonly #draftId = $derived.by(() => this.draft.id);
  /** The form as nobody typed into it yet. */
  #untouched: string;
  #finished = false;

  constructor(words: Lexicon, draft: Draft, base: Base | null) {
    this.words = words;
    this.draft = draft;
    const { restored: kept, refused } = draft;
    this.base = base && kept?.base && kept.etag ? { event: kept.base, etag: kept.etag } : base;
    const start = this.#start();
    this.#untouched = textOf(start);
    this.fields = kept?.fields ?? start;
    this.ownSummary = kept?.ownSummary ?? base !== null;
    [this.different, this.same, this.hedges] = [kept?.different ?? [], kept?.same ?? [], kept?.hedges ?? []];
    this.restored = kept !== null;
    this.files.list = draft.files;
    if (refused) [this.problem, this.faults] = [problemOf(refused), faultsOf(refused.issues)];
  }

  /** Complaints about controls whose ids begin so. */
  faultsAt(...starts: string[]): Fault[] {
    return this.faults.filter((fault) => starts.some((one) => fault.field.startsWith(`f-${one}`)));
  }

  /** A pasted text filled the form; what an earlier one was not sure of waits on where it still stands. */
  apply(fields: Fields, hedges: readonly Hedge[]): void {
    this.hedges = [
      ...stillHedged(this.hedges, fields).filter((old) => !hedges.some((one) => sameSpot(one, old))),
      ...hedges,
    ];
    this.fields = fields;
  }
  /** A person looked at it: it is so. */
  confirm(hedge: Hedge): void {
    this.hedges = this.hedges.filter((one) => one !== hedge);
    this.faults = this.faults.filter(({ message }) => !hedgeFaults([hedge]).some((one) => one.message === message));
  }
  /** The same for a word on a field's token. */
  confirmWord(filled: string, word: string): void {
    for (const hedge of this.unsure) if (hedge.filled === filled && hedge.word === word) this.confirm(hedge);
  }

  /** Saves and opens the event, or starts the next one. Nothing typed is lost when it does not work. */
  async save(next: boolean): Promise<void> {
    if (this.saving) return;
    const read = toEvent({ ...this.fields, summary: this.summary }, this.today);
    this.faults = [...read.faults, ...hedgeFaults(this.unsure), ...this.#reasonFaults()];
    this.problem = this.conflict = null;
    this.tried++;
    if (this.faults.length || !read.event) return;
    this.saving = this.#finished = true;
    try {
      const answer = await this.#send(read.event);
      void refreshAll();
      if ('waiting' in answer) sayWaiting(this.summary);
      else if (this.base) saySaved(answer.sent);
      else await sayLogged(answer.sent, { wanted: read.event.status ?? 'published', stays: next });
      if (next) this.startNext();
      else router.go('waiting' in answer ? '/events' : `/events/${answer.sent.id}`);
    } catch (error) {
      this.#finished = false;
      await this.#refused(error);
    } finally {
      this.saving = false;
    }
  }

  /** The next event of the same day, place and source. */
  startNext(): void {
    const { date, precision, place, placeName, placePrecision, lat, lon, admin } = this.fields;
    // A second source and a quotation belong to the event they were named for.
    const sources = this.fields.sources.slice(0, 1).map((source) => ({ ...source, quote: '' }));
    this.#begin({
      ...emptyFields(),
      ...{ date, precision, place, placeName, placePrecision, lat, lon, admin, sources },
    });
  }

  /** What was typed stays among the drafts; the form begins anew. */
  startAfresh(): void {
    void this.draft.putAside();
    toast.say('What was typed is kept among the drafts.', { href: '/drafts', words: 'Open drafts' });
    this.#begin(this.#start());
  }

  /** Goes on over what is stored now: with what was typed, or with an event put together of both. */
  async settle(event: EventInput | null): Promise<void> {
    if (!this.conflict) return;
    this.#rebase(event);
    await this.save(false);
  }

  /** Goes on with what is stored now, in the place of what was typed. */
  takeTheirs(): void {
    if (this.conflict) this.#rebase(this.conflict.event);
  }

  /** The analyst found the event in the log: its source is there now, or the two are to be merged. */
  foundTwin({ event }: Twin, added: boolean): void {
    if (this.base) return router.go(`/events/${this.base.event.id}/merge/${event.id}`);
    // What else was typed (another toll, say) is not in the event that is here, and must not be lost.
    this.#finished = true;
    void this.draft.putAside();
    const words = added ? 'Your source was added to it.' : 'It has this source already.';
    toast.say(`${words} What else you typed is kept.`, { href: '/drafts', words: 'Open drafts' });
    router.go(`/events/${event.id}`);
  }

  /** It was given up: nothing is kept from now on. */
  giveUp(): void {
    this.#finished = true;
    void this.draft.forget();
  }

  /** What is typed outlives the page until it is saved or given up. Run in an effect. */
  keep(): void {
    const [text, fields] = [textOf(this.fields), $state.snapshot(this.fields)];
    const body = {
      fields,
      ownSummary: this.ownSummary,
      different: $state.snapshot(this.different),
      same: $state.snapshot(this.same),
      hedges: [...this.unsure],
      base: this.base?.event ?? null,
      etag: this.base?.etag ?? null,
    };
    const [title, waiting] = [this.summary, this.files.list.length];
    untrack(() => {
      if (this.#finished) return;
      if (text !== this.#untouched || waiting > 0) this.draft.keep(body, title);
      else if (this.draft.body) void this.draft.forget();
    });
  }

  /** The same for the files that wait with it. Run in an effect of its own: they are big. */
  keepFiles(): void {
    const [{ list }, _id] = [this.files, this.#draftId];
    if (!this.#finished && !this.base) this.draft.keepFiles(list);
  }

  #send(event: EventInput): Promise<{ sent: EventOut } | { waiting: true }> {
    const { draft, files, base } = this;
    if (!base)
      return sendEvent({ event, draft, files: files.list, after: { different: this.different, same: this.same } });
    const reason = this.fields.reason.trim();
    return sendChange({ event, draft, id: base.event.id, etag: base.etag, reason, base: base.event });
  }

  #start(): Fields {
    return this.base ? fieldsOf(this.base.event, this.#groupOf(this.base.event.kind)) : emptyFields();
  }

  #begin(fields: Fields): void {
    this.round++;
    this.fields = fields;
    this.#untouched = textOf(fields);
    this.#finished = false;
    this.ownSummary = this.base !== null;
    this.restored = false;
    [this.different, this.same, this.hedges] = [[], [], []];
    this.files.clear();
    [this.faults, this.problem, this.tried] = [[], null, 0];
    document.getElementById('f-kind')?.focus();
  }

  #rebase(event: EventInput | EventOut | null): void {
    const { conflict } = this;
    if (!conflict) return;
    [this.base, this.conflict] = [conflict, null];
    if (!event) return;
    const { reason } = this.fields;
    this.fields = { ...fieldsOf({ ...conflict.event, ...event } as EventOut, this.#groupOf(event.kind)), reason };
    this.ownSummary = true;
  }

  #reasonFaults(): Fault[] {
    if (!this.base) return [];
    const message = this.fields.reason.trim()
      ? textProblem('The reason', this.fields.reason, LONGEST.reason)
      : 'Say in a few words why it is changed';
    return message ? [{ field: 'f-reason', message }] : [];
  }

  async #refused(error: unknown): Promise<void> {
    if (!(error instanceof ApiProblem)) throw error;
    this.faults = faultsOf(error.issues);
    if (error.code === 'changed-meanwhile' && this.base) {
      const now = await ask<EventOut>('GET', `/api/events/${this.base.event.id}`).catch(() => null);
      if (now?.etag) return void (this.conflict = { event: now.body, etag: now.etag });
    }
    this.problem = error;
  }

  #groupOf(kind: string): string {
    return this.words.events.get(kind)?.parent ?? kind;
  }
}

const sameSpot = (one: Hedge, other: Hedge): boolean => one.filled === other.filled && one.word === other.word;
