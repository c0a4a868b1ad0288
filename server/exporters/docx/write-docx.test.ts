import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { aReportFile } from '../../testing/report-file.ts';
import { writeDocx } from './write-docx.ts';

const parts = async (file = aReportFile()) =>
  Object.fromEntries(Object.entries(unzipSync(await writeDocx(file))).map(([path, bytes]) => [path, strFromU8(bytes)]));

describe('the report as a document', () => {
  it(
    'is the same to the byte for the same report, whenever it is made and whatever was made before',
    { timeout: 60_000 },
    async () => {
      const first = await writeDocx(aReportFile());
      await writeDocx({ ...aReportFile(), hash: 'cd'.repeat(32) });
      expect(await writeDocx({ ...aReportFile(), madeAt: '2030-01-01T00:00:00Z' })).toEqual(first);
    },
  );

  it('has headings, lists and tables in styles of their own, and repeats the first row of a table', async () => {
    const { 'word/document.xml': body = '', 'word/styles.xml': styles = '' } = await parts();
    for (const style of ['Title', 'Heading1', 'Heading2', 'ListNumber', 'Caption', 'TableHeading', 'TableText']) {
      expect(body).toContain(`<w:pStyle w:val="${style}"/>`);
      expect(styles).toContain(`w:styleId="${style}"`);
    }
    expect(body.match(/<w:tbl>/g)?.length).toBe(body.match(/<w:tblHeader\/>/g)?.length);
  });

  it('says on every page who may have it, that the data are made up, that it is a draft, its fingerprint and the page', async () => {
    const file = aReportFile();
    const all = await parts({ ...file, report: { ...file.report, marking: 'TLP:AMBER', signed: null } });
    const margins = Object.entries(all).flatMap(([path, xml]) => (/word\/(header|footer)\d/.test(path) ? [xml] : []));
    const text = margins.join(' ');
    for (const words of ['TLP:AMBER', 'Draft, not signed', file.hash.slice(0, 12), 'NUMPAGES'])
      expect(text).toContain(words);
    if (file.report.sample) expect(text).toContain(file.report.sample);
  });

  it('gives every picture words in its stead', async () => {
    const { 'word/document.xml': body = '' } = await parts();
    const pictures = body.match(/<wp:docPr [^>]*>/g) ?? [];
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect(picture).toMatch(/ descr="[^"]+"/);
  });

  it('writes names from right to left as such, and drops what no document may hold', async () => {
    const file = aReportFile();
    const finding = 'Attack near میر علی\u0000 in June <w:p>';
    const { 'word/document.xml': body = '' } = await parts({ ...file, report: { ...file.report, finding } });
    expect(body).toMatch(/<w:rtl\/>.*?میر علی</s);
    expect(body).toContain('in June &lt;w:p&gt;');
    expect(body).not.toContain('\u0000');
  });
});
