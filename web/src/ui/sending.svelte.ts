import { ApiProblem } from '../api.ts';

/** A change on its way to the server: one at a time, and what it was refused with. */
export class Sending {
  busy = $state(false);
  problem = $state.raw<ApiProblem | null>(null);

  /** Runs it unless one is under way. A refusal is kept to be shown; anything else is a mistake of ours and goes on. */
  async run(work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }
}
