// The rows of this room, as the database has them.
export interface RaterTables {
  rating_round: {
    tenant_id: string;
    id: string;
    person_id: string;
    campaign_id: string | null;
    campaign_title: string | null;
    name: string;
    purpose: string;
    thresholds: string;
    bank: string;
    bank_version: string;
    pool: string;
    approver: string | null;
    language: string;
    status: string;
    opened_at: string;
    closes_at: string | null;
    released_at: string | null;
  };
  nomination: {
    tenant_id: string;
    id: string;
    round_id: string;
    place: number;
    rater_group: string;
    language: string;
    address_digest: string;
    state: string;
    asked_at: string | null;
    taken_back_at: string | null;
    left_at: string | null;
    left_reason: string | null;
    device_digest: string | null;
    address_tries: number;
    tries_since: string | null;
    reminders: number;
    reminders_stopped: number;
    handed_in_at: string | null;
  };
  nomination_contact: { tenant_id: string; nomination_id: string; name: string; email: string };
  rating_answer: {
    tenant_id: string;
    nomination_id: string;
    answer_key: string;
    item_id: string;
    revision: number;
    value: string;
    seconds: number;
    answered_at: string;
    received_at: string;
  };
  rating_release: {
    tenant_id: string;
    round_id: string;
    person_id: string;
    released_at: string;
    /** The report as released, never changed. */
    report: string;
    /** What counts in computations: the same, without raters who withdrew before the person's next round. */
    counted: string;
    places: string;
  };
  rating_question: {
    tenant_id: string;
    round_id: string;
    person_id: string;
    text: string;
    asked_at: string;
    closes_at: string;
    /** JSON, shuffled, once closed; null while waiting. */
    answers: string | null;
  };
  rating_question_answer: { tenant_id: string; round_id: string; nomination_id: string; text: string };
}
