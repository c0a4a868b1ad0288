import { z } from 'zod';

/** An e-mail address as it is kept: trimmed, no spaces inside; told apart without regard to case. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]+$/, 'is not an e-mail address, such as ana@example.org');

/** A person's name as others see it. */
export const PersonName = z.string().trim().min(1).max(100);

/** The form in which two addresses are compared. */
export const sameEmail = (email: string): string => email.trim().toLowerCase();
