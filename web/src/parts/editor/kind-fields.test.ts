import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { emptyFields, type Fields } from './fields.ts';
import { asked } from './kind-fields.ts';

const words = lexicon({
  events: {
    attack: {
      title: 'Attack',
      fields: { by: 'By', against: 'On', with: 'Together with', toll: 'People', weapons: 'Weapons' },
      kinds: { bomb: { title: 'Bomb' } },
    },
    talks: { title: 'Talks', fields: { by: 'By', with: 'With' }, kinds: { round: { title: 'Round' } } },
    other: { title: 'Other', kinds: {} },
  },
  actors: {},
  targets: {},
  weapons: {},
  tags: {},
  places: {},
});
const of = (kind: string, change: Partial<Fields> = {}) => asked({ ...emptyFields(), kind, ...change }, words);

describe('the fields of a kind', () => {
  it('shows two sides, keeps the rest at hand, and asks for people and weapons where the kind has them', () => {
    expect(of('bomb')).toEqual({
      inView: [
        { role: 'by', label: 'By' },
        { role: 'against', label: 'On' },
      ],
      more: [{ role: 'with', label: 'Together with' }],
      kept: [],
      toll: 'asked',
      weapons: 'asked',
    });
  });

  it('asks of talks neither target nor toll', () => {
    expect(of('round')).toMatchObject({ inView: [{ role: 'by' }, { role: 'with' }], more: [], kept: [] });
    expect(of('round')).toMatchObject({ toll: 'none', weapons: 'none' });
  });

  it('keeps what is filled in view when the kind does not have it', () => {
    const filled = of('round', {
      against: ['police'],
      killed: { ...emptyFields().killed, civilians: '3' },
      weapons: ['drone'],
    });
    expect(filled).toMatchObject({ kept: [{ role: 'against', label: 'On' }], toll: 'kept', weapons: 'kept' });
    const typed = of('round', { unchosen: { ...emptyFields().unchosen, between: 'somebody' } });
    expect(typed.kept.map(({ role }) => role)).toEqual(['between']);
  });

  it.each(['', 'other'])('asks for everything while the kind is "%s"', (kind) => {
    const { inView, more, toll } = of(kind);
    expect([...inView, ...more].map(({ role }) => role)).toEqual(['by', 'against', 'with', 'between']);
    expect(toll).toBe('asked');
  });
});
