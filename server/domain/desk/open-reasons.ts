/** Reasons that still ask for a look. */
export function openReasons<Reason extends { accepted?: boolean | undefined }>(reasons: readonly Reason[]): Reason[] {
  return reasons.filter((reason) => !reason.accepted);
}

/** Reasons in a sentence's tail: "it names a Chinese target, and only one source reports it". */
export function reasonsInWords(reasons: readonly { words: string }[]): string {
  const words = reasons.map((reason) => reason.words);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')}, and ${words.at(-1) ?? ''}`;
}
