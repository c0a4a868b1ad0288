import { describe, expect, it } from 'vitest';
import { claimsOf, countsInWords, excerptOf, findInWords, neighbour, sourceInWords } from './article.ts';
import type { Verdict } from '../reading.ts';

const claim = (id: string, says: string, verdict: Verdict = 'as-predicted', indicators = ['one']) => ({
  id,
  says,
  means: `It means ${id}.`,
  indicators,
  verdict,
});
const text = (pieces: { text: string; claim: string | null }[]) =>
  pieces.map((piece) => (piece.claim ? `<${piece.text}>` : piece.text)).join('');

describe('the excerpts of a development', () => {
  it('mark the claims that its own quotation holds, and set the others apart', () => {
    const claims = [
      claim('soldiers', 'away from Pakistani soldiers'),
      claim('militants', 'towards extremists'),
      claim('prayers', 'refuse to offer funeral prayers'),
    ];
    const says = 'shifted public sympathy away from Pakistani soldiers and towards extremists';
    expect(text(excerptOf({ says, claims }))).toBe(
      '[…] shifted public sympathy <away from Pakistani soldiers> and <towards extremists> […] <refuse to offer funeral prayers>',
    );
  });

  it('join a claim that begins where the quotation ends', () => {
    const claims = [
      claim('ground', 'push for territorial gains inside the country'),
      claim('arms', 'fieldcraft, arsenal'),
    ];
    const says = 'likely to change their tactics and push for territorial gains';
    expect(text(excerptOf({ says, claims }))).toBe(
      '[…] likely to change their tactics and <push for territorial gains inside the country> […] <fieldcraft, arsenal>',
    );
  });

  it('do not join on one word, which could be chance, nor inside a word', () => {
    const one = excerptOf({ says: 'It will reach the country', claims: [claim('a', 'country life goes on')] });
    expect(text(one)).toBe('It will reach the country […] <country life goes on>');
    const inside = excerptOf({ says: 'It sees them part', claims: [claim('a', 'them particles')] });
    expect(text(inside)).toBe('It sees them part […] <them particles>');
  });

  it('hold no word that the file does not quote', () => {
    const claims = [claim('a', 'grow fast'), claim('b', 'join others')];
    const quoted = ['They will grow fast', ...claims.map((each) => each.says)].join(' ').split(/\s+/);
    const said = excerptOf({ says: 'They will grow fast', claims }).map((piece) => piece.text);
    for (const word of said.join(' ').split(/\s+/)) if (word && word !== '[…]') expect(quoted).toContain(word);
  });

  it('tell a claim once, even when the quotation is the claim', () => {
    expect(text(excerptOf({ says: 'Help will follow', claims: [claim('a', 'Help will follow')] }))).toBe(
      '<Help will follow>',
    );
  });
});

describe('the claims of the article', () => {
  const developments = [
    {
      id: 'one',
      number: 1,
      short: 'One',
      says: 'they will b first',
      claims: [claim('a', 'a later'), claim('b', 'b first')],
    },
    {
      id: 'two',
      number: 2,
      short: 'Two',
      says: 'nothing else',
      claims: [claim('c', 'c alone', 'too-little-data', [])],
    },
  ];
  const claims = claimsOf(developments);

  it('stand in the order of the text, with their development', () => {
    expect(claims.map((each) => [each.id, each.development.number])).toEqual([
      ['b', 1],
      ['a', 1],
      ['c', 2],
    ]);
  });

  it('have no verdict while no indicator watches them', () => {
    expect(claims.map((each) => each.verdict)).toEqual(['as-predicted', 'as-predicted', null]);
  });

  it('follow each other round the end, from the first where none is chosen', () => {
    expect(neighbour(claims, 'c', 1)?.id).toBe('b');
    expect(neighbour(claims, 'b', -1)?.id).toBe('c');
    expect([neighbour(claims, null, 1)?.id, neighbour(claims, 'gone', -1)?.id]).toEqual(['b', 'c']);
    expect(neighbour([], null, 1)).toBeNull();
  });

  it('are counted in words', () => {
    const of = (...verdicts: (Verdict | null)[]) => countsInWords(verdicts.map((verdict) => ({ verdict })));
    expect(of('as-predicted', 'as-predicted', 'against', 'too-little-data', null)).toBe(
      '4 claims watched: 2 as predicted, 1 against, 1 with too little data. 1 is not watched.',
    );
    expect(of('watched')).toBe('1 claim watched: 1 with nothing predicted.');
    expect(of(null, null)).toBe('None of the 2 claims is watched.');
  });

  it('say whose words they are, and how to find the whole', () => {
    const source = { title: 'A title', author: 'An Author', publisher: 'A Paper', published: '2023-02-02', link: null };
    expect(sourceInWords(source)).toBe('An Author, “A title”, A Paper, 2 Feb 2023, excerpts.');
    expect(findInWords(source)).toContain('search for its title, “A title”, at A Paper');
  });
});
