import type { Gazetteer, GazetteerPlace } from '../domain/event/gazetteer.ts';
import { SECTIONS, type Lexicon, type Section, type Word } from '../domain/event/vocabulary.ts';
import { addPhrase, noPhrases, type Phrases } from './phrases.ts';

/** What the definitions give to read a text with. */
export interface Known {
  words: Lexicon;
  gazetteer: Gazetteer;
}

/** A word of the vocabulary, or a place of the gazetteer, that a phrase stands for. */
export interface Meaning {
  section: Section;
  word: Word;
  /** By a name, which has a capital; else by words that only give it away. */
  named: boolean;
  place: GazetteerPlace | null;
}

const made = new WeakMap<Known['words'], { gazetteer: Gazetteer; phrases: Phrases<Meaning> }>();

/** Names and cues of all words, with the gazetteer's places: built once for each set of definitions. */
export function knownPhrases({ words, gazetteer }: Known): Phrases<Meaning> {
  const before = made.get(words);
  if (before?.gazetteer === gazetteer) return before.phrases;
  const phrases = noPhrases<Meaning>();
  for (const section of SECTIONS) {
    for (const word of words[section].values()) {
      if (section === 'actors' || section === 'places')
        for (const name of namesOf(word, section))
          addPhrase(phrases, name, { section, word, named: true, place: null });
      for (const cue of word.cues) addPhrase(phrases, cue, { section, word, named: /\p{Lu}/u.test(cue), place: null });
    }
  }
  for (const place of gazetteer.all) {
    const word = words.places.get(place.word);
    if (!word) continue;
    for (const name of new Set([place.name, ...place.also]))
      addPhrase(phrases, name, { section: 'places', word, named: true, place });
  }
  made.set(words, { gazetteer, phrases });
  return phrases;
}

/**
 * "BLA: Baloch Liberation Army" and "Baloch Liberation Army (BLA)" are two names each. A title's gloss is none, nor is
 * the title "Police" of those who act.
 */
function namesOf({ title, also }: Word, section: Section): Set<string> {
  const [head = title] = title.split(/,| \(/);
  const plain = section === 'places' || /\p{Lu}.*\P{L}\p{Lu}/u.test(head) ? head : '';
  const parts = also.flatMap((name) => {
    const [, before, within] = /^([^(]+) \((\p{Lu}[\p{Lu}-]+)\)$/u.exec(name) ?? [];
    if (before && within) return [before, within];
    return name.split(': ');
  });
  return new Set([plain, ...parts].filter((name) => /^\p{Lu}/u.test(name) || /-\p{Lu}/u.test(name)));
}
