import { describe, expect, it } from 'vitest';
import { fileName, sizeInWords } from './file-rules.ts';

describe('the name of a file', () => {
  it.each([
    ['report.pdf', 'application/pdf', 'report.pdf'],
    ['Photo.JPEG', 'image/jpeg', 'Photo.jpeg'],
    ['C:\\fakepath\\a b.png', 'image/png', 'a b.png'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['page.html', 'image/png', 'page.html.png'],
    ['run.bat', 'text/plain', 'run.bat.txt'],
    ['exe.\u202Egnp.pdf', 'application/pdf', 'exe.gnp.pdf'],
    ['a\u0000b\nc\u200Fd.txt', 'text/plain', 'abcd.txt'],
    ['تصویر.png', 'image/png', 'تصویر.png'],
    ['what? "no": <b>|*.gif', 'image/gif', 'what- -no-- -b---.gif'],
    ['', 'image/png', 'file.png'],
    ['...', 'text/plain', 'file.txt'],
    ['con.txt', 'text/plain', '_con.txt'],
    ['.htaccess', 'text/plain', 'htaccess.txt'],
  ] as const)('%j of %s becomes %j', (given, type, name) => {
    expect(fileName(given, type)).toBe(name);
  });

  it('has at most 200 characters and keeps its ending', () => {
    for (const long of ['x'.repeat(500), '\u{1F4F7}'.repeat(300)]) {
      const name = fileName(`${long}.pdf`, 'application/pdf');
      expect(name.length).toBeLessThanOrEqual(200);
      expect(name.endsWith('.pdf')).toBe(true);
      expect(name.isWellFormed()).toBe(true);
    }
  });
});

describe('a size in words', () => {
  it('has the unit that fits', () => {
    expect([1, 999, 1500, 20 * 1024 * 1024].map(sizeInWords)).toEqual(['1 byte', '999 bytes', '2 kB', '21.0 MB']);
  });
});
