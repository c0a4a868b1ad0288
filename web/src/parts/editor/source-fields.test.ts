import { describe, expect, it } from 'vitest';
import type { KnownPublisher } from '../../../../server/domain/desk/publisher.ts';
import { emptySource } from './fields.ts';
import {
  detailsOf,
  gradeWords,
  isLink,
  tooEarly,
  withLink,
  withOtherPublisher,
  withPublisher,
} from './source-fields.ts';

const TODAY = '2024-10-16';
const dawn: KnownPublisher = { publisher: 'Dawn', used: 3, grade: 'B2', host: 'dawn.com' };
const link = 'https://www.dawn.com/news/1';

describe('a source whose publisher changes', () => {
  const known = { publisher: 'The Post', grade: null, times: 3, host: null } as unknown as KnownPublisher;
  const graded = { ...emptySource(), publisher: 'The Paper', grade: 'A2' };

  it('loses the grade that was given to another publisher', () => {
    expect(withOtherPublisher(graded, known, 'The Paper')).toMatchObject({ publisher: 'The Post', grade: '' });
  });

  it('keeps a grade that was typed before any publisher', () => {
    expect(withOtherPublisher({ ...graded, publisher: 'The P' }, known, '').grade).toBe('A2');
  });
});

describe('a source as it is typed', () => {
  it('takes the usual grade of its publisher, and keeps one that was typed', () => {
    expect(withPublisher(emptySource(), dawn)).toMatchObject({ publisher: 'Dawn', grade: 'B2' });
    expect(withPublisher({ ...emptySource(), grade: 'C4' }, dawn).grade).toBe('C4');
    expect(withPublisher(emptySource(), { ...dawn, grade: null }).grade).toBe('');
  });

  it('is named by its link when the desk knows the site, and never renamed', () => {
    expect(withLink(emptySource(), ` ${link} `, [dawn])).toMatchObject({ publisher: 'Dawn', grade: 'B2', url: link });
    expect(withLink({ ...emptySource(), publisher: 'AP' }, link, [dawn]).publisher).toBe('AP');
    expect(withLink(emptySource(), 'https://unheard.example/', [dawn]).publisher).toBe('');
  });

  it('knows a link where a publisher belongs', () => {
    expect([link, 'Dawn', 'https://a b'].map(isLink)).toEqual([true, false, false]);
  });

  it.each([
    ['B2', 'usually reliable, probably true'],
    ['b', 'usually reliable'],
    ['', ''],
    ['x9', ''],
  ])('says what %s means', (grade, words) => expect(gradeWords(grade)).toBe(words));

  it('is told in one line', () => {
    expect(detailsOf({ ...emptySource(), published: 'mon', url: link, citation: 'p. 3' }, TODAY)).toBe(
      '14 Oct 2024, dawn.com/news/1, p. 3',
    );
  });

  it('warns of a date before the event, and of no other', () => {
    const source = { ...emptySource(), published: '12 oct' };
    expect(tooEarly(source, '14 oct', TODAY)).toMatch('before the event');
    expect(tooEarly(source, '12 oct', TODAY)).toBeNull();
    expect(tooEarly(source, 'oct 2024', TODAY)).toBeNull();
    expect(tooEarly(emptySource(), '14 oct', TODAY)).toBeNull();
  });
});
