import { isCommon } from '../../auth/common-passwords.ts';
import { hashPassword } from '../../auth/password-hash.ts';
import { passwordTrouble, type Owner } from '../../domain/account/password.ts';
import { notValid } from '../parse.ts';

/**
 * The hash of a new password, if it is a good one.
 * @throws Problem `not-valid` that says what is the matter with it, and does not repeat it
 */
export async function goodPassword(password: string, owner: Owner, field = 'password'): Promise<string> {
  const trouble = passwordTrouble(password, owner, isCommon);
  if (trouble === null) return hashPassword(password);
  const fix = 'Choose another: four or five words that do not belong together are easy to keep and hard to guess.';
  throw notValid([{ field, value: '', message: trouble, fix }]);
}
