// The columns of the tables of attempts, answers and offers as queries see them.
export type AttemptTable = {
  tenant_id: string;
  id: string;
  person_id: string;
  bank: string;
  bank_version: string;
  bank_digest: string;
  parameters: string;
  framework: string;
  policy: string;
  role_profile: string;
  stage: string;
  form: string;
  language: string;
  status: string;
  stop: string | null;
  offered: string;
  step: number;
  started_at: string;
  last_answer_at: string;
  finished_at: string | null;
  campaign_id: string | null;
  pilots: string | null;
};

export type AssessmentTables = {
  attempt: AttemptTable;
  answer: {
    tenant_id: string;
    attempt_id: string;
    answer_key: string;
    item_id: string;
    revision: number;
    value: string;
    seconds: number;
    answered_at: string;
    received_at: string;
  };
  offer: { tenant_id: string; attempt_id: string; step: number; answers: string; choice: string; offered_at: string };
};
