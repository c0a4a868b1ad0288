import type { EventInput } from '../../domain/event/event.ts';
import type { Random } from './random.ts';

/** A real district or province with a point in it. The villages in it are made up. */
type Area = readonly [country: string, admin1: string, admin2: string | null, lat: number, lon: number];

const KP = (name: string, lat: number, lon: number): Area => ['pakistan', 'Khyber Pakhtunkhwa', name, lat, lon];
const BAL = (name: string, lat: number, lon: number): Area => ['pakistan', 'Balochistan', name, lat, lon];
const AFG = (name: string, lat: number, lon: number): Area => ['afghanistan', name, null, lat, lon];

const CORE = [
  KP('North Waziristan', 32.97, 70.06),
  KP('South Waziristan', 32.32, 69.79),
  KP('Bajaur', 34.75, 71.5),
  KP('Dera Ismail Khan', 31.83, 70.6),
  KP('Peshawar', 34.0, 71.55),
  KP('Khyber', 33.93, 71.05),
  KP('Tank', 32.22, 70.38),
];
const WIDE = [
  ...CORE,
  KP('Bannu', 32.98, 70.6),
  KP('Lakki Marwat', 32.6, 70.9),
  KP('Mohmand', 34.45, 71.3),
  KP('Kurram', 33.75, 70.15),
  KP('Orakzai', 33.7, 71.0),
  KP('Hangu', 33.53, 71.06),
  KP('Kohat', 33.55, 71.45),
  KP('Karak', 33.1, 71.1),
  KP('Swat', 34.85, 72.4),
  KP('Shangla', 34.88, 72.75),
  KP('Upper Dir', 35.2, 71.9),
  KP('Lower Dir', 34.85, 71.85),
  KP('Chitral', 35.75, 71.8),
  KP('Mardan', 34.2, 72.04),
  KP('Nowshera', 34.0, 71.98),
  BAL('Zhob', 31.35, 69.45),
];
const BALOCHISTAN = [
  BAL('Quetta', 30.2, 67.0),
  BAL('Kech', 26.0, 63.05),
  BAL('Panjgur', 26.97, 64.1),
  BAL('Kalat', 29.05, 66.6),
  BAL('Khuzdar', 27.8, 66.6),
  BAL('Gwadar', 25.2, 62.4),
  BAL('Mastung', 29.8, 66.85),
  BAL('Awaran', 26.3, 65.25),
  BAL('Nushki', 29.55, 66.0),
];
const CITIES: Area[] = [
  ['pakistan', 'Punjab', 'Rawalpindi', 33.6, 73.05],
  ['pakistan', 'Punjab', 'Lahore', 31.52, 74.35],
  ['pakistan', 'Sindh', 'Karachi', 24.88, 67.05],
  KP('Peshawar', 34.0, 71.55),
];

const REGIONS = {
  core: CORE,
  wide: WIDE,
  balochistan: BALOCHISTAN,
  cities: CITIES,
  peshawar: [KP('Peshawar', 34.0, 71.55)],
  islamabad: [['pakistan', 'Islamabad', null, 33.7, 73.06]],
  'afghan-border': [
    AFG('Kunar', 34.85, 71.15),
    AFG('Nangarhar', 34.2, 70.8),
    AFG('Khost', 33.25, 69.85),
    AFG('Paktika', 32.6, 69.25),
  ],
  'inner-afghanistan': [AFG('Kabul', 34.53, 69.17), AFG('Ghazni', 33.55, 68.42), AFG('Logar', 34.0, 69.2)],
  kabul: [AFG('Kabul', 34.53, 69.17)],
} as const satisfies Record<string, readonly Area[]>;

export type Region = keyof typeof REGIONS;

/** A made-up village in a real district of the region; now and then only the province is known. */
export function somewhere(chance: Random, region: Region): NonNullable<EventInput['place']> & { name: string } {
  const [country, admin1, admin2, lat, lon] = chance.pick<Area>(REGIONS[region]);
  if (chance.chance(0.03))
    return { words: [country], name: `Practice village, ${admin1}`, admin1, precision: 'province' };
  const near = (degrees: number) => Math.round((degrees + (chance.next() - 0.5) * 0.16) * 1000) / 1000;
  return {
    words: [country],
    name: `Practice village ${chance.whole(1, 60)}`,
    admin1,
    ...(admin2 ? { admin2 } : {}),
    lat: near(lat),
    lon: near(lon),
    precision: chance.chance(0.7) ? 'near' : admin2 ? 'district' : 'province',
  };
}
