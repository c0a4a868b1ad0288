import { formOf, type Said } from './collect.ts';
import { sentencesIn } from './faults.ts';

const HEAD = `# Every sentence a reading can say

Made by \`server/testing/sentences/\` from the code that reads: every measure, every expectation, and every verdict, qualifier and
circumstance that changes a word; and what the pages say beside it of the article, places, rivals, definitions and what changed. A sentence that differs from another in its numbers only is listed once; 0 and 1 are not any
number, because they take other words. In brackets: the case that made it. A test fails when this list is stale; after a change of
wording write it anew and read the difference by eye:

    npx vitest run --config server/vite.config.ts server/testing/sentences -u

The same test holds all of them (not only those listed) to the rules of the copy: no doubled space, no "1 months", no value that is
no word, no banned word, likelihood and confidence never in one sentence, findings of at most 110 characters.
`;

/** The list to be read by eye: each form of each sentence once, by the place where it is said. */
export function document(all: Iterable<Said>): string {
  const sections = new Map<string, { seen: Set<string>; lines: string[] }>();
  for (const { section, text, from } of all) {
    const kept = sections.get(section) ?? { seen: new Set(), lines: [] };
    sections.set(section, kept);
    const forms = sentencesIn(text).map(formOf);
    if (forms.every((form) => kept.seen.has(form))) continue;
    for (const form of forms) kept.seen.add(form);
    kept.lines.push(`- ${text} [${from}]`);
  }
  const parts = [...sections].sort(([a], [b]) => (a < b ? -1 : 1));
  return [HEAD, ...parts.map(([name, { lines }]) => `## ${name}\n\n${lines.join('\n')}\n`)].join('\n');
}
