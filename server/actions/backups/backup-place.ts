/** Where backups are kept and how; from settings. */
export interface BackupPlace {
  /** The folder they are written to; null where there is none. */
  folder: string | null;
  /** The folder of the definitions, whose files go into every backup. */
  definitions: string;
  /** Hours between two backups by the clock; 0 for none. */
  every: number;
  /** So many of those made by the clock are kept. */
  keep: number;
}

/** No backups: for tests and for commands that make none. */
export const NO_BACKUPS: BackupPlace = { folder: null, definitions: '', every: 0, keep: 1 };

export const KINDS = ['asked', 'scheduled', 'before-migration'] as const;
export type BackupKind = (typeof KINDS)[number];

/** A backup that lies in the folder. */
export interface KeptBackup {
  /** The name of its file. */
  name: string;
  /** When its snapshot was taken, ISO in UTC. */
  at: string;
  kind: BackupKind;
  bytes: number;
}

/** The name of a file that holds a backup: its moment and its kind, and nothing that anybody typed. */
export function backupName(at: string, kind: BackupKind, serial: string): string {
  return `signposts-${at.replace(/[-:]|\.\d+/g, '')}-${kind}-${serial.replace(/[^0-9a-f]/g, '').slice(-6)}.backup.gz`;
}

const NAME =
  /^signposts-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(asked|scheduled|before-migration)-[0-9a-f]{6}\.backup\.gz$/;

/** What the name of a backup says; null for any other name. */
export function saidByName(name: string): Pick<KeptBackup, 'name' | 'at' | 'kind'> | null {
  const [, year, month, day, hour, minute, second, said] = NAME.exec(name) ?? [];
  const kind = KINDS.find((each) => each === said);
  return kind ? { name, at: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`, kind } : null;
}
