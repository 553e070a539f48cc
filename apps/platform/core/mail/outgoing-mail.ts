// A mail as features write it: one person, plain words, an HTML twin and small attachments if wanted.
import { z } from 'zod';

const ADDRESS_MAX = 320;
const SUBJECT_MAX = 300;
const TEXT_MAX = 50_000;
const ATTACHMENT_MAX = 2_000_000;

export const outgoingMail = z.strictObject({
  /** One address without a display name; no line break can get in and start a header of its own. */
  to: z
    .string()
    .max(ADDRESS_MAX)
    .regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+$/),
  subject: z
    .string()
    .min(1)
    .max(SUBJECT_MAX)
    .regex(/^[^\r\n]*$/),
  text: z.string().min(1).max(TEXT_MAX),
  html: z.string().max(TEXT_MAX).optional(),
  attachments: z
    .array(
      z.strictObject({
        fileName: z.string().regex(/^[\w.-]{1,100}$/),
        contentType: z.string().max(100),
        base64: z.base64().max(ATTACHMENT_MAX),
      }),
    )
    .max(5)
    .optional(),
});

export type OutgoingMail = z.infer<typeof outgoingMail>;
