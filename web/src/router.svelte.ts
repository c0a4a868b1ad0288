import type { Component } from 'svelte';

/** What every page is given: the named parts of its address. The query is read from `router.query`. */
export interface PageProps {
  params: Record<string, string>;
}

type Load = () => Promise<{ default: Component<PageProps> }>;
export type Routes = readonly (readonly [pattern: string, load: Load])[];

interface Shown {
  page: Component<PageProps>;
  params: Record<string, string>;
  path: string;
}

class Router {
  /** Page and parameters change together, so a page never sees the parameters of the next one. */
  shown = $state.raw<Shown | null>(null);
  search = $state(location.search);
  /** The chunk of a page could not be loaded: the server is away, or a newer version is out. */
  broken = $state(false);
  #routes: Routes = [];
  #visit = 0;

  readonly query = $derived(new URLSearchParams(this.search));

  start(routes: Routes): void {
    this.#routes = routes;
    addEventListener('popstate', () => void this.#show());
    document.addEventListener('click', (event) => this.#click(event));
    void this.#show();
  }

  go(to: string, { replace = false, keepScroll = false } = {}): void {
    const url = new URL(to, location.href);
    if (replace) history.replaceState(null, '', url);
    else history.pushState(null, '', url);
    void this.#show().then((moved) => {
      if (moved && !keepScroll) scrollTo(0, 0);
    });
  }

  /** The same page with some of its query changed; null takes a part out. */
  with(changes: Record<string, string | null>): string {
    const query = new URLSearchParams(this.search);
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) query.delete(key);
      else query.set(key, value);
    }
    const text = query.toString();
    return location.pathname + (text ? `?${text}` : '');
  }

  async #show(): Promise<boolean> {
    const visit = ++this.#visit;
    const path = location.pathname;
    const search = location.search;
    if (this.shown?.path === path) {
      this.search = search;
      return false;
    }
    const found = match(this.#routes, path);
    if (!found) return false;
    try {
      const { default: page } = await found.load();
      if (visit !== this.#visit) return false;
      this.broken = false;
      this.search = search;
      const first = this.shown === null;
      this.shown = { page, params: found.params, path };
      // Who listens hears the new page from its top; a page may then move on to its first field.
      if (!first) document.getElementById('main')?.focus({ preventScroll: true });
      return true;
    } catch {
      this.broken = true;
      return false;
    }
  }

  #click(event: MouseEvent): void {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.href || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname.startsWith('/api/') || (link.hash && link.pathname === location.pathname)) return;
    event.preventDefault();
    this.go(link.href, { keepScroll: link.dataset['keepScroll'] !== undefined });
  }
}

export const router = new Router();

/** The route whose pattern ("/f/:forecast") fits the path; the pattern "*" takes whatever is left. */
export function match(routes: Routes, path: string): { load: Load; params: Record<string, string> } | null {
  for (const [pattern, load] of routes) {
    if (pattern === '*') return { load, params: {} };
    const wanted = pattern.split('/');
    const given = path.replace(/(.)\/$/, '$1').split('/');
    if (wanted.length !== given.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((part, i) => {
      const value = given[i] ?? '';
      if (!part.startsWith(':')) return part === value;
      params[part.slice(1)] = decodeURIComponent(value);
      return value !== '';
    });
    if (fits) return { load, params };
  }
  return null;
}
