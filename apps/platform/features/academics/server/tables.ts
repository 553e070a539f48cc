// The rows of this room, as the database has them.
export interface AcademicTables {
  academic: {
    tenant_id: string;
    id: string;
    /** Whom it is about: the academic's own id until the academic has an account. */
    person_id: string;
    name: string;
    email: string | null;
    affiliation: string;
    /** JSON: ISO 639-1 codes. */
    languages: string;
    orcid: string | null;
    open_alex_id: string | null;
    hours_per_year: number | null;
    not_before: string | null;
    hidden: number;
    opted_out: number;
    /** JSON: names of fields the academic set. */
    corrected: string;
    /** JSON: where it came from. */
    sources: string;
    imported_at: string;
    notice_due_at: string;
    notice_sent_at: string | null;
    notice_how: string | null;
    opened_at: string | null;
  };
  academic_record: {
    tenant_id: string;
    academic_id: string;
    id: string;
    kind: string;
    /** What tells it from the academic's other records in its source: a DOI, an address, or the title itself. */
    source_key: string;
    source: string;
    title: string;
    abstract: string;
    venue: string;
    year: number | null;
    hours: number | null;
    for_professionals: number;
    corrected: number;
    hidden: number;
  };
  academic_objection: { tenant_id: string; key_digest: string; at: string };
  academic_settings: { tenant_id: string; pool_version: string; weights: string | null; weights_at: string | null };
  academic_import: {
    tenant_id: string;
    id: string;
    format: string;
    file_name: string;
    at: string;
    added: number;
    changed: number;
    objected: number;
  };
  academic_request: {
    tenant_id: string;
    id: string;
    academic_id: string;
    /** Who asked; `erased` once that person is gone. */
    person_id: string;
    asker: string;
    case_id: string | null;
    programme_id: string | null;
    session_id: string | null;
    what: string;
    hours: number;
    when_text: string;
    starts_on: string | null;
    language: string;
    /** JSON: ids of the records that were named. */
    reasons: string;
    state: string;
    answer: string | null;
    override_reason: string | null;
    sent_at: string;
    answered_at: string | null;
  };
  rehearsal: {
    tenant_id: string;
    id: string;
    academic_id: string;
    kind: string;
    title: string;
    held_on: string;
    opened_at: string;
    closed_at: string | null;
  };
  rehearsal_observer: {
    tenant_id: string;
    id: string;
    rehearsal_id: string;
    /** Empty once forgotten. */
    name: string;
    /** The same person in another rehearsal has the same one. */
    observer_digest: string;
    added_at: string;
    handed_in_at: string | null;
    remark: string;
  };
  rehearsal_observation: {
    tenant_id: string;
    observer_id: string;
    criterion: string;
    level: number | null;
    comment: string;
  };
  academic_goal: {
    tenant_id: string;
    id: string;
    academic_id: string;
    criterion: string | null;
    text: string;
    set_at: string;
    agreed_at: string | null;
    state: string;
  };
}
