// Lets the pages open without a connection, and lets what was read last be read again, marked with its date.
// Nothing stored here is ever given while the server answers. Plain JavaScript: the browser loads this file by itself.

// The build fills in both (web/vite.config.ts), so that this file changes whenever one of the files does.
const VERSION = 'development';
const FILES = [];

const PAGES = `signposts-pages-${VERSION}`;
const READ = 'signposts-read-1';
const OWN = ['/theme.js', '/favicon.svg', '/manifest.webmanifest', '/icons/icon-192.png'];
/** Readings, events and what the form needs. Never reports, files, drafts, the review, or anything that changes something. */
const READABLE =
  /^\/api\/(vocabulary|places|publishers|definitions|data|forecasts|forecasts\/[^/]+\/(overview|definitions|declared)|forecasts\/[^/]+\/indicators\/[^/]+(\/(feeds|places|versions\/[^/]+))?|events|events\/[0-9a-f-]{36}|events\/[0-9a-f-]{36}\/(revisions|counts-toward))$/;
const MOST_READ = 300;
/** Milliseconds after which a poor line is not waited for when the page itself is here. */
const PATIENCE = 4_000;

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
  event.waitUntil(readForm().catch(() => undefined));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(fixed(request));
  else if (request.mode === 'navigate' && !/^\/(api|embed)\//.test(url.pathname) && url.pathname !== '/openapi.json')
    event.respondWith(page(request));
  else if (READABLE.test(url.pathname)) event.respondWith(readable(event));
  else if (OWN.includes(url.pathname)) event.respondWith(fetch(request).catch(() => fromPages(request)));
});

/** All files of this version; those that did not change come from the version before. */
async function fill() {
  const cache = await caches.open(PAGES);
  const shell = await fetch('/', { cache: 'reload' });
  if (!shell.ok) throw new Error('The page itself cannot be read');
  await Promise.all(
    [...FILES, ...OWN].map(async (file) => {
      const known = file.startsWith('/assets/') ? await caches.match(file) : undefined;
      if (known) await cache.put(file, known);
      else await cache.add(file);
    }),
  );
  await cache.put('/', shell);
}

/** What the form needs, read ahead once, so that an event can be logged although the form was never open with a connection. */
async function readForm() {
  const lists = ['/api/vocabulary', '/api/places', '/api/publishers', '/api/forecasts'];
  const answers = await Promise.all(lists.map(readAhead));
  const { forecasts } = await answers[3].json();
  await Promise.all(forecasts.map(({ id }) => readAhead(`/api/forecasts/${encodeURIComponent(id)}/definitions`)));
}

async function readAhead(path) {
  const answer = await fetch(path);
  if (answer.ok) await keep(new Request(path), answer.clone());
  return answer;
}

/** Keeps this version and the one before: a tab that is still open may yet ask for its files. */
async function tidy() {
  const pages = (await caches.keys()).filter((name) => name.startsWith('signposts-pages-') && name !== PAGES);
  await Promise.all(pages.slice(0, -1).map((name) => caches.delete(name)));
}

/** The hash in the name says what is in the file: what is here is right. */
async function fixed(request) {
  const known = await caches.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) {
    const copy = answer.clone();
    void caches.open(PAGES).then((cache) => cache.put(request, copy));
  }
  return answer;
}

/** From the server whenever it answers in time, so that a new version shows at the next load. */
async function page(request) {
  const known = await fromPages('/');
  const asked = fetch(request);
  if (known.type === 'error') return asked;
  const late = new Promise((resolve) => setTimeout(() => resolve(known), PATIENCE));
  return Promise.race([asked.catch(() => known), late]);
}

async function fromPages(request) {
  const cache = await caches.open(PAGES);
  return (await cache.match(request)) ?? Response.error();
}

/** From the server; only when it cannot be reached, what was read last, with the moment it was read. */
async function readable(event) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.headers.get('content-type')?.startsWith('application/json'))
      event.waitUntil(keep(request, answer.clone()).catch(() => undefined));
    return answer;
  } catch (error) {
    const known = request.signal.aborted ? undefined : await (await caches.open(READ)).match(request);
    if (known) return known;
    throw error;
  }
}

async function keep(request, answer) {
  const headers = new Headers(answer.headers);
  headers.set('x-signposts-kept', new Date().toISOString());
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  const cache = await caches.open(READ);
  await cache.put(request, new Response(await answer.blob(), { status: answer.status, headers }));
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST_READ)).map((old) => cache.delete(old)));
}
