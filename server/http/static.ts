import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** Addresses of pages, given to whoever asks; a browser at any other one is shown the page that says so. */
const PAGE =
  /^\/(f\/.*|s\/.*|events(\/.*)?|import(\/.*)?|data(\/.*)?|method|review|drafts|outbox|shares|reports(\/.*)?|unsubscribe\/[^/]+)$/;

function asksForPage(address: string, accepts: string): boolean {
  return !address.startsWith('/api/') && !address.startsWith('/assets/') && accepts.includes('text/html');
}

/** The web pages: files with a hash in their name are kept for ever, the page itself is asked for each time. */
export function pages(folder: string): Hono {
  const app = new Hono();
  const root = path.resolve(folder);
  app.use('*', async (c, next) => {
    // Dotfiles are never ours to give, however they got there.
    if (c.req.path.split('/').some((part) => part.startsWith('.'))) return c.notFound();
    await next();
    const fixed = c.req.path.startsWith('/assets/');
    if (c.res.ok) c.header('cache-control', fixed ? 'public, max-age=31536000, immutable' : 'no-cache');
    return undefined;
  });
  app.get('*', serveStatic({ root, precompressed: true }));
  const shell = serveStatic({ root, path: 'index.html', precompressed: true });
  app.get('*', async (c, next) => {
    const accepts = c.req.header('accept') ?? '*/*';
    const isPage = PAGE.test(c.req.path) ? /text\/html|\*\/\*/.test(accepts) : asksForPage(c.req.path, accepts);
    return isPage ? shell(c, next) : next();
  });
  return app;
}
