import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../domain/event/vocabulary-file.ts';
import { readYaml } from './read-yaml.ts';
import { schemaFiles } from './schemas.ts';

const DIR = join(import.meta.dirname, '../../indicators');

describe('the schemas for editors', () => {
  const yaml = readYaml(DIR, 'vocabulary.yaml');
  const files = schemaFiles(Vocabulary.parse('value' in yaml ? yaml.value : null));

  it.each(Object.entries(files))(
    '%s in indicators/schema is what the code and the vocabulary say today',
    (name, text) => {
      expect(readFileSync(join(DIR, 'schema', name), 'utf8'), 'run: npx signposts check --write-schemas').toBe(text);
    },
  );

  it('completes words: a filter takes only actors as actors, and targets or actors as targets', () => {
    const { definitions } = JSON.parse(files['indicator.schema.json'] ?? '') as {
      definitions: Record<string, { enum?: string[]; properties?: Record<string, unknown> }>;
    };
    expect(definitions['actors']?.enum).toContain('other-armed-group');
    expect(JSON.stringify(definitions['filter']?.properties?.['by'])).toContain('#/definitions/actors');
    expect(JSON.stringify(definitions['filter']?.properties?.['against'])).toContain('#/definitions/targets');
  });
});
