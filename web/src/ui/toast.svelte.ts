import { ApiProblem } from '../api.ts';

/** One short message at a time, read out politely and gone after ten seconds; while it stands, what it says can be taken back. */
class Toast {
  text = $state('');
  link = $state.raw<{ href: string; words: string } | null>(null);
  /** Takes back what the message says was done. Only the newest action has one. */
  undo = $state.raw<(() => Promise<void>) | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string, link: { href: string; words: string } | null = null, undo?: () => Promise<void>): void {
    this.text = text;
    this.link = link;
    this.undo = undo ?? null;
    this.go();
  }

  /** Takes the last action back, once, and says so. */
  async takeBack(): Promise<void> {
    const { undo } = this;
    if (!undo) return;
    this.say('Taking it back');
    try {
      await undo();
      this.say('Taken back.');
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.say(`Not taken back. ${error.detail || error.title}. ${error.fix}`);
    }
  }

  /** Whoever points at the message or has the focus in it keeps it. */
  stay(): void {
    clearTimeout(this.#timer);
  }

  go(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.clear(), 10_000);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.text = '';
    this.link = this.undo = null;
  }
}

export const toast = new Toast();
