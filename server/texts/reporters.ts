import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';

const SAYS =
  /^(said|says|told|confirmed|added|stated|alleged|claimed|reported|blamed|blame|accused|suspect|suspects|believe|quoted)$/;
const OFFICE =
  /^(official|officials|officer|officers|sources|source|spokesman|spokesperson|spokeswoman|chief|accounts|media|statement)$/;
/** What a government says or leaves unsaid, and whom it speaks to. */
const SPEAKS =
  /^(sa(id|ys?)|comment(s|ed)?|respond(s|ed)?|react(s|ed)?|confirm(s|ed)?|den(y|ies|ied)|accuse[sd]?|blame[sd]?|reject(s|ed)?|condemn(s|ed)?|insist(s|ed)?|warn(s|ed)?|vow(s|ed)?|demand(s|ed)?)$/;
const SPOKEN_TO = /^(accus|blam|urg|warn)(e|es|ed|ing|s)?$/;
/** Who says so may stand on the other side of "claimed": that is an act as well. */
const CLAIM = /^(responsibility|the|credit|an|it)$/;

/** Whether somebody is only named as the one who says it: "police said", "levies sources", "according to the army". */
export function isReporter(tokens: readonly Token[], one: Mention): boolean {
  const sentence = tokens[one.from]?.sentence;
  const at = (n: number) => (tokens[n]?.sentence === sentence ? (tokens[n]?.plain ?? '') : '');
  if (at(one.to) === 'told' && [2, 3, 4].some((n) => at(one.to + n) === 'to')) return false;
  if (/^claim/.test(at(one.to)) && CLAIM.test(at(one.to + 1))) return false;
  if (/^(has|have|did|does|could)$/.test(at(one.to)) && /^(not|yet)$/.test(at(one.to + 1))) return true;
  if (SAYS.test(at(one.to)) || OFFICE.test(at(one.to))) return true;
  if (at(one.to) === 's' && [1, 2, 3].some((n) => OFFICE.test(at(one.to + n)))) return true;
  if (SAYS.test(at(one.to - 1))) return true;
  return [1, 2, 3].some((back) => at(one.from - back) === 'according' || (at(one.from - back) === 'said' && back < 2));
}

/** Whether a place is named as a government: "Islamabad said", "Kabul has not yet commented", "accused Kabul". */
export function isSpeaking(tokens: readonly Token[], one: Mention): boolean {
  const clause = tokens[one.from]?.clause;
  const at = (n: number) => (tokens[n]?.clause === clause ? (tokens[n]?.plain ?? '') : '');
  if (SPOKEN_TO.test(at(one.from - 1))) return true;
  if (/^(in|at|near|from|of|outside|around|inside|to|s|upper|lower|district)$/.test(at(one.from - 1))) return false;
  if (/^(has|have|had|did|does)$/.test(at(one.to))) return [1, 2, 3, 4].some((n) => SPEAKS.test(at(one.to + n)));
  return SPEAKS.test(at(one.to));
}
