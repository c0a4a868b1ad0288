import { hashed, isToken, newToken } from '../../auth/token.ts';
import { endOf, stageOf, type Stage } from '../../domain/account/session.ts';
import type { Me } from '../../domain/account/wire.ts';
import type { Tx } from '../../store/open.ts';
import type { Secrets } from '../../store/people/people.ts';
import type { Ctx } from '../ctx.ts';
import type { Caller } from './caller.ts';

/** Somebody who came in: what they see of themselves, and the tokens for their browser. */
export interface CameIn {
  me: Me;
  token: string;
  endsAt: string;
  /** Token by which this device is known from now on; null until nothing more is wanted. */
  device: string | null;
}

/** What a person who gave the right password must still do here. */
export async function wantedOf(tx: Tx, person: Secrets): Promise<Stage> {
  const { secondFactorEnforced } = await tx.installation.read();
  return stageOf({
    hasSecondFactor: person.totpSecret !== null,
    mustHaveOne: person.mustSecondFactor || secondFactorEnforced,
  });
}

/**
 * Opens a session under a new token. The one the browser came with ends, whoever's it was: a token that somebody planted
 * there never becomes one of a person who signs in.
 */
export async function openSession(
  tx: Tx,
  ctx: Ctx,
  { person, stage, caller, secondFactor }: { person: Secrets; stage: Stage; caller: Caller; secondFactor: boolean },
): Promise<CameIn> {
  const [now, token] = [ctx.now(), newToken()];
  if (isToken(caller.session)) await tx.sessions.endByHash(hashed(caller.session));
  const endsAt = endOf(stage, now);
  await tx.sessions.add({
    ...{ hash: hashed(token), id: ctx.newId(), personId: person.id, stage, madeAt: now, seenAt: now, endsAt },
    address: caller.address.slice(0, 100),
    agent: caller.agent.slice(0, 300),
    secondFactorAt: secondFactor ? now : null,
  });
  const device = stage === 'full' ? newToken() : null;
  if (device !== null) await tx.devices.keep({ hash: hashed(device), personId: person.id, at: now });
  return { me: asMe(person, stage), token, endsAt, device };
}

/** A person as they see themselves. */
export function asMe(person: Secrets, stage: Stage): Me {
  const { id, email, name, role, forecasts, secondFactor, mustSecondFactor, recoveryHashes } = person;
  return {
    id,
    email,
    name,
    role,
    forecasts,
    stage,
    secondFactor,
    mustSecondFactor,
    recoveryCodesLeft: recoveryHashes.length,
  };
}
