import { describe, expect, it } from 'vitest';
import { onlyOne, suggest, type Option } from './suggest.ts';

const OPTIONS: Option[] = [
  { id: 'insider-help', title: 'Help from inside the security forces' },
  { id: 'anti-forces', title: 'Directed against the security forces or their operations' },
  { id: 'forces', title: 'Security personnel', also: ['GTD Police'] },
  { id: 'ttp', title: 'Tehrik-i-Taliban Pakistan', also: ['TTP', 'Pakistani Taliban'] },
  { id: 'bannu', title: 'Bannu' },
  { id: 'bannu-town', title: 'Bannu town' },
];
const titles = (typed: string) => suggest(OPTIONS, typed).found.map((option) => option.id);

describe('suggesting options', () => {
  it('puts titles that begin with the text before words and words before the inside of words', () => {
    expect(titles('secu')).toEqual(['forces', 'insider-help', 'anti-forces']);
    expect(titles('annu')).toEqual(['bannu', 'bannu-town']);
  });

  it('lets Enter take a title or another name that begins with the text', () => {
    expect(suggest(OPTIONS, 'tehrik').sure).toBe(0);
    expect(suggest(OPTIONS, 'pakistani t').sure).toBe(0);
  });

  it('puts a whole word before the beginning of another, and lets Enter take none of several such', () => {
    const states = [...OPTIONS, { id: 'pakistan-state', title: 'Government of Pakistan' }];
    expect(suggest(states, 'pakistan').found.map((option) => option.id)).toEqual(['pakistan-state', 'ttp']);
    expect(suggest(states, 'pakistan').sure).toBe(-1);
  });

  it('lets Enter take the only one whose words begin with the text', () => {
    expect(suggest(OPTIONS, 'directed operations').sure).toBe(0);
  });

  it('lets Enter take nothing when the text stands in the middle of several titles, inside a word, or is empty', () => {
    expect(suggest(OPTIONS, 'security forces').sure).toBe(-1);
    expect(suggest(OPTIONS, 'rected').sure).toBe(-1);
    expect(suggest(OPTIONS, ' ').sure).toBe(-1);
  });
});

describe('leaving the field', () => {
  it('takes what is named in full, or the only one that fits', () => {
    expect(onlyOne(OPTIONS, 'bannu')?.id).toBe('bannu');
    expect(onlyOne(OPTIONS, 'ttp')?.id).toBe('ttp');
    expect(onlyOne(OPTIONS, 'tehr')?.id).toBe('ttp');
  });

  it('takes nothing when several fit or none does', () => {
    expect(onlyOne(OPTIONS, 'bann')).toBeUndefined();
    expect(onlyOne(OPTIONS, 'Atlantis')).toBeUndefined();
  });
});
