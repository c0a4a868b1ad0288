import { z } from 'zod';
import { PASSWORD_LENGTH } from './password-length.ts';

/** A password as it is given to be checked: any text that a password of ours can be. */
export const PasswordGiven = z.string().min(1).max(PASSWORD_LENGTH.most);

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujm',
  '1qaz2wsx3edc4rfv5tgb',
];

export interface Owner {
  email: string;
  name: string;
}

/**
 * What is the matter with a new password, as the end of the sentence "The password …"; null when it is good.
 * No rule asks for kinds of characters: length, and not being what others use, is what helps (NIST SP 800-63B, ASVS 6.2).
 * @param isCommon tells of a text whether a list of known passwords holds it
 */
export function passwordTrouble(password: string, owner: Owner, isCommon: (text: string) => boolean): string | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.least) return `has ${length} characters; at least ${PASSWORD_LENGTH.least} are needed`;
  if (length > PASSWORD_LENGTH.most) return `has ${length} characters; at most ${PASSWORD_LENGTH.most} are kept`;
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return 'is made of fewer than 5 different characters';
  if (isRow(plain)) return 'is a row of neighbouring keys, letters or digits';
  if (formsOf(plain).some(isCommon)) return 'is among the passwords that are known and tried first';
  const own = partsOf(owner).find((part) => restWithout(plain, part) < 6);
  return own === undefined ? null : 'is little more than your name, your address or the name of this program';
}

/** The password itself and what is left of it without the disguises that guessers try too. */
export function formsOf(plain: string): string[] {
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const read = [...plain].map((each) => LEET[each] ?? each).join('');
  const readBare = [...bare].map((each) => LEET[each] ?? each).join('');
  const letters = read.replace(/[^\p{L}]+/gu, '');
  const whole = [plain, read, bare, readBare, letters];
  return [...new Set([...whole, ...whole.map(once)])].filter(
    (form) => form.length >= 4 && form.length * 2 >= plain.length,
  );
}

/** "catcatcat" is "cat" said again. */
function once(text: string): string {
  return /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
}

function isRow(plain: string): boolean {
  const letters = [...plain];
  const turned = (row: string) => [...row].reverse().join('');
  const rows = ROWS.flatMap((row) => [row + row, turned(row + row)]);
  const inRow = letters.filter(
    (_, at) => at > 0 && rows.some((row) => row.includes(letters.slice(at - 1, at + 1).join(''))),
  );
  return inRow.length >= letters.length - 2;
}

function partsOf({ email, name }: Owner): string[] {
  const words = [
    email.toLowerCase(),
    ...email.toLowerCase().split(/[^\p{L}\p{N}]+/u),
    ...name.toLowerCase().split(/\s+/u),
  ];
  return [...words, 'signposts'].filter((word) => word.length >= 4);
}

const restWithout = (plain: string, part: string) =>
  plain.includes(part) ? plain.replaceAll(part, '').length : plain.length;
