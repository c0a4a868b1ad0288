import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** The web pages: files with a hash in their name are kept for ever, the page itself is asked for each time. */
export function pages(folder: string): Hono {
  const app = new Hono();
  const root = path.resolve(folder);
  app.use('*', async (c, next) => {
    // Dotfiles are never ours to give, however they got there.
    if (c.req.path.split('/').some((part) => part.startsWith('.'))) return c.notFound();
    return next();
  });
  app.get(
    '*',
    serveStatic({
      root,
      onFound: (file, c) => {
        const fixed = file.includes(`${path.sep}assets${path.sep}`);
        c.header('cache-control', fixed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  const shell = serveStatic({ root, path: 'index.html', onFound: (_file, c) => c.header('cache-control', 'no-cache') });
  app.get('*', async (c, next) => {
    const { path: asked } = c.req;
    const isPage =
      !asked.startsWith('/api/') &&
      !asked.startsWith('/assets/') &&
      (c.req.header('accept') ?? '').includes('text/html');
    return isPage ? shell(c, next) : next();
  });
  return app;
}
