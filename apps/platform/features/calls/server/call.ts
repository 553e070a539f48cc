// A call, its parts, what is said to them and its checklist, as the use cases know them.
import { z } from 'zod';
import type { ModuleRef } from '../../programmes/contract.ts';
import type { SavePartBody } from '../contract.ts';
import { DEADLINE_ROLES } from '../limits.ts';
import type {
  AnswerStatus,
  BidDecision,
  CallLanguage,
  PartKind,
  PromisePlace,
  ReasonAgainst,
  ReasonFor,
} from '../limits.ts';

/** What a part says, apart from its kind. */
export type Saying = Omit<SavePartBody, 'revision' | 'kind'>;

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface PartRecord {
  readonly id: string;
  readonly revision: number;
  readonly kind: PartKind;
  readonly says: Saying;
  readonly place: Place | null;
  readonly how: 'read' | 'added' | 'changed';
  readonly personId: string | null;
  readonly touchedAt: string | null;
}

export interface Ties {
  readonly modules: readonly ModuleRef[];
  readonly academicIds: readonly string[];
  readonly sessionIds: readonly string[];
}

export interface AnswerRecord {
  readonly partId: string;
  readonly revision: number;
  readonly status: AnswerStatus;
  readonly text: string;
  readonly promise: PromisePlace | null;
  readonly ties: Ties;
  readonly personId: string | null;
  readonly at: string;
}

export interface DecisionRecord {
  readonly number: number;
  readonly decision: BidDecision;
  readonly reasonsFor: readonly ReasonFor[];
  readonly reasonsAgainst: readonly ReasonAgainst[];
  readonly words: string;
  readonly personId: string | null;
  readonly at: string;
}

export interface ItemRecord {
  readonly id: string;
  readonly revision: number;
  readonly partId: string | null;
  readonly kind: 'document' | 'deadline' | 'own';
  readonly title: string | null;
  readonly ownDueOn: string | null;
  readonly personId: string | null;
  readonly assignedAt: string | null;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
  readonly reminded: string;
  readonly createdAt: string;
}

export interface CharterRecord {
  readonly programmeId: string;
  /** Lines as they were written, by part of the charter. */
  readonly lines: Readonly<Partial<Record<PromisePlace, readonly string[]>>>;
  readonly promises: number;
  readonly version: number | null;
  readonly personId: string | null;
  readonly at: string;
}

/** What the list shows, kept with the call and worked out at each change. Days are counted when it is read. */
export const callSummary = z.object({
  deadlines: z.array(
    z.object({
      role: z.enum(DEADLINE_ROLES),
      date: z.string(),
      time: z.string().nullable(),
      lot: z.string().nullable(),
    }),
  ),
  decision: z.enum(['bid', 'no-bid']).nullable(),
  gaps: z.int(),
  answered: z.int(),
  musts: z.int(),
  itemsOpen: z.int(),
  promisedTo: z.array(z.string()),
});
export type CallSummary = z.infer<typeof callSummary>;

export interface CallRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly title: string;
  readonly funder: string;
  readonly language: CallLanguage | null;
  readonly personId: string | null;
  readonly assignedAt: string | null;
  readonly caseId: string | null;
  readonly programmeId: string | null;
  readonly outcome: 'submitted' | 'won' | 'lost' | null;
  readonly summary: CallSummary;
  readonly mailLanguage: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly savedAt: string;
}
