import { z } from 'zod';
import { KEPT_TYPES, type KeptType } from './file-rules.ts';

export const Attachment = z.object({
  id: z.uuid(),
  event: z.uuid(),
  name: z.string(),
  mediaType: z.enum(Object.keys(KEPT_TYPES) as [KeptType, ...KeptType[]]),
  size: z.int().describe('Bytes'),
  sha256: z.string(),
  at: z.string(),
  by: z.string(),
});
export type Attachment = z.output<typeof Attachment>;
