import { lexicon } from '../domain/event/vocabulary.ts';
import { Vocabulary } from '../domain/event/vocabulary-file.ts';

const district = (title: string, includes?: Record<string, object>) => ({ title, level: 'district', includes });
/** The small world with two provinces and seven districts. */
export const words = lexicon(
  Vocabulary.parse({
    events: { attack: { title: 'Attack', kinds: { bomb: { title: 'Bomb' } } } },
    actors: { rebels: { title: 'Rebels' } },
    targets: { civilians: { title: 'Civilians' } },
    weapons: { rifle: { title: 'Rifle' } },
    tags: { bold: { title: 'Bold' } },
    places: {
      freeland: {
        title: 'Freeland',
        level: 'country',
        includes: {
          hills: {
            title: 'The Hills, Freeland',
            level: 'province',
            includes: { north: district('North', { town: { title: 'Town' } }), east: district('East') },
          },
          plains: {
            title: 'The Plains',
            level: 'province',
            includes: Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [`d-${id}`, district(id)])),
          },
        },
      },
    },
  }),
);
