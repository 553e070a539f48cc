// Refusals of the room of calls with their HTTP status; each has a sentence `problem.<code>` in every language.
export const callsErrors = {
  /** The call, part, line or programme is not there, or not of this institution. */
  'calls.unknown': 404,
  /** Somebody else saved first; what they saved was kept, and what was sent was not. */
  'calls.changed-meanwhile': 409,
  /** Somebody else decided first. Values: `decision` (`bid` or `no-bid`) that was kept, `on` (ISO date). */
  'calls.decided-meanwhile': 409,
  /** Nothing but blanks came. */
  'calls.text-empty': 422,
  /** Values: `letters` that came, `most` that may. Nothing was kept. */
  'calls.text-too-long': 422,
  /** The text took longer to read than a call should; nothing was kept. */
  'calls.reading-too-long': 422,
  /** A day that no calendar has, for example 31 February, or not between 2000 and 2100. Values: `date` as it was written. */
  'calls.date-not-possible': 422,
  /** The place in the text is not within it, or ends before it begins. */
  'calls.place-not-in-text': 422,
  /** Not a member of staff of this institution who may work on calls (any more). */
  'calls.person-not-known': 422,
  'calls.module-not-known': 422,
  'calls.academic-not-known': 422,
  /** Sessions are tied to while the call has a programme, and only those of that programme. */
  'calls.session-not-known': 422,
  'calls.programme-not-known': 422,
  'calls.case-not-known': 422,
  /** A lot, a deadline, a budget, a criterion or a document has no row in the matrix. */
  'calls.not-a-requirement': 422,
  /** A promise without words, or of a requirement that is neither met nor partly met. */
  'calls.promise-needs-words': 422,
  /** Neither a reason from the list nor a word of one's own. */
  'calls.reason-needed': 422,
  /** Nothing is promised yet that could go into a charter. */
  'calls.nothing-promised': 409,
  /** The programme was changed after its charter was looked at; look again. */
  'calls.programme-changed': 409,
  /** The part of the charter would become longer than it may. Values: `letters`, `most`. Nothing was written. */
  'calls.charter-full': 409,
  /** What became of a bid is said only where there was one. */
  'calls.no-bid-yet': 409,
  /** Values: `most`. */
  'calls.too-many-calls': 409,
  /** Values: `most`. */
  'calls.too-many-parts': 409,
  /** Values: `most`. */
  'calls.too-many-items': 409,
  /** Values: `most`. */
  'calls.too-many-decisions': 409,
  /** The link in a reminder is not one of ours, or its call is gone. */
  'calls.link-not-known': 404,
} as const satisfies Readonly<Record<string, number>>;
