import type { Stream } from './stream.ts';

/**
 * The public, the border and the capitals. The second development comes out mixed, the third as predicted with
 * one sign against it; of the single claims some are watched only, one waits and one cannot be tested.
 */
// prettier-ignore
export const POLITICS: readonly Stream[] = [
  // What the public does.
  { id: 'demo-forces', kind: 'demonstration', says: 'a sit-in over a killing blamed on the forces at', at: 'wide', count: [40, 18, 92], by: 'residents', against: 'pakistan-forces', tags: 'anti-forces' },
  { id: 'demo-militants', kind: 'demonstration', says: 'a march against the militants at', at: 'wide', count: [30, 24, 40], by: 'residents', against: 'militants', tags: 'anti-militants' },
  { id: 'demo-both', kind: 'demonstration', says: 'a peace march against attacks and operations alike at', at: 'wide', count: [20, 12, 36], by: 'residents', against: 'militants pakistan-forces', tags: 'anti-forces anti-militants' },
  { id: 'demo-other', kind: 'demonstration', says: 'a protest about power cuts at', at: 'wide', rate: [1.5, 1.5, 2], by: 'residents' },
  { id: 'funeral-forces', kind: 'funeral-refused', says: 'a village will not pray for a slain soldier at', at: 'core', count: [18, 7, 4], by: 'residents', against: 'security-forces' },
  { id: 'funeral-threat', kind: 'funeral-refused', says: 'mourners stay away after a threat at', at: 'core', count: [2, 2, 5], by: 'residents', against: 'security-forces', tags: 'threat-behind-it' },
  { id: 'funeral-militants', kind: 'funeral-refused', says: 'clerics will not pray for a militant at', at: 'core', count: [1, 1, 3], by: 'residents', against: 'militants' },
  { id: 'honoured', kind: 'funeral-honoured', says: 'a crowd buries a commander at', at: 'core', count: [6, 3, 20], by: 'residents', against: 'militants' },
  { id: 'sheltering', kind: 'sheltering', says: 'a village shelters fighters at', at: 'core', count: [5, 4, 22], by: 'residents' },
  { id: 'blocking', kind: 'blocking-forces', says: 'residents turn a convoy back at', at: 'wide', count: [3, 2, 14], by: 'residents', against: 'pakistan-forces' },
  { id: 'resistance', kind: 'local-resistance', says: 'villagers drive fighters off at', at: 'wide', count: [10, 7, 56], by: 'residents', against: 'militants' },
  { id: 'local-force', kind: 'local-force-raised', says: 'a village raises a peace committee at', at: 'wide', count: [4, 3, 20], by: 'residents', against: 'militants' },
  { id: 'jirga', kind: 'jirga-decision', says: 'a jirga asks both sides to leave at', at: 'wide', rate: [0.4, 0.5, 0.9], by: 'residents', tags: 'anti-forces anti-militants' },
  { id: 'announced', kind: 'operation-announced', says: 'an operation is announced for', at: 'core', count: [2, 1, 3], by: 'pakistan-government' },
  { id: 'dropped', kind: 'operation-dropped', says: 'an announced operation is called off at', at: 'core', days: ['2019-05-14'], by: 'pakistan-government', sure: true },

  // The TTP and others; talks.
  { id: 'pledge-baloch', kind: 'pledge-or-merger', says: 'a small group joins the TTP at', at: 'balochistan', count: [1, 3, 9], by: 'ttp', with: 'baloch-groups', named: true },
  { id: 'claim-lei', kind: 'joint-claim', says: 'a joint claim is made at', at: 'core', count: [0, 0, 9], by: 'ttp', with: 'lashkar-e-islam', named: true },
  { id: 'claim-hgb', kind: 'joint-claim', says: 'a joint operation is claimed at', at: 'core', count: [1, 1, 10], by: 'ttp', with: 'hafiz-gul-bahadur', named: true },
  { id: 'supply-aq', kind: 'shared-supply', says: 'a shared camp is reported at', at: 'afghan-border', count: [0, 0, 9], by: 'ttp', with: 'al-qaeda', named: true },
  { id: 'supply-imu', kind: 'shared-supply', says: 'shared weapons are reported at', at: 'afghan-border', count: [0, 0, 6], by: 'ttp', with: 'imu', named: true },
  { id: 'talks', kind: 'talks-round', says: 'go-betweens meet at', at: 'kabul', count: [1, 6, 4], between: 'ttp pakistan-government', with: 'afghan-taliban', named: true },
  { id: 'mediation', kind: 'mediation', says: 'elders offer to mediate at', at: 'core', count: [3, 4, 5], by: 'residents' },
  { id: 'ceasefire', kind: 'ceasefire', says: 'a made-up ceasefire begins, announced at', at: 'islamabad', days: ['2021-11-09', '2022-05-10'], by: 'pakistan-government', with: 'ttp', named: true, sure: true },
  { id: 'ceasefire-ended', kind: 'ceasefire-ended', says: 'the made-up ceasefire ends, announced at', at: 'core', days: ['2021-12-09', '2022-11-28'], by: 'ttp', against: 'pakistan-government', named: true, sure: true },
  { id: 'deal', kind: 'deal', says: 'prisoners are released under a deal at', at: 'islamabad', count: [2, 3, 2], by: 'pakistan-government' },
  { id: 'policing', kind: 'policing-step', says: 'police are hired and equipped at', at: 'wide', count: [8, 5, 22], by: 'pakistan-government' },
  { id: 'insider', kind: 'insider-case', says: 'a constable is found to have helped at', at: 'wide', count: [1, 0, 1], by: 'pakistan-police', tags: 'insider-help' },

  // The border and Kabul.
  { id: 'strike', kind: 'air-strike', says: 'aircraft strike a camp at', at: 'afghan-border', count: [1, 2, 14], by: 'pakistan-army', against: 'militants', kills: [0, 3, 1] },
  { id: 'deep-strike', kind: 'air-strike', says: 'a strike far from the border at', at: 'inner-afghanistan', days: ['2024-11-06', '2025-04-22', '2025-10-03'], by: 'pakistan-army', against: 'militants', tags: 'deep-inside', kills: [0, 2, 2], sure: true },
  { id: 'clash-after', kind: 'border-clash', says: 'shells are exchanged after a strike at', at: 'wide', follows: { stream: 'strike', each: 2.6, within: 24 }, between: 'pakistan-army afghan-taliban', weapons: 'heavy', kills: [0.6, 0.5, 0.6], named: true },
  { id: 'note-after', kind: 'protest-note', says: 'an ambassador is summoned after a strike at', at: 'kabul', follows: { stream: 'strike', each: 1.1, within: 6 }, by: 'afghan-taliban', against: 'pakistan-government' },
  { id: 'clash', kind: 'border-clash', says: 'forces of the two states exchange fire at', at: 'core', rate: [0, 0.5, 0.8], between: 'pakistan-army afghan-taliban', weapons: 'heavy', kills: [0.5, 0.3, 0.4], named: true },
  { id: 'clash-old', kind: 'border-clash', says: 'border guards exchange fire at', at: 'core', rate: [0.4, 0, 0], between: 'pakistan-army afghan-government', weapons: 'heavy', kills: [0.3, 0.2, 0.3], named: true },
  { id: 'closed', kind: 'border-closed', says: 'a crossing is closed at', at: 'core', rate: [0.2, 0.25, 0.35], by: 'pakistan-government' },
  { id: 'anger', kind: 'demonstration', says: 'a crowd protests against Pakistan at', at: 'afghan-border', count: [22, 17, 7], by: 'afghan-public', against: 'pakistan-forces' },
  { id: 'backing', kind: 'official-statement', says: 'a commander praises the TTP by name at', at: 'kabul', count: [0, 2, 11], by: 'afghan-taliban', tags: 'backs-ttp overt', sure: true },
  { id: 'warning-south', kind: 'official-statement', says: 'a southern minister warns of an answer at', at: 'kabul', count: [0, 4, 16], by: 'southern-taliban', tags: 'threatens-retaliation overt' },
  { id: 'warning-haqqani', kind: 'official-statement', says: 'a Haqqani minister warns of an answer at', at: 'kabul', count: [0, 2, 4], by: 'haqqani', tags: 'threatens-retaliation overt' },
  { id: 'curbs', kind: 'arrest', says: 'men on their way to fight are arrested at', at: 'afghan-border', count: [0, 4, 6], by: 'afghan-taliban', against: 'ttp', tags: 'curbs-ttp' },
  { id: 'handover', kind: 'handover', says: 'a suspect is handed over at', at: 'afghan-border', count: [1, 1, 1], by: 'afghan-taliban', against: 'ttp', tags: 'curbs-ttp' },
  { id: 'relocation', kind: 'relocation', says: 'families are moved inland from', at: 'afghan-border', count: [0, 2, 9], by: 'afghan-taliban', with: 'ttp', named: true },
  { id: 'expulsion', kind: 'expulsion', says: 'foreigners are told to leave at', at: 'cities', count: [0, 0, 4], by: 'pakistan-government', against: 'afghan-public' },

  // What governments do without force.
  { id: 'us-aid', kind: 'aid', says: 'equipment against armed groups is handed over at', at: 'islamabad', days: ['2024-05-28', '2025-03-17'], by: 'united-states', with: 'pakistan-government', tags: 'counter-terror', sure: true },
  { id: 'us-training', kind: 'training-given', says: 'police are trained at', at: 'islamabad', days: ['2019-06-12', '2023-09-07'], by: 'united-states', with: 'pakistan-police', tags: 'counter-terror', sure: true },
  { id: 'us-intelligence', kind: 'intelligence-shared', says: 'intelligence is shared, says a statement at', at: 'islamabad', days: ['2025-08-20'], by: 'united-states', with: 'pakistan-forces', tags: 'counter-terror', sure: true },
  { id: 'us-dialogue', kind: 'dialogue-held', says: 'a security dialogue is held at', at: 'islamabad', count: [3, 1, 4], by: 'united-states', with: 'pakistan-government', tags: 'counter-terror' },
  { id: 'statement', kind: 'official-statement', says: 'a minister speaks about security at', at: 'islamabad', rate: [1, 1.2, 1.5], by: 'pakistan-government' },
  { id: 'arrest', kind: 'arrest', says: 'suspects are arrested at', at: 'wide', rate: [1.5, 2, 2.5], by: 'pakistan-police', against: 'militants' },
];
