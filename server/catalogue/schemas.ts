import { z } from 'zod';
import { lexicon, SECTIONS, type Section } from '../domain/event/vocabulary.ts';
import { Vocabulary } from '../domain/event/vocabulary-file.ts';
import { Indicator } from '../domain/indicator/definition.ts';
import { Forecast } from '../domain/indicator/forecast.ts';
import { LINES } from './check-words.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/**
 * JSON Schemas for editors, by file name: the same definitions that the check uses, with the vocabulary's words
 * filled in, so that an editor completes them while one types.
 */
export function schemaFiles(vocabulary: Vocabulary): Record<string, string> {
  const words = lexicon(vocabulary);
  const lists = Object.fromEntries(SECTIONS.map((section) => [section, { enum: [...words[section].keys()].sort() }]));
  return {
    'forecast.schema.json': asText('Forecast', ['filters', 'filter'], withWords(draft7(Forecast), lists)),
    'indicator.schema.json': asText('Indicator', ['filters', 'filter'], withWords(draft7(Indicator), lists)),
    'vocabulary.schema.json': asText('Vocabulary', ['word'], draft7(Vocabulary)),
  };
}

/** Draft 7 is what editors' YAML support reads. Only what stands in the file is described, not what we make of it. */
function draft7(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
}

const WORD_LINES: Record<string, readonly Section[]> = { ...LINES, countries: ['places'] };

/** Puts the lists of words in place of "any text" wherever a map has an `event` line, and for the forecast's places. */
function withWords(schema: Schema, lists: Record<string, Schema>): Schema {
  const used = new Set<Section>();
  const worded = (line: string, of: Schema): Schema => {
    const { pattern: _pattern, maxLength: _maxLength, anyOf, items, ...rest } = of;
    if (anyOf) return { ...rest, anyOf: anyOf.map((arm) => worded(line, arm as Schema)) };
    if (items) return { ...rest, items: worded(line, items as Schema) };
    const refs = (WORD_LINES[line] ?? []).map((section) => {
      used.add(section);
      return { $ref: `#/definitions/${section}` };
    });
    return refs[0] && refs.length === 1 ? refs[0] : { anyOf: refs };
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    const fields = Object.entries(value).map(([key, inner]) => [key, walk(inner)] as const);
    const node: Schema = Object.fromEntries(fields);
    const { properties } = node;
    if (!properties || !('event' in properties || 'countries' in properties)) return node;
    const filled = Object.entries(properties).map(([line, of]) => [
      line,
      line in WORD_LINES ? worded(line, of as Schema) : of,
    ]);
    return { ...node, properties: Object.fromEntries(filled) };
  };
  const filled = walk(schema) as Schema;
  const definitions = Object.fromEntries([...used].sort().map((section) => [section, lists[section] ?? {}]));
  return { ...filled, definitions: { ...(filled.definitions as Record<string, Schema> | undefined), ...definitions } };
}

/** `parts` are the names of what the schema refers back to, in order; zod only numbers them. */
function asText(title: string, parts: string[], { $schema, ...schema }: Schema): string {
  const note = 'Made from the code and vocabulary.yaml by "signposts check --write-schemas". Do not edit.';
  const text = JSON.stringify({ $schema, title, $comment: note, ...schema }, null, 1);
  return `${parts.reduce((named, part, n) => named.replaceAll(`__schema${n}`, part), text)}\n`;
}
