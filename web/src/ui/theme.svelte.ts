/** Light or dark: what the reader chose, else what the system says. `/theme.js` has set it before the first paint. */
class Theme {
  dark = $state(document.documentElement.dataset['theme'] === 'dark');

  constructor() {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (system) => {
      if (stored() === null) this.#show(system.matches);
    });
  }

  swap(): void {
    this.#show(!this.dark);
    try {
      localStorage.setItem('theme', this.dark ? 'dark' : 'light');
    } catch {
      // Storage may be switched off: the choice then lasts until the page is left.
    }
  }

  #show(dark: boolean): void {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    this.dark = dark;
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem('theme');
  } catch {
    return null;
  }
}

export const theme = new Theme();
