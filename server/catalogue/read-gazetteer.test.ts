import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kilometresBetween } from '../domain/event/distance.ts';
import { isWide } from '../domain/event/gazetteer.ts';
import { lineage } from '../domain/event/vocabulary.ts';
import { loadCatalogue } from './load.ts';
import { parseGazetteer } from './read-gazetteer.ts';
import { kilometresOutside, outlines } from '../testing/outlines.ts';

const SHIPPED = join(import.meta.dirname, '../../indicators');
const loaded = loadCatalogue(SHIPPED);
if ('problems' in loaded) throw new Error('the shipped definitions have mistakes: run npx signposts check');
const { words, gazetteer } = loaded.catalogue;

const HEADER = 'name,also,kind,word,admin2,lat,lon,good_to';
const reading = (...lines: string[]) => parseGazetteer([HEADER, ...lines].join('\n'), words);
const faultOf = (line: string) => reading(line).faults[0];

describe('reading the list of places', () => {
  it('gives each place with its other spellings and what it is good to', () => {
    const { places, faults } = reading('"Tirah, upper",Teerah; Maidan,area,khyber,Khyber,33.78,70.85,15', '');
    expect(faults).toEqual([]);
    expect(places).toEqual([
      {
        name: 'Tirah, upper',
        also: ['Teerah', 'Maidan'],
        kind: 'area',
        word: 'khyber',
        admin2: 'Khyber',
        lat: 33.78,
        lon: 70.85,
        goodTo: 15,
      },
    ]);
  });

  it('takes lines as Windows ends them', () => {
    expect(parseGazetteer(`${HEADER}\r\nBannu,,town,bannu,Bannu,32.99,70.6,2\r\n`, words).places).toHaveLength(1);
  });

  it.each([
    ['Bannu,,twon,bannu,Bannu,32.99,70.6,2', 'kind', 8],
    ['Bannu,,town,bannu,Bannu,,70.6,2', 'lat', 25],
    ['Bannu,,town,bannu,Bannu,32.99,181,2', 'lon', 31],
    ['Bannu,,town,bannu,Bannu,32.99,70.6,0', 'good_to', 36],
    ['Bannu,,town,bannu,Bannu,1e1,70.6,2', 'lat', 25],
    ['بنوں,,town,bannu,Bannu,32.99,70.6,2', 'name', 1],
    ['Bannu,,town,bannu,Bannu,32.99,70.6', '', 1],
    ['"Bannu,,town,bannu,Bannu,32.99,70.6,2', '', 1],
  ])('refuses %s and names the column', (line, path, column) => {
    expect(faultOf(line)).toMatchObject({ line: 2, column, path });
    expect(faultOf(line)?.hint).not.toBe('');
  });

  it('refuses a place that stands there twice, and says where it stands first', () => {
    const line = 'Bannu,,town,bannu,Bannu,32.99,70.6,2';
    expect(reading(line, line).faults).toMatchObject([{ line: 3, message: expect.stringContaining('line 2') }]);
  });

  it('refuses other columns', () => {
    expect(parseGazetteer('place,lat,lon\nBannu,1,2', words).faults[0]?.hint).toContain(HEADER);
    expect(parseGazetteer('', words).faults).toHaveLength(1);
  });

  it('stops after twenty faults', () => {
    expect(reading(...Array.from({ length: 500 }, () => 'nonsense')).faults).toHaveLength(20);
  });
});

describe('the places we ship', () => {
  it('lie in Pakistan or Afghanistan', () => {
    const away = gazetteer.all.filter(({ lat, lon }) => lat < 23.6 || lat > 38.6 || lon < 60.4 || lon > 77.9);
    expect(away.map(({ name }) => name)).toEqual([]);
  });

  it('lie in their province, or within 30 km of its outline', () => {
    const shapes = outlines();
    const away = gazetteer.all.flatMap(({ name, word, lat, lon }) => {
      const province = lineage(words, 'places', word).find(({ level }) => level === 'province');
      if (!province) return [];
      const outline = shapes.get(province.id);
      return outline && kilometresOutside(outline, { lat, lon }) <= 30 ? [] : [`${name} (${word})`];
    });
    expect(away).toEqual([]);
  });

  it('lie in reach of the middle of their district', () => {
    const away = gazetteer.all.flatMap((place) => {
      const middle = gazetteer.pointOf(place.word);
      if (!middle || middle.kind !== 'district') return [];
      return kilometresBetween(middle, place) <= middle.goodTo + 15 ? [] : [`${place.name} (${place.word})`];
    });
    expect(away).toEqual([]);
  });

  it('give every district, province and country of the vocabulary a point', () => {
    const missing = [...words.places.values()].filter(({ id }) => gazetteer.pointOf(id)?.word !== id);
    expect(missing.map(({ id }) => id)).toEqual([]);
    const wrong = gazetteer.all.filter(
      ({ kind, word }) => kind === 'country' && words.places.get(word)?.level !== kind,
    );
    expect(wrong).toEqual([]);
  });

  it('are good to a distance that fits their kind', () => {
    const wrong = gazetteer.all.filter(({ kind, goodTo }) => !isWide(kind) && goodTo > 25);
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(gazetteer.find('Bannu')[0]).toMatchObject({ kind: 'town', goodTo: 2, admin2: 'Bannu' });
    expect(gazetteer.find('Banu')[0]).toMatchObject({ name: 'Bannu' });
    expect(gazetteer.find('Bajour')[0]).toMatchObject({ kind: 'district', word: 'bajaur' });
  });

  it('hold those that the forecast turns on', () => {
    const wanted = [
      'Torkham, Chaman, Angoor Adda, Ghulam Khan, Kharlachi, Tirah, Khar, Miranshah, Mir Ali, Wana, Jandola',
      'Bannu Cantonment, Besham, Dasu, Gwadar, Kabul, Kandahar, Khost, Asadabad, Jalalabad, Spin Boldak, Barmal',
    ];
    const missing = wanted.flatMap((line) => line.split(', ')).filter((name) => !gazetteer.find(name).length);
    expect(missing).toEqual([]);
  });

  it('put the tribal areas into Khyber Pakhtunkhwa', () => {
    const file = readFileSync(join(SHIPPED, 'gazetteer.csv'), 'utf8');
    const [row] = gazetteer.find('Miranshah');
    expect(lineage(words, 'places', row?.word ?? '').map(({ id }) => id)).toContain('khyber-pakhtunkhwa');
    expect(file).not.toMatch(/unknown/i);
  });
});
