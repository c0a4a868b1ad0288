/** One short message at a time, read out politely and gone after ten seconds. */
class Toast {
  text = $state('');
  link = $state.raw<{ href: string; words: string } | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string, link: { href: string; words: string } | null = null): void {
    clearTimeout(this.#timer);
    this.text = text;
    this.link = link;
    this.#timer = setTimeout(() => this.clear(), 10_000);
  }

  clear(): void {
    this.text = '';
    this.link = null;
  }
}

export const toast = new Toast();
