// The rows of this room, as the database has them. Confidential stretches are in none of them: see `confidential.ts`.
export interface DemandTables {
  need_desk: {
    tenant_id: string;
    id: string;
    is_open: number;
    contact_name: string;
    reply_days: number;
    step_days: number;
    changed_at: string;
  };
  need_organisation: {
    tenant_id: string;
    id: string;
    name: string;
    name_key: string;
    country: string;
    sector: string;
    created_at: string;
  };
  /** `person_id` is the row's own id: whoever works at a firm has no account and is erased under it. */
  firm_contact: {
    tenant_id: string;
    id: string;
    person_id: string;
    organisation_id: string;
    name: string;
    email: string;
    phone: string;
    language: string;
    created_at: string;
  };
  need_draft: {
    tenant_id: string;
    id: string;
    payload_id: string;
    saved_at: string;
  };
  need_case: {
    tenant_id: string;
    id: string;
    title: string;
    organisation_id: string;
    contact_id: string | null;
    kind: string;
    stage: string;
    source: string;
    language: string;
    deadline: string | null;
    budget: string | null;
    audience: string;
    received_at: string;
    reply_due_at: string;
    replied_at: string | null;
    step_due_at: string | null;
    closed_at: string | null;
    refusal_code: string | null;
    refusal_suggestion: string | null;
    person_id: string | null;
    revision: number;
  };
  need_text: {
    tenant_id: string;
    id: string;
    case_id: string;
    place: number;
    origin: string;
    file_name: string | null;
    /** Confidential stretches are blotted out here, character for character. */
    text: string;
    /** Row of `personal_payload` that holds them; null when there are none. */
    secret_id: string | null;
    received_at: string;
  };
  need_reading: {
    tenant_id: string;
    text_id: string;
    case_id: string;
    state: string;
    pack: string | null;
    scheme: string | null;
    version: string | null;
    attribution: string | null;
    model_id: string | null;
    language: string | null;
    notes: string;
    fault: string | null;
    read_at: string | null;
  };
  need_sentence: {
    tenant_id: string;
    id: string;
    text_id: string;
    case_id: string;
    place: number;
    start_at: number;
    end_at: number;
    kind: string;
    language: string;
    status: string;
    reason: string | null;
    group_label: string | null;
    is_confidential: number;
  };
  need_suggestion: {
    tenant_id: string;
    id: string;
    case_id: string;
    text_id: string;
    place: number;
    uri: string;
    label: string;
    probability: number;
    skill_type: string | null;
    mentions: string;
    alternatives: string;
  };
  need: {
    tenant_id: string;
    id: string;
    case_id: string;
    uri: string;
    label: string;
    level: number | null;
    priority: number;
    mentions: string;
    state: string;
    person_id: string | null;
    decided_at: string;
  };
  need_decision: {
    tenant_id: string;
    id: string;
    case_id: string;
    uri: string;
    label: string;
    verdict: string;
    why: string | null;
    note: string;
    level: number | null;
    priority: number | null;
    instead_of: string | null;
    sentence_ids: string;
    person_id: string | null;
    at: string;
  };
  need_event: {
    tenant_id: string;
    id: string;
    case_id: string;
    at: string;
    what: string;
    detail: string;
    for_firm: number;
    person_id: string | null;
  };
  need_question: {
    tenant_id: string;
    id: string;
    case_id: string;
    text: string;
    asked_at: string;
    person_id: string | null;
    answered_at: string | null;
    answer_text_id: string | null;
  };
  need_analysis: {
    tenant_id: string;
    case_id: string;
    revision: number;
    body: string;
    gate: string | null;
    gate_reason: string;
    gate_at: string | null;
    person_id: string | null;
    changed_at: string;
  };
  firm_talk: {
    tenant_id: string;
    id: string;
    organisation_id: string;
    case_id: string | null;
    channel: string;
    note: string;
    at: string;
    person_id: string | null;
  };
  student_case: {
    tenant_id: string;
    id: string;
    organisation_id: string;
    case_id: string | null;
    kind: string;
    state: string;
    field: string;
    steps: string;
    revision: number;
    changed_at: string;
    person_id: string | null;
  };
  need_ranker: {
    tenant_id: string;
    id: string;
    scheme: string;
    base_id: string;
    model: string | null;
    figures: string;
    state: string;
    made_at: string;
    decided_at: string | null;
    person_id: string | null;
  };
}
