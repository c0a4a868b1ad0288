import { describe, expect, it } from 'vitest';
import { gazetteer } from '../domain/event/gazetteer.ts';
import { Vocabulary } from '../domain/event/vocabulary-file.ts';
import { lexicon } from '../domain/event/vocabulary.ts';
import { readText } from './read-text.ts';

const words = lexicon(
  Vocabulary.parse({
    events: {
      attack: {
        title: 'Attack',
        side: 'militants',
        cues: ['attacked'],
        fields: { by: 'By', against: 'On' },
        kinds: { bomb: { title: 'Bomb', cues: ['bomb', 'blast'] } },
      },
    },
    actors: {
      rebels: { title: 'Free Rebels', also: ['FR: Free Rebels'], side: 'militants' },
      unknown: { title: 'Not known', side: 'militants', cues: ['gunmen'] },
    },
    targets: { forces: { title: 'Forces', side: 'security', cues: ['soldier', 'police'] } },
    weapons: { drone: { title: 'Drone', cues: ['drone'] } },
    tags: { inside: { title: 'Help from inside', cues: ['help from inside'] } },
    places: {
      freeland: {
        title: 'Freeland',
        level: 'country',
        includes: { north: { title: 'North', level: 'district' }, tank: { title: 'Tank', level: 'district' } },
      },
    },
  }),
);
const place = (name: string, word: string, kind: 'town' | 'village' = 'town') =>
  ({ name, also: [], kind, word, admin2: null, lat: 1, lon: 2, goodTo: 2 }) as const;
const known = { words, gazetteer: gazetteer([place('Milltown', 'north'), place('Milltown', 'tank', 'village')]) };
const TODAY = '2024-10-16';
const read = (text: string, today = TODAY) => readText(text, today, known);
const underlined = (text: string, mark: number | undefined) => {
  const found = read(text).marks[mark ?? -1];
  return found ? text.slice(found.from, found.to) : null;
};

describe('reading a text', () => {
  it('proposes kind, day, place, actor, target, toll and features, each with its words', () => {
    const text = 'A bomb killed four soldiers in Milltown, North, on Monday. The Free Rebels claimed responsibility.';
    const { draft, marks, language, words: count } = read(text);
    expect([language, count]).toEqual(['en', 15]);
    expect(draft).toMatchObject({
      kind: { word: 'bomb' },
      when: { from: '2024-10-14', precision: 'day' },
      place: { words: ['north'], name: 'Milltown', lat: 1, lon: 2, precision: 'near' },
      by: [{ actor: 'rebels', attribution: 'claimed' }],
      against: [{ word: 'forces' }],
      deaths: [{ side: 'security', low: 4, best: 4, high: 4 }],
    });
    expect(underlined(text, draft.deaths[0]?.mark)).toBe('four soldiers');
    expect(underlined(text, draft.by[0]?.mark)).toBe('Free Rebels');
    expect(marks.every(({ hedged }) => !hedged)).toBe(true);
  });

  it('marks what the text is not sure of, with the words that say so', () => {
    const text = 'Gunmen attacked soldiers in North on Monday. They may have had help from inside the post.';
    const { draft, marks } = read(text);
    const mark = draft.tags[0]?.mark;
    expect(marks[mark ?? -1]?.hedged).toBe(true);
    expect(underlined(text, mark)).toBe('may have had help from inside');
    expect(read('Suspected Free Rebels attacked soldiers in the North.').draft.by).toMatchObject([
      { actor: 'rebels', attribution: 'alleged' },
    ]);
  });

  it('gives a link alone back as it is and proposes nothing but its publisher', () => {
    expect(read('  https://www.paper.example/a/1 ')).toMatchObject({
      language: 'unknown',
      words: 0,
      url: 'https://www.paper.example/a/1',
      draft: { by: [], deaths: [], source: { url: 'https://www.paper.example/a/1', publisher: 'paper.example' } },
    });
  });

  it('proposes nothing from a text that is not English', () => {
    const { language, words: count, marks, draft } = read('شمال میں دھماکہ، چار اہلکار ہلاک');
    expect([language, count, marks]).toEqual(['unknown', 6, []]);
    expect(draft.kind).toBeUndefined();
  });

  it('takes the place of the event, not the town of the dateline', () => {
    expect(read('MILLTOWN, Oct 14. A bomb went off in Tank district, police said.').draft.place?.words).toEqual([
      'tank',
    ]);
  });

  it('tells a name from a word by its capital', () => {
    expect(read('The soldiers drove a tank to the north of the road and a bomb went off.').draft.place).toBeUndefined();
  });
});

describe('dates', () => {
  const day = (text: string) => read(`A bomb went off in the North ${text}, the police said.`).draft.when;

  it.each([
    ['on Wednesday', '2024-10-16', 'day'],
    ['on Thursday night', '2024-10-10', 'day'],
    ['on the night of October 3', '2024-10-03', 'day'],
    ['on Oct. 3', '2024-10-03', 'day'],
    ['on 03/10/2024', '2024-10-03', 'day'],
    ['on December 24', '2023-12-24', 'day'],
    ['yesterday', '2024-10-15', 'day'],
    ['in September', '2024-09-01', 'month'],
    ['in November', '2023-11-01', 'month'],
    ['in 2021', '2021-01-01', 'year'],
  ])('reads "%s" as the last such day', (text, from, precision) => {
    expect(day(text)).toMatchObject({ from, precision });
  });

  it('never proposes a day to come', () => {
    expect(day('on 20 October 2024')).toBeUndefined();
    expect(read('The police will search the North for a bomb on Monday.').draft.when).toBeUndefined();
  });
});

describe('tolls', () => {
  const deaths = (text: string) =>
    read(`A bomb in the North ${text}, the police said.`).draft.deaths.map(
      ({ side, low, high, orMore }) => `${side} ${low}-${high}${orMore ? '+' : ''}`,
    );

  it.each([
    ['killed seven people, including four soldiers', ['total 7-7', 'security 4-4']],
    ['killed at least 12 people', ['total 12-12+']],
    ['killed between four and six soldiers', ['security 4-6']],
    ['killed 4-6 soldiers', ['security 4-6']],
    ['killed twenty-two soldiers', ['security 22-22']],
    ['killed a dozen soldiers', ['security 12-12']],
    ['left two soldiers dead', ['security 2-2']],
    ['hit a road; three soldiers were martyred', ['security 3-3']],
    ['went off and a soldier was shot dead', ['security 1-1']],
    ['killed two soldiers and 3 gunmen', ['security 2-2', 'militants 3-3']],
    ['caused no loss of life', ['total 0-0']],
    ['went off 12 km from a post with 40 soldiers', []],
  ])('reads "%s"', (text, expected) => expect(deaths(text)).toEqual(expected));

  it('asks to confirm a guess at a number', () => {
    const { draft, marks } = read('The bomb in the North killed dozens of people.');
    expect(draft.deaths).toMatchObject([{ side: 'total', low: 24, orMore: true }]);
    expect(marks[draft.deaths[0]?.mark ?? -1]?.hedged).toBe(true);
  });
});

describe('a hostile text', () => {
  const HOSTILE = [
    '1 dead ',
    '1 dead of the ',
    'the 1 of them died and ',
    'on Monday, ',
    'may 1 ',
    'suspected soldier ',
    'a ',
    '. ',
    'https://a.example/......... ',
    'Free Rebels and ',
    'the bomb killed 1 soldier and ',
    'Oct 14. ',
    'Milltown ',
    '((((',
    'claimed responsibility Free Rebels ',
    '\n\n1\t',
    '٣ ',
  ];
  const took = (text: string) => {
    const start = performance.now();
    read(text);
    return performance.now() - start;
  };

  it.each(HOSTILE)('of 20,000 characters of %j takes no more than its length asks for', (piece) => {
    const of = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    took(of(5_000));
    const short = Math.min(took(of(5_000)), took(of(5_000)));
    const long = Math.min(took(of(20_000)), took(of(20_000)));
    // Four times the text; the sum allows for a busy machine, far below what a square or worse would need.
    expect(long).toBeLessThan(short * 12 + 120);
  });

  it('is read as words, never as a pattern', () => {
    expect(() => read('The (((+*?[ $1 \\u0000 {{bomb}} <b>in</b> the North^$ a{99999}')).not.toThrow();
    expect(() => read('\ud800 of the \udc00 in')).not.toThrow();
  });
});
