import type { Mention } from './mentions.ts';
import { addPhrase, allPhrases, noPhrases } from './phrases.ts';
import type { Token } from './tokens.ts';

const CLAIM = noPhrases<true>();
for (const phrase of [
  'claimed responsibility',
  'claims responsibility',
  'claiming responsibility',
  'accepted responsibility',
  'took responsibility',
  'taken responsibility',
  'responsibility was claimed by',
  'responsibility for the attack was claimed by',
  'claimed the attack',
  'claimed the bombing',
  'claimed the blast',
  'claimed the killing',
  'claimed the killings',
  'claimed the assault',
  'claimed the ambush',
  'claimed the abduction',
  'claimed the operation',
  'claimed it',
  'attack was claimed by',
  'was claimed by',
  'said it was behind',
  'said it carried out',
  'said they carried out',
  'said its fighters carried out',
])
  addPhrase(CLAIM, phrase, true);

/** The group that said it was its own act: the one named nearest before the claim, or after "claimed by". */
export function claimantIn(tokens: readonly Token[], actors: readonly Mention[]): Mention | null {
  for (const { from, to } of allPhrases(CLAIM, tokens)) {
    const sentence = tokens[from]?.sentence;
    const near = actors.filter((one) => tokens[one.from]?.sentence === sentence && one.what.named);
    const denied = [1, 2, 3, 4, 5].some(
      (back) =>
        tokens[from - back]?.sentence === sentence &&
        /^(no|not|nobody|none|denied|never)$/.test(tokens[from - back]?.plain ?? ''),
    );
    if (denied) continue;
    const by = tokens[to - 1]?.plain === 'by';
    const group = by ? near.find((one) => one.from >= to) : near.findLast((one) => one.to <= from);
    if (group) return group;
  }
  return null;
}
