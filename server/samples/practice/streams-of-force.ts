import type { Stream } from './stream.ts';

/**
 * Attacks, fights and ground. Events a month, or in all, from 2018, from September 2021 and from the article on;
 * chosen so that the first development comes out mostly as predicted, with some signs that say little.
 */
// prettier-ignore
export const FORCE: readonly Stream[] = [
  // The TTP: more attacks, in more districts, with better weapons, and more often inside guarded sites. One giant attack widens the doubt about lethality.
  { id: 'ttp-bomb', kind: 'bomb', says: 'a roadside bomb at', at: ['core', 'wide'], rate: [4, 6, 10], by: 'ttp', against: 'security-forces', weapons: 'improvised-bomb', kills: [0.9, 0.4, null], deadlier: 1.27, calm: true },
  { id: 'ttp-assault', kind: 'armed-assault', says: 'gunmen fire on a post at', at: ['core', 'wide'], rate: [3, 5, 8], by: 'ttp', against: 'security-forces', weapons: 'small-arms', kills: [1.1, 0.1, 0.5], deadlier: 1.27, calm: true },
  { id: 'ttp-killing', kind: 'targeted-killing', says: 'an elder or officer is shot at', at: ['core', 'wide'], rate: [3, 4, 5.5], by: 'ttp', against: 'local-defenders', weapons: 'small-arms', kills: [0.4, 0.8, null], deadlier: 1.27, calm: true },
  { id: 'ttp-grenade', kind: 'grenade', says: 'a grenade is thrown at', at: ['core', 'wide'], rate: [1, 1.4, 2], by: 'ttp', against: 'security-forces', weapons: 'small-arms', kills: [0.2, 0.3, null], calm: true },
  { id: 'ttp-rocket', kind: 'rocket-or-mortar', says: 'rockets fall at', at: ['core', 'wide'], rate: [0.5, 0.8, 1.4], by: 'ttp', against: 'security-forces border-post', weapons: 'heavy', kills: [0.3, 0.3, null], calm: true },
  { id: 'ttp-suicide', kind: 'suicide-bombing', says: 'a suicide bombing at', at: ['core', 'wide'], rate: [0.3, 0.5, 0.9], by: 'ttp', against: 'security-forces', weapons: 'suicide-vest', kills: [3, 1.5, 1], deadlier: 1.27, calm: true },
  { id: 'ttp-storming', kind: 'storming', says: 'fighters get inside a police compound at', at: ['core', 'wide'], rate: [0.8, 1.4, 4], by: 'ttp', against: 'security-forces guarded-site', weapons: 'small-arms', tags: 'got-inside', kills: [2, 0.3, 2.5], deadlier: 1.27, calm: true },
  { id: 'ttp-stages', kind: 'storming', says: 'a vehicle bomb, then gunmen, at', at: ['core', 'wide'], rate: [0.1, 0.25, 0.4], by: 'jamaat-ul-ahrar', against: 'security-forces guarded-site', weapons: 'vehicle-bomb', tags: 'several-stages', kills: [4, 1, 4], deadlier: 1.27, calm: true },
  { id: 'ttp-sights', kind: 'armed-assault', says: 'snipers with night sights fire on a post at', at: ['core', 'wide'], rate: [0.02, 0.3, 2.1], by: 'ttp', against: 'security-forces', weapons: 'night-sight', kills: [1.3, 0, null], deadlier: 1.5, calm: true },
  { id: 'ttp-drone', kind: 'militant-drone', says: 'a quadcopter drops explosives on a post at', at: 'wide', count: [0, 0, 42], by: 'ttp', against: 'security-forces', weapons: 'drone', kills: [0.4, 0.2, null] },
  { id: 'ttp-us-arms', kind: 'armed-assault', says: 'fighters with rifles left in Afghanistan attack at', at: 'wide', count: [0, 2, 20], by: 'ttp', against: 'security-forces', weapons: 'us-made', kills: [1, 0, 0.6] },
  { id: 'ttp-abduction', kind: 'abduction', says: 'officials are abducted at', at: ['core', 'wide'], rate: [0.8, 1, 1.6], by: 'ttp', against: 'civilians', kills: [0, 0, 0], calm: true },
  { id: 'ttp-sabotage', kind: 'sabotage', says: 'a school or pipeline is blown up at', at: ['core', 'wide'], rate: [0.8, 0.8, 1.2], by: 'ttp', against: 'civilians', weapons: 'improvised-bomb', kills: [0, 0, 0], calm: true },
  { id: 'ttp-battle', kind: 'battle', says: 'an exchange of fire at', at: ['core', 'wide'], rate: [4, 5.5, 8], between: 'ttp pakistan-forces', weapons: 'small-arms', kills: [1, 0.1, 1.1], deadlier: 1.27, calm: true },
  { id: 'ttp-foiled', kind: 'bomb', says: 'a bomb is found and made safe at', at: ['core', 'wide'], rate: [0.8, 1, 1.5], by: 'ttp', against: 'security-forces', weapons: 'improvised-bomb', tags: 'foiled', kills: [0, 0, 0] },
  { id: 'ttp-giant', kind: 'suicide-bombing', says: 'the deadliest made-up attack of all, on a crowd at', at: 'peshawar', days: ['2024-09-14'], by: 'ttp', against: 'civilians security-forces', weapons: 'vehicle-bomb', tags: 'inside-city', killed: [46, 171, 1], named: true, sure: true },
  { id: 'left-out', kind: 'suicide-bombing', says: 'a bombing that stands for the one left out of the count, in a guarded mosque at', at: 'peshawar', days: ['2023-01-30'], by: 'ttp', against: 'security-forces worship guarded-site', weapons: 'suicide-vest', tags: 'got-inside disguise inside-city', killed: [80, 4, 1], named: true, sure: true },

  // Others who attack.
  { id: 'chinese', kind: 'suicide-bombing', says: 'a convoy of Chinese engineers is bombed at', at: 'wide', count: [3, 1, 7], by: 'ttp', against: 'chinese', weapons: 'vehicle-bomb', kills: [0.4, 3, 1], named: true },
  { id: 'chinese-baloch', kind: 'armed-assault', says: 'a Chinese project is attacked at', at: 'balochistan', count: [4, 3, 6], by: 'baloch-groups', against: 'chinese', weapons: 'small-arms', kills: [0.5, 1, 1.5] },
  { id: 'baloch-bomb', kind: 'bomb', says: 'a bomb on a road at', at: 'balochistan', rate: [3, 4, 5], by: 'baloch-groups', against: 'security-forces', weapons: 'improvised-bomb', kills: [0.8, 0.3, null] },
  { id: 'baloch-assault', kind: 'armed-assault', says: 'gunmen stop vehicles at', at: 'balochistan', rate: [2, 2.5, 3.5], by: 'baloch-groups', against: 'security-forces civilians', weapons: 'small-arms', kills: [0.8, 0.8, 0.4] },
  { id: 'baloch-battle', kind: 'battle', says: 'a clash in the hills at', at: 'balochistan', rate: [1, 1, 1.5], between: 'baloch-groups pakistan-forces', weapons: 'small-arms', kills: [0.7, 0, 1.5] },
  { id: 'hgb-suicide', kind: 'suicide-bombing', says: 'a car bomb against an army post at', at: 'core', rate: [0.2, 0.5, 0.8], by: 'hafiz-gul-bahadur', against: 'security-forces', weapons: 'vehicle-bomb', kills: [3.5, 0.6, 1] },
  { id: 'hgb-assault', kind: 'armed-assault', says: 'an ambush at', at: 'core', rate: [0.8, 1.2, 2], by: 'hafiz-gul-bahadur', against: 'security-forces', weapons: 'small-arms', kills: [1.2, 0, 0.6] },
  { id: 'iskp-killing', kind: 'targeted-killing', says: 'a cleric is shot at', at: 'wide', rate: [1, 1.3, 1.2], by: 'iskp', against: 'civilians worship', weapons: 'small-arms', kills: [0, 0.9, null] },
  { id: 'iskp-suicide', kind: 'suicide-bombing', says: 'a rally is bombed at', at: 'wide', rate: [0.1, 0.15, 0.15], by: 'iskp', against: 'civilians', weapons: 'suicide-vest', kills: [0.3, 9, 1] },
  { id: 'lei-assault', kind: 'armed-assault', says: 'a patrol is fired on at', at: 'core', rate: [0.3, 0.3, 0.3], by: 'lashkar-e-islam', against: 'security-forces', weapons: 'small-arms', kills: [0.7, 0, 0.3] },
  { id: 'lej-killing', kind: 'targeted-killing', says: 'a sectarian killing at', at: 'cities', rate: [0.6, 0.4, 0.4], by: 'lashkar-e-jhangvi', against: 'civilians', weapons: 'small-arms', kills: [0, 1.2, null] },
  { id: 'infighting', kind: 'infighting', says: 'two armed groups fight at', at: 'core', rate: [0.5, 0.3, 0.2], between: 'lashkar-e-islam hafiz-gul-bahadur', kills: [0, 0, 2] },

  // Ground.
  { id: 'seized', kind: 'territory-seized', says: 'fighters hold a valley for days at', at: 'wide', count: [3, 1, 11], by: 'ttp', named: true },
  { id: 'checkpoint', kind: 'militant-checkpoint', says: 'fighters stop and search cars at', at: 'wide', count: [12, 6, 42], by: 'ttp', named: true },
  { id: 'parallel-rule', kind: 'parallel-rule', says: 'fighters collect a tax or hold a court at', at: 'wide', count: [6, 3, 16], by: 'ttp', named: true },
  { id: 'base', kind: 'base-set-up', says: 'fighters set up a camp at', at: 'core', count: [2, 1, 5], by: 'ttp', named: true },
  { id: 'handed-over', kind: 'territory-handed-over', says: 'ground is given up without a fight at', at: 'core', count: [1, 0, 2], by: 'ttp', named: true },
  { id: 'abandoned', kind: 'post-abandoned', says: 'police leave an outpost at', at: 'wide', count: [3, 2, 10], by: 'pakistan-police', against: 'ttp' },
  { id: 'retaken', kind: 'territory-retaken', says: 'forces take a valley back at', at: 'core', count: [4, 2, 8], by: 'pakistan-army', against: 'ttp' },

  // The state.
  { id: 'raid', kind: 'raid', says: 'an intelligence-based operation at', at: ['core', 'wide'], rate: [6, 8, 11], by: 'pakistan-forces', against: 'militants', weapons: 'small-arms', kills: [0.2, 0, 1.4], calm: true },
  { id: 'operation', kind: 'large-operation', says: 'an operation empties villages at', at: 'core', count: [5, 2, 11], by: 'pakistan-army', against: 'militants', named: true },
  { id: 'evacuation', kind: 'evacuation-order', says: 'families are told to leave at', at: 'core', count: [3, 1, 7], by: 'pakistan-government' },
  { id: 'strike-at-home', kind: 'air-strike', says: 'helicopters fire on hideouts at', at: 'core', rate: [0.3, 0.3, 0.5], by: 'pakistan-army', against: 'militants', kills: [0, 0.4, 3] },
];
