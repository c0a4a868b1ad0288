// Before the first paint: sets the theme, and asks for the letters of judgements where some will stand. A file of its own because the content security policy refuses inline scripts.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Storage may be switched off; the system's choice holds then.
  }
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  const letters = document.querySelector('link[data-judgements]');
  if (letters && /^\/($|[fs]\/|method)/.test(location.pathname)) letters.media = 'all';
})();
