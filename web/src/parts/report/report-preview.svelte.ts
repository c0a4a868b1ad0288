import type { ReportPlan } from '../../../../server/domain/report/plan.ts';
import { ApiProblem, ask } from '../../api.ts';
import type { Previewed } from './previewed.ts';

/** Milliseconds without a change before the report is made anew. */
const REST = 450;

/** The report as it would go out now. The last one stays on the page until the next has come. */
export class ReportPreview {
  made = $state.raw<Previewed | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  busy = $state(false);
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: AbortController | null = null;

  /** Makes it for the plan once nobody has changed that for a moment; the first one at once. */
  show(plan: ReportPlan): void {
    const asked = JSON.stringify(plan);
    if (asked === this.#asked) return;
    this.#asked = asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#make(plan), this.made ? REST : 0);
  }

  /** Once more: what failed, or what may have changed on the server. */
  async again(plan: ReportPlan): Promise<void> {
    await this.#make(plan);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stop?.abort();
  }

  async #make(plan: ReportPlan): Promise<void> {
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    this.busy = true;
    try {
      const { body } = await ask<Previewed>('POST', '/api/reports/preview', { body: { plan }, signal: stop.signal });
      [this.made, this.problem] = [body, null];
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error;
    } finally {
      if (this.#stop === stop) this.busy = false;
    }
  }
}
