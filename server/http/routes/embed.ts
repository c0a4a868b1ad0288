import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Ctx } from '../../actions/ctx.ts';
import { embedChart, embedProblem } from '../../actions/shares/embed-chart.ts';
import { openShare } from '../../actions/shares/open-share.ts';
import { Problem } from '../../domain/problem.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const page = { content: { 'text/html': { schema: z.string() } } };
const embed = operation('link', {
  method: 'get',
  path: '/embed/{token}',
  summary: 'One shared chart as a page without scripts, to stand in another page',
  request: {
    params: z.object({ token: z.string() }),
    query: z.object({ indicator: z.string().optional().describe('Which chart, where the link opens pages') }),
  },
  responses: {
    200: { description: 'The chart', ...page },
    403: { description: 'This link does not reach that far', ...page },
    404: { description: 'This chart is no longer shared', ...page },
    503: { description: 'The chart cannot be shown just now', ...page },
  },
});

/** The one address that other pages may frame. It runs nothing, so that a page around it gains nothing. */
export const embedRoutes = (ctx: Ctx) => {
  const routes = router().openapi(
    embed,
    async (c) => {
      const { token } = c.req.valid('param');
      const open = await openShare({ ctx, input: { token } });
      c.set('ctx', open.ctx);
      const text = await embedChart(open, { token, ...c.req.valid('query') });
      // A frozen chart stays the same; but a minute after it was revoked it must be gone.
      return c.body(text, 200, framed(text, open.share.kind === 'frozen' ? 'private, max-age=60' : 'no-store'));
    },
    (result) => {
      if (!result.success) throw new Problem('share-closed');
    },
  );
  // Whatever else is asked for there was the address of a chart once, or never.
  routes.all('/embed', (c) => embedRefusal(c, new Problem('share-closed')));
  routes.all('/embed/*', (c) => embedRefusal(c, new Problem('share-closed')));
  return routes;
};

/** Whether a request asks for a chart that stands in another page, so that a refusal must be able to stand there too. */
export const isEmbed = (c: Context): boolean => /^\/embed(\/|$)/.test(c.req.path);

/** A refusal as a small page that may be framed. */
export function embedRefusal(c: Context, problem: Problem): Response {
  const status = problem.status >= 500 ? 503 : problem.status === 403 ? 403 : 404;
  const text = embedProblem(status);
  return c.body(text, status, framed(text, 'no-store'));
}

/** Headers of a page that may stand anywhere: its own style sheets and nothing else. */
function framed(text: string, cache: string): Record<string, string> {
  const styles = [...text.matchAll(/<style>([^]*?)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      `style-src ${styles.join(' ')}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      'frame-ancestors *',
    ].join('; '),
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': cache,
  };
}
