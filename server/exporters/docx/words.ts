import {
  AlignmentType,
  InternalHyperlink,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';

/** A block of a document. */
export type Block = Paragraph | Table;

// Letters of scripts that run from right to left, with the blanks and numbers between them.
const RTL =
  /([\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC](?:[\s\d.,\u060C\u200C\u200D]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])*)/u;
// What no XML may hold.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/** Words as runs; names in Urdu or Pashto become runs of their own direction. Lines of the text stay lines. */
export function runs(words: string, style: IRunOptions = {}): TextRun[] {
  return words
    .replace(CONTROL, '')
    .split(/\r?\n/)
    .flatMap((line, i) =>
      line.split(RTL).flatMap((text, n) => {
        const rtl = n % 2 === 1;
        if (text === '' && (i === 0 || n > 0)) return [];
        return [
          new TextRun({
            ...style,
            text,
            ...(i > 0 && n === 0 ? { break: 1 } : {}),
            ...(rtl ? { rightToLeft: true } : {}),
          }),
        ];
      }),
    );
}

/** A paragraph in one of the document's styles. */
export function paragraph(
  style: string,
  words: string | readonly ParagraphChild[],
  more: IParagraphOptions = {},
): Paragraph {
  const whole = typeof words === 'string' && /^[^A-Za-z]*[\u0590-\u08FF]/u.test(words);
  return new Paragraph({
    ...more,
    style,
    ...(whole ? { bidirectional: true } : {}),
    children: typeof words === 'string' ? runs(words) : [...words],
  });
}

/** [1] [2], each leading to its event below the sources. */
export const citations = (numbers: readonly number[]): ParagraphChild[] =>
  numbers.flatMap((n) => [
    new TextRun({ text: ' ' }),
    new InternalHyperlink({ anchor: `source-${n}`, children: [new TextRun({ text: `[${n}]`, style: 'Hyperlink' })] }),
  ]);

type Cell = string | readonly Paragraph[];

/** A table over the whole width; its first row is repeated on every page. `widths` are parts of 100; a row of one cell is a group. */
export function table(widths: readonly number[], head: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  const line = { style: 'single', size: 4, color: 'C3C9CD' } as const;
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  const whole = 9638;
  const columns = widths.map((part) => Math.round((part * whole) / 100));
  const cell = (content: Cell, style: string, i: number, span = 1) =>
    new TableCell({
      width: { size: span > 1 ? whole : (columns[i] ?? 0), type: WidthType.DXA },
      columnSpan: span,
      margins: { top: 40, bottom: 40, left: 0, right: 100 },
      children:
        typeof content === 'string'
          ? [paragraph(style, content)]
          : content.length > 0
            ? content
            : [paragraph(style, '')],
    });
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.LEFT,
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((title, i) => cell(title, 'TableHeading', i)),
      }),
      ...rows.map((cells) => {
        const group = cells.length === 1 && head.length > 1;
        const style = group ? 'TableGroup' : 'TableText';
        return new TableRow({
          cantSplit: true,
          children: cells.map((one, i) => cell(one, style, i, group ? head.length : 1)),
        });
      }),
    ],
  });
}
