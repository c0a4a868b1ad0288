import type { ProblemGroup, RowProblem } from '../../domain/import/check.ts';
import { suggestionsFor, type Known } from '../../domain/import/suggest.ts';
import { breath } from './breath.ts';

/** Refused rows, gathered by the repair that would mend them. */
export interface ProblemGroups {
  note(row: { line: number; record: Readonly<Record<string, string>> | null }, problems: readonly RowProblem[]): void;
  /** The largest group first, each with its most frequent values and what may be put in their place. */
  settled(known: Known): Promise<ProblemGroup[]>;
}

interface Group extends Pick<ProblemGroup, 'column' | 'fix' | 'rows'> {
  /** As it was said of the first row: it may name the value. */
  reason: string;
  values: Map<string, ProblemGroup['values'][number]>;
  /** Its first line: groups as large as each other stand in the order of the file, whichever was noted first. */
  line: number;
}

const GROUPS = 100;
/** Values of a group that are told apart; the rows of others are counted in the group alone. */
const VALUES = 1_000;
const SHOWN = 50;
const LINES = 5;
/** Suggestions are looked up among thousands of names, so for the most frequent values only. */
const SUGGESTED = 300;

/** Begins to gather. */
export function problemGroups(): ProblemGroups {
  const groups = new Map<string, Group>();
  let others = 0;
  return {
    note({ line, record }, problems) {
      for (const { column, value: short, reason, fix, first } of problems) {
        const plain = withoutValue(reason);
        const key = `${column}\u0000${plain}`;
        const group = groups.get(key) ?? { column, reason: plain, fix, rows: 0, values: new Map(), line };
        if (!groups.has(key)) {
          // Ids told twice are noted in turns with the rest, so that their group must not decide which others there are.
          if (first === undefined && ++others > GROUPS) continue;
          groups.set(key, group);
        }
        group.rows++;
        // Another fix for each value is no fix for the group.
        if (group.fix !== fix) group.fix = commonFix(plain, group.fix);
        const value = (record?.[column] ?? short).slice(0, 1000);
        const known = group.values.get(value);
        if (known) {
          known.rows++;
          if (known.lines.length < LINES) known.lines.push(line);
        } else if (group.values.size < VALUES) {
          group.values.set(value, {
            value,
            rows: 1,
            lines: [line],
            context: contextOf(record, column),
            suggestions: [],
            ...(first !== undefined && { first }),
          });
        }
      }
    },
    async settled(known) {
      const breathing = breath();
      const sorted = [...groups.values()].sort((a, b) => b.rows - a.rows || a.line - b.line).slice(0, GROUPS);
      let left = SUGGESTED;
      const settled: ProblemGroup[] = [];
      for (const { column, reason, fix, rows, values } of sorted) {
        const shown = [...values.values()].sort((a, b) => b.rows - a.rows).slice(0, SHOWN);
        for (const each of shown) {
          if (left-- <= 0) break;
          each.suggestions = suggestionsFor({ value: each.value, reason }, known);
          if (breathing.due()) await breathing.take();
        }
        settled.push({ column, reason, fix, rows, values: shown });
      }
      return settled;
    },
  };
}

/** '"bmob" is not a word' and '"rade" is not a word' are one reason, and so are ids that stand on different lines first. */
function withoutValue(reason: string): string {
  return reason.replace(/^"(?:[^"]|"(?! is ))*" /, '').replace(/, on line \d+$/, '');
}

function commonFix(reason: string, fix: string): string {
  return /^Did you mean/.test(fix) || reason.includes('vocabulary') ? 'Choose what to use in their place.' : fix;
}

const TELLING =
  /date|day|year|place|location|where|district|province|admin|adm_|city|country|summary|notes|actor|side|group/i;

/** What the row is about: its day, place and people in a few words. */
function contextOf(record: Readonly<Record<string, string>> | null, column: string): string {
  if (!record) return '';
  const cells = Object.entries(record)
    .filter(([name, text]) => name !== column && TELLING.test(name) && text.trim() !== '')
    .map(([, text]) => text.replace(/\s+/g, ' ').trim().slice(0, 40));
  return [...new Set(cells)].slice(0, 3).join(', ');
}
