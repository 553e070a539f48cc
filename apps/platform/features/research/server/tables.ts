// Tables of research. `person_id` is who did it; answers and results of participants are in none of them.
export interface ResearchTables {
  research_cover: {
    tenant_id: string;
    campaign_id: string;
    language: string;
    sentence: string;
    person_id: string | null;
    declared_at: string;
  };
  research_run: {
    tenant_id: string;
    id: string;
    kind: string;
    state: string;
    progress: number;
    parameters: string;
    bank_digest: string;
    /** Campaigns, skills, anchors. */
    options: string;
    /** Instant up to which attempts were finished. */
    until: string;
    result: string | null;
    person_id: string | null;
    created_at: string;
    finished_at: string | null;
    accepted: string | null;
  };
  research_export: {
    tenant_id: string;
    id: string;
    title: string;
    /** Campaigns, attributes, k, run. */
    options: string;
    until: string;
    people: number;
    blanked: number;
    dropped: string;
    person_id: string | null;
    created_at: string;
  };
  cut_round: {
    tenant_id: string;
    id: string;
    title: string;
    stage: string;
    parameters: string;
    bank_digest: string;
    /** Skills with their statements in order and their places on the scale. */
    booklet: string;
    person_id: string | null;
    created_at: string;
    accepted: string | null;
  };
  cut_panellist: {
    tenant_id: string;
    id: string;
    round_id: string;
    name: string | null;
    added_at: string;
    /** Rises when the link is voided. */
    link_version: number;
  };
  cut_bookmark: {
    tenant_id: string;
    round_id: string;
    panellist_id: string;
    /** 1 or 2. */
    turn: number;
    skill: string;
    marks: string;
    placed_at: string;
  };
}
