import { untrack } from 'svelte';
import type { ReportPlan } from '../../../../server/domain/report/plan.ts';
import { ApiProblem, ask } from '../../api.ts';
import { connection } from '../../device/connection.svelte.ts';
import { randomId } from '../../device/random-id.ts';
import type { ReportWhole } from '../../../../server/domain/report/desk-report.ts';
import { forgetPlan, keepPlan, keptPlan } from './kept-plan.ts';
import { sendable } from './own-text.ts';
import type { SaveState } from './report-words.ts';

/** Milliseconds of rest after which what was written goes to the server. */
const REST = 1_200;

/** A report while it is written: what stands on the page, what the server has of it, and how the two come together. */
export class ReportDraft {
  plan = $state.raw<ReportPlan>() as ReportPlan;
  saved = $state.raw<ReportWhole | null>(null);
  state = $state<SaveState>('new');
  problem = $state.raw<ApiProblem | null>(null);
  /** What somebody else saved meanwhile. Both stay until one is chosen. */
  theirs = $state.raw<ReportWhole | null>(null);
  /** When the words were written that this device had kept and that stand here again; null when none were. */
  foundAt = $state<string | null>(null);
  /** Tells the page that the draft has an id from now on. */
  readonly #born: (id: string) => void;
  /** The first saving has a key of its own for each wording, so that a lost answer makes no second draft. */
  #first = { words: '', key: '' };
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> = Promise.resolve(true);
  #keeps = true;

  constructor(from: ReportPlan | ReportWhole, born: (id: string) => void) {
    this.#born = born;
    this.saved = 'id' in from ? from : null;
    this.plan = 'id' in from ? from.plan : from;
    this.state = this.saved ? 'saved' : 'new';
    this.#stop = connection.onBack(() => void (this.state === 'away' && this.save()));
    this.#find();
  }

  get id(): string | null {
    return this.saved?.id ?? null;
  }

  /** Whether everything that was written is on the server. */
  get safe(): boolean {
    return this.state === 'saved' || this.state === 'new';
  }

  /** Closing the tab now would lose words that neither the server nor this device has. */
  get wouldLose(): boolean {
    return !this.safe && !this.#keeps;
  }

  change(part: Partial<ReportPlan>): void {
    this.plan = { ...this.plan, ...part };
    this.#keeps = keepPlan(this.id, { version: this.#version, at: new Date().toISOString(), plan: this.plan });
    if (this.state !== 'moved') this.state = 'changed';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), REST);
  }

  /** Sends what is not saved yet, one sending at a time. Gives whether all of it is on the server. */
  save(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#send());
    return this.#running;
  }

  /** Mine goes on top of theirs, which stays among the versions. */
  async keepMine(): Promise<void> {
    if (!this.theirs) return;
    [this.saved, this.theirs, this.state] = [this.theirs, null, 'changed'];
    await this.save();
  }

  /** Theirs stands again, as the newest version; mine is saved before it, so that it stays among the versions too. */
  async takeTheirs(): Promise<void> {
    const { theirs } = this;
    if (!theirs) return;
    await this.keepMine();
    if (this.safe) await this.restore(theirs.plan);
  }

  /** An earlier version becomes the newest. */
  async restore(plan: ReportPlan): Promise<void> {
    this.change(plan);
    await this.save();
  }

  /** What this device had kept is put away, and what the server has stands here. */
  async forgetFound(): Promise<void> {
    this.foundAt = null;
    if (this.saved) await this.restore(this.saved.plan);
  }

  /** The server answered a step of this draft: it is what is saved now. */
  took(whole: ReportWhole): void {
    this.saved = whole;
  }

  /** It was thrown away: nothing of it is sent or kept any more. */
  gone(): void {
    forgetPlan(this.id);
    this.state = 'saved';
  }

  /** The page is left: what is not saved goes now, and this device keeps it where that fails. */
  close(): void {
    if (this.state === 'changed') void this.save();
    clearTimeout(this.#timer);
    this.#stop();
  }

  get #version(): number {
    return this.saved?.version ?? 0;
  }

  #find(): void {
    const kept = keptPlan(this.id);
    if (!kept || kept.plan.forecast !== this.plan.forecast) return;
    if (JSON.stringify(sendable(kept.plan)) === JSON.stringify(this.plan)) return void forgetPlan(this.id);
    this.foundAt = kept.at;
    if (this.saved && kept.version < this.saved.version) {
      [this.theirs, this.state] = [this.saved, 'moved'];
      this.plan = kept.plan;
    } else this.change(kept.plan);
  }

  async #send(): Promise<boolean> {
    if (this.state === 'moved' || this.safe) return this.safe;
    const sent = untrack(() => this.plan);
    this.state = 'saving';
    try {
      const before = this.saved;
      const plan = sendable(sent);
      const { body } = before
        ? await ask<ReportWhole>('PUT', `/api/reports/${before.id}`, { body: { version: before.version, plan } })
        : await ask<ReportWhole>('POST', '/api/reports', {
            body: { plan },
            headers: { 'idempotency-key': this.#keyFor(JSON.stringify(plan)) },
          });
      this.#arrived(body, before === null, sent);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      await this.#failed(error);
    }
    return this.safe;
  }

  #keyFor(words: string): string {
    if (this.#first.words !== words) this.#first = { words, key: randomId() };
    return this.#first.key;
  }

  #arrived(body: ReportWhole, first: boolean, sent: ReportPlan): void {
    [this.saved, this.problem] = [body, null];
    if (first) {
      forgetPlan(null);
      this.#born(body.id);
    }
    if (this.plan === sent) {
      this.state = 'saved';
      forgetPlan(body.id);
    } else {
      this.state = 'changed';
      this.#keeps = keepPlan(body.id, { version: body.version, at: new Date().toISOString(), plan: this.plan });
      this.#timer = setTimeout(() => void this.save(), REST);
    }
  }

  async #failed(problem: ApiProblem): Promise<void> {
    this.problem = problem.code === 'no-connection' ? null : problem;
    this.state = problem.code === 'no-connection' ? 'away' : 'refused';
    if (problem.status !== 409 || !this.saved) return;
    try {
      const { body } = await ask<ReportWhole>('GET', `/api/reports/${this.saved.id}`);
      if (body.state !== 'draft') return;
      [this.theirs, this.state, this.problem] = [body, 'moved', null];
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
}
