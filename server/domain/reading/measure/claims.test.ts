import { describe, expect, it } from 'vitest';
import type { Part, Source } from '../../event/event.ts';
import { lexicon } from '../../event/vocabulary.ts';
import { Vocabulary } from '../../event/vocabulary-file.ts';
import { claimOf, knownActors, plainName } from './claims.ts';

const words = lexicon(
  Vocabulary.parse({
    events: { attack: { title: 'Attack', kinds: { bomb: { title: 'Bomb' } } } },
    actors: {
      front: {
        title: 'Northern Front, with its factions',
        also: ['NF', 'NF-R: Northern Front (Revived)'],
        includes: { wing: { title: 'The Wing' } },
      },
      army: { title: 'Army of the South' },
      unidentified: { title: 'Not identified' },
    },
    targets: { civilians: { title: 'Civilians' } },
    weapons: { rifle: { title: 'Rifle' } },
    tags: { bold: { title: 'Bold' } },
    places: { freeland: { title: 'Freeland', level: 'country' } },
  }),
);
const actors = knownActors(words);

const part = (actor: string, attribution: Part['attribution']): Part => ({ actor, attribution });
const source = (publisher: string, grade = 'F6'): Source => ({
  publisher,
  reliability: grade.charAt(0) as Source['reliability'],
  credibility: Number(grade.charAt(1)),
});
const claim = (by: Part[], sources: Source[] = [], between: Part[] = []) => claimOf({ by, between, sources }, actors);
const claimedBy = (actor: string, ...sources: Source[]) => claim([part(actor, 'claimed')], sources);

describe('on whose word an event is its actor’s', () => {
  it('is a claim alone where no other source stands behind it', () => {
    expect(claimedBy('front')).toBe('alone');
    expect(claimedBy('front', source('The Paper', 'D4'))).toBe('alone');
    expect(claimedBy('front', source('The Paper', 'F6'))).toBe('alone');
  });

  it('is vouched for by one good source, or by two publishers', () => {
    expect(claimedBy('front', source('The Paper', 'C3'))).toBe('also');
    expect(claimedBy('front', source('The Paper'), source('The Post'))).toBe('also');
    expect(claimedBy('front', source('The Paper'), source('The  paper.'))).toBe('alone');
  });

  it('is not vouched for by the actor’s own voice, nor by that of its family', () => {
    for (const own of [
      'Northern Front',
      'northern-front (statement)',
      'Channel of the Wing, NF-R Northern Front Revived',
    ])
      expect(claimedBy('front', source(own, 'A1'), source('The Paper', 'D4')), own).toBe('alone');
    expect(claimedBy('wing', source('Northern Front', 'A1'))).toBe('alone');
    expect(claimedBy('front', source('The Wing', 'A1'))).toBe('alone');
    expect(claimedBy('army', source('Northern Front', 'B2'))).toBe('also');
    // Names inside words, and names of two letters, are nobody's voice.
    expect(claimedBy('front', source('Northern Frontier Times', 'B2'))).toBe('also');
    expect(claimedBy('front', source('NF', 'B2'))).toBe('also');
  });

  it('is vouched for where another part names the same actor, or its family, on another word', () => {
    expect(claim([part('wing', 'claimed'), part('front', 'attributed')])).toBe('also');
    expect(claim([part('front', 'claimed'), part('wing', 'confirmed')])).toBe('also');
    expect(claim([part('front', 'claimed'), part('wing', 'alleged')])).toBe('alone');
    expect(claim([part('front', 'claimed'), part('army', 'attributed')])).toBe('alone');
  });

  it('is that of others without a claim, an allegation, or nobody’s', () => {
    expect(claim([part('front', 'attributed')])).toBe('others');
    expect(claim([part('front', 'confirmed'), part('army', 'alleged')])).toBe('others');
    expect(claim([part('front', 'alleged')], [source('The Paper', 'A1')])).toBe('alleged');
    expect(claim([])).toBe('unsaid');
    expect(claim([part('unidentified', 'attributed')])).toBe('unsaid');
    expect(claim([part('unidentified', 'claimed')])).toBe('unsaid');
  });

  it('is read of both sides of a fight, and of a word that the vocabulary lost', () => {
    expect(claim([], [], [part('front', 'claimed'), part('army', 'attributed')])).toBe('alone');
    expect(claim([], [source('The Paper', 'B2')], [part('front', 'claimed'), part('army', 'attributed')])).toBe('also');
    expect(claimedBy('gone', source('The Paper', 'D4'))).toBe('alone');
    expect(claimedBy('gone', source('The Paper', 'B2'))).toBe('also');
  });
});

describe('a name made plain', () => {
  it.each([
    ['The  Paper.', 'the paper'],
    ['al-Qaïda', 'al qa da'],
    ['ISPR/Dawn', 'ispr dawn'],
    ['…', ''],
  ])('of %j is %j', (name, made) => {
    expect(plainName(name)).toBe(made);
  });
});
