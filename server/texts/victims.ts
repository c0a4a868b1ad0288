import { actingSide } from './kind.ts';
import type { Mention } from './mentions.ts';
import { isReporter } from './reporters.ts';
import type { Told } from './told.ts';
import type { Token } from './tokens.ts';

/** Those who come afterwards, or kept it from happening, are not those hit. */
const ACTS =
  /^(foiled|thwarted|averted|defused|repulsed|repelled|cordoned|reached|rushed|launched|responded|arrived|recovered|retaliated|shifted|began|started)$/;
/** Those guarded are not those hit. */
const GUARD = /^(guarding|escorting|protecting|securing)$/;

/** Whom it was aimed at: those it killed or hurt, and what is named beside the word that gives the kind away. */
export function victimsIn({ tokens, mentions, kind, losses }: Told, by: Mention | null): Mention[] {
  const side = actingSide(kind);
  const sentence = tokens[kind?.from ?? 0]?.sentence;
  const hurt = losses.flatMap(({ mention }) => mention ?? []);
  const beside = mentions.filter((one) => {
    if (tokens[one.from]?.sentence !== sentence || isReporter(tokens, one)) return false;
    if (tokens[one.to]?.gap.startsWith("'") || tokens[one.to]?.gap.startsWith('’')) return false;
    if (ACTS.test(tokens[one.to]?.plain ?? '')) return false;
    if (one.from === by?.from || [1, 2, 3].some((back) => GUARD.test(tokens[one.from - back]?.plain ?? '')))
      return false;
    return one.what.section === 'targets' || (one.what.section === 'actors' && isOtherGroup(one, by));
  });
  const all = [...beside, ...hurt].filter((one) => one.what.word.side === null || one.what.word.side !== side);
  const isTarget = (one: Mention) =>
    mentions.some((other) => other.what.section === 'targets' && other.from < one.to && other.to > one.from);
  const named = all.filter((one) => one.what.section === 'actors' && isOtherGroup(one, by) && !isTarget(one));
  const targets = all.filter((one) => one.what.section === 'targets' && !named.some((actor) => isSame(actor, one)));
  const found = [...targets, ...named];
  return (found.length || side !== 'security' ? found : nextTo(tokens, mentions, kind))
    .filter((one, n, list) => list.findIndex((other) => other.what.word.id === one.what.word.id) === n)
    .slice(0, 6);
}

/** Where forces act and the sentence does not say on whom, the next one often does: "Seven militants were detained." */
function nextTo(tokens: readonly Token[], mentions: readonly Mention[], kind: Mention | null): Mention[] {
  const next = (tokens[kind?.from ?? 0]?.sentence ?? 0) + 1;
  return mentions.filter(
    (one) =>
      one.what.section === 'targets' && one.what.word.side === 'militants' && tokens[one.from]?.sentence === next,
  );
}

function isOtherGroup(one: Mention, by: Mention | null): boolean {
  return one.what.named && one.what.word.side !== null && one.what.word.id !== by?.what.word.id;
}

/** "TTP militants" are one: the group, which says more than "militants". */
function isSame(actor: Mention, target: Mention): boolean {
  const near = target.from - actor.to;
  return (
    actor.what.word.side === target.what.word.side &&
    ((near >= 0 && near <= 1) || (target.from >= actor.from && target.to <= actor.to))
  );
}
