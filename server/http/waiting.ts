import { Problem } from '../domain/problem.ts';
import { securityHeaders } from './headers.ts';
import { problemResponse } from './problem-response.ts';
import { router } from './router.ts';

/**
 * What is answered while the database has not come up since the start: the process lives, it is not ready, and everything
 * else is to be asked again in a few seconds.
 */
export function waitingApp(newId: () => string) {
  const app = router();
  app.use('*', async (c, next) => {
    c.set('requestId', newId());
    await next();
    c.res.headers.set('x-request-id', c.get('requestId'));
  });
  app.use('*', securityHeaders(false));
  app.get('/healthz', (c) => c.json({ status: 'alive' }, 200));
  app.get('/readyz', (c) =>
    c.json({ status: 'not ready', database: false, definitions: true, stopping: false }, 503, { 'retry-after': '5' }),
  );
  app.all('*', (c) =>
    problemResponse(c, new Problem('database-away', 'The database has not answered since the start')),
  );
  return app;
}
