import { Problem } from '../../domain/problem.ts';
import { CLOSED_EMBED, writeClosedEmbed, writeEmbed } from '../../exporters/embed/write-embed.ts';
import type { OpenShare } from './open-share.ts';
import { readShared } from './read-shared.ts';

/**
 * One chart as a page to stand in another: the link's own, or the one named where the link opens pages.
 * @throws Problem `share-frame`, or `indicator-not-found`
 */
export async function embedChart(
  open: OpenShare,
  { token, indicator: named }: { token: string; indicator?: string | undefined },
): Promise<string> {
  const { share } = open;
  const indicator = named ?? share.indicator;
  if (indicator === null) throw new Problem('share-frame', 'This link opens pages: say which chart');
  return writeEmbed({
    file: await readShared(open, 'chart', { indicator }),
    frozenOn: share.kind === 'frozen' ? share.at.slice(0, 10) : null,
    page: share.opens === 'pages' ? `/s/${token}/i/${indicator}` : null,
  });
}

/** The page that stands there when the chart cannot be shown: closed or unknown (404), not part of the link (403), or just now (503). */
export function embedProblem(status: 403 | 404 | 503): string {
  return writeClosedEmbed(CLOSED_EMBED[status]);
}
