/** One block of a mail. `strong` stands out, `link` leads somewhere. */
export type Block = { words: string; strong?: boolean } | { words: string; link: string };

/** A mail as plain text and as HTML that loads nothing: the same words in both. */
export function mailOf(blocks: readonly Block[]): { text: string; html: string } {
  const text = blocks.map((block) => ('link' in block ? `${block.words}: ${block.link}` : block.words)).join('\n\n');
  const paragraphs = blocks.map((block) => {
    const words = escaped(block.words).replaceAll('\n', '<br>');
    if ('link' in block) return `<p><a href="${escaped(block.link)}">${words}</a></p>`;
    return block.strong ? `<p><strong>${words}</strong></p>` : `<p>${words}</p>`;
  });
  const body = `<div style="font:16px/1.5 sans-serif;max-width:40em">\n${paragraphs.join('\n')}\n</div>`;
  return { text: `${text}\n`, html: `<!doctype html>\n<meta charset="utf-8">\n${body}\n` };
}

/** A text as HTML and XML show it, in elements and in attributes. */
export function escaped(text: string): string {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}
