import { describe, expect, it } from 'vitest';
import { forecast } from '../../testing/forecasts.ts';
import { sharePage } from './share-page.ts';

const loaded = forecast();
const [development] = loaded.definition.developments;
const [indicator] = loaded.indicators;
const named = (address: string) => sharePage({ opens: 'pages', indicator: null, address }, loaded);

describe('the page at which a link opens', () => {
  it('is called as on the page itself', () => {
    expect(named('')).toBe('Overview');
    expect(named('?table=1')).toBe('Overview');
    expect(named('/article?claim=more')).toBe('The article');
    expect(named(`/d/${development?.id}`)).toBe(development?.title);
    expect(named(`/i/${indicator?.id}?m=2024-03`)).toBe(indicator?.definition.title);
    expect(named(`/i/${indicator?.id}/definition/abc`)).toBe(`${indicator?.definition.title}: definition`);
    expect(sharePage({ opens: 'chart', indicator: indicator?.id ?? '', address: '' }, loaded)).toBe(
      indicator?.definition.title,
    );
  });

  it('is called by its id once the definitions do not know it any more', () => {
    expect(named('/i/gone')).toBe('gone');
    expect(sharePage({ opens: 'chart', indicator: 'gone', address: '' }, undefined)).toBe('gone');
  });
});
