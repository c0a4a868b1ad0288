import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonical } from '../domain/indicator/definition.ts';
import { lexicon } from '../domain/event/vocabulary.ts';
import { matchingPart, type Vocabulary } from '../domain/event/vocabulary-file.ts';
import { loadCatalogue } from './load.ts';

const INDICATORS = path.resolve(import.meta.dirname, '../../indicators');
const loaded = loadCatalogue(INDICATORS);
if ('problems' in loaded) throw new Error('the definitions have mistakes');
const { vocabulary, words } = loaded.catalogue;

describe('the fields of kinds', () => {
  it('say for every kind who took part', () => {
    for (const kind of words.events.values())
      expect([kind.id, Object.keys(kind.fields ?? {})]).toEqual([
        kind.id,
        expect.arrayContaining([expect.stringMatching(/^(by|between)$/)]),
      ]);
  });

  it('come from the group where the kind says nothing', () => {
    const fields = (id: string) => words.events.get(id)?.fields;
    expect(fields('bomb')).toEqual(fields('attack'));
    expect(fields('aid')).toEqual({ by: 'Given by', with: 'Given to' });
    expect(fields('battle')).toMatchObject({ between: 'Sides' });
    expect(Object.keys(fields('talks-round') ?? {})).toEqual(['between', 'with']);
  });

  it('are no reason to match every event anew', () => {
    const without: Vocabulary = JSON.parse(
      JSON.stringify(vocabulary, (key, value: unknown) => (key === 'fields' ? undefined : value)),
    ) as Vocabulary;
    expect(canonical(matchingPart(without))).toBe(canonical(matchingPart(vocabulary)));
    expect(lexicon(without).events.get('bomb')?.fields).toBeNull();
  });

  it('leave nothing out of what matching depends on', () => {
    const text = canonical(matchingPart(vocabulary));
    for (const word of [...words.actors.values(), ...words.places.values()]) {
      expect(text).toContain(word.id);
      for (const name of word.also) expect(text).toContain(JSON.stringify(name));
    }
    expect(readFileSync(path.join(INDICATORS, 'vocabulary.yaml'), 'utf8')).toContain('fields:');
  });
});
