import { AlignmentType, LevelFormat, type INumberingOptions, type IStylesOptions } from 'docx';

const SERIF = 'Source Serif 4';
const SANS = 'Source Sans 3';
const GREY = '5F6971';

const own = (id: string, name: string, run: object, spacing: object, more: object = {}) => ({
  id,
  name,
  basedOn: 'Normal',
  next: 'Normal',
  quickFormat: true,
  run,
  paragraph: { spacing, ...more },
});
const heading = (size: number, before: number) => ({
  run: { font: SERIF, size, bold: true, color: '15191C' },
  paragraph: { spacing: { before, after: 100 }, keepNext: true },
});

/** The styles of the document, so that whoever edits it changes a style and not two hundred paragraphs. Sizes are half points. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: SANS, size: 21, color: '15191C' },
      paragraph: { spacing: { after: 100, line: 276, lineRule: 'auto' } },
    },
    title: { run: { font: SERIF, size: 28, bold: true }, paragraph: { spacing: { after: 60 } } },
    heading1: heading(30, 360),
    heading2: heading(25, 260),
    heading3: heading(22, 200),
    hyperlink: { run: { color: '00517F', underline: { type: 'single' } } },
  },
  paragraphStyles: [
    own(
      'Finding',
      'Finding',
      { font: SERIF, size: 44 },
      { before: 240, after: 160, line: 250, lineRule: 'auto' },
      { outlineLevel: 0 },
    ),
    own('Lead', 'Lead', { size: 24, color: '3F474D' }, { after: 140 }),
    own('Note', 'Note', { size: 18, color: GREY }, { after: 80 }),
    own('Notice', 'Notice', { bold: true }, { before: 80, after: 80 }),
    own('Confidence', 'Confidence', { color: GREY }, { after: 160 }, { indent: { left: 425 } }),
    own('OwnText', 'Own text', {}, { before: 80, after: 120 }, { indent: { left: 280 } }),
    own('Caption', 'caption', { bold: true, size: 19 }, { before: 140, after: 40 }, { keepNext: true }),
    own('Picture', 'Picture', {}, { after: 60, line: 240, lineRule: 'auto' }),
    own('Source', 'Source', { size: 19 }, { after: 60 }, { indent: { left: 425, hanging: 425 } }),
    own('ListNumber', 'List Number', {}, { before: 120, after: 40 }, { keepNext: true }),
    own('ListBullet', 'List Bullet', {}, { after: 60 }),
    own('TableText', 'Table text', { size: 17 }, { after: 0, line: 240, lineRule: 'auto' }),
    own('TableNote', 'Table note', { size: 15, color: GREY }, { after: 0, line: 240, lineRule: 'auto' }),
    own(
      'TableHeading',
      'Table heading',
      { size: 17, bold: true, color: GREY },
      { after: 0, line: 240, lineRule: 'auto' },
      { keepNext: true },
    ),
    own(
      'TableGroup',
      'Table group',
      { font: SERIF, size: 19, bold: true },
      { before: 80, after: 0 },
      { keepNext: true },
    ),
    own('Margin', 'Margin', { size: 16, color: GREY }, { after: 0, line: 240, lineRule: 'auto' }),
  ],
};

const indent = { style: { paragraph: { indent: { left: 425, hanging: 425 } } } };

/** Numbers of the judgements, and the points of lists. */
export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'judgements',
      levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1', alignment: AlignmentType.LEFT, ...indent }],
    },
    {
      reference: 'bullets',
      levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, ...indent }],
    },
  ],
};
