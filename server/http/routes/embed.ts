import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import type { Ctx } from '../../actions/ctx.ts';
import { embedChart, embedProblem } from '../../actions/shares/embed-chart.ts';
import { openShare } from '../../actions/shares/open-share.ts';
import { Problem } from '../../domain/problem.ts';
import { router } from '../router.ts';

const page = { content: { 'text/html': { schema: z.string() } } };
const embed = createRoute({
  method: 'get',
  path: '/embed/{token}',
  summary: 'One shared chart as a page without scripts, to stand in another page',
  request: {
    params: z.object({ token: z.string().max(100) }),
    query: z.object({ indicator: z.string().max(100).optional().describe('Which chart, where the link opens pages') }),
  },
  responses: {
    200: { description: 'The chart', ...page },
    403: { description: 'This link does not reach that far', ...page },
    404: { description: 'This link does not open anything (any more)', ...page },
  },
});

/** The one address that other pages may frame. It runs nothing, so that a page around it gains nothing. */
export const embedRoutes = (ctx: Ctx) =>
  router().openapi(embed, async (c) => {
    const { token } = c.req.valid('param');
    try {
      const open = await openShare({ ctx, input: { token } });
      c.set('ctx', open.ctx);
      const text = await embedChart(open, { token, ...c.req.valid('query') });
      // A frozen chart stays the same; but a minute after it was revoked it must be gone.
      return c.body(text, 200, framed(text, open.share.kind === 'frozen' ? 'private, max-age=60' : 'no-store'));
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      const text = embedProblem(error);
      return c.body(text, error.status === 403 ? 403 : 404, framed(text, 'no-store'));
    }
  });

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
