import * as apiKeys from './api-keys.ts';
import * as devices from './devices.ts';
import * as installation from './installation.ts';
import * as links from './one-time-links.ts';
import * as people from './people.ts';
import * as sessions from './sessions.ts';
import * as tries from './tries.ts';
import * as who from './who.ts';

/** What may be asked of people at any time. */
export const PEOPLE_READS = {
  people: {
    list: people.listPeople,
    byId: people.personById,
    byEmail: people.personByEmail,
    count: people.countPeople,
  },
  sessions: { byHash: sessions.sessionByHash, of: sessions.sessionsOf },
  oneTime: { byHash: links.linkByHash },
  installation: { read: installation.readInstallation },
  apiKeys: { list: apiKeys.listApiKeys, byId: apiKeys.apiKeyById },
  who: { there: who.whoIsThere, bySession: who.whoBySession, byKey: who.whoByKey, stands: who.whoStands },
} as const;

/** What only a transaction does with them. */
export const PEOPLE_CHANGES = {
  people: {
    ...PEOPLE_READS.people,
    hold: people.holdPeople,
    add: people.addPerson,
    change: people.changePerson,
    useStep: people.useStep,
    useRecovery: people.useRecovery,
  },
  sessions: {
    ...PEOPLE_READS.sessions,
    add: sessions.addSession,
    see: sessions.seeSession,
    endByHash: sessions.endByHash,
    end: sessions.endSession,
    endAll: sessions.endSessions,
    forget: sessions.forgetSessions,
  },
  oneTime: {
    ...PEOPLE_READS.oneTime,
    add: links.addLink,
    use: links.useLink,
    close: links.closeLinks,
    closeOf: links.closeLinksOf,
  },
  tries: { of: tries.triesOf, add: tries.addTries, forgetOf: tries.forgetTriesOf, forget: tries.forgetTries },
  devices: { known: devices.isKnownDevice, keep: devices.keepDevice, forget: devices.forgetDevices },
  installation: { ...PEOPLE_READS.installation, keep: installation.keepInstallation },
  apiKeys: {
    ...PEOPLE_READS.apiKeys,
    add: apiKeys.addApiKey,
    revoke: apiKeys.revokeApiKey,
    revokeOf: apiKeys.revokeApiKeysOf,
    see: apiKeys.seeApiKey,
  },
} as const;
