// The plan a programme begins with.
import type { PlanNeed, ProgrammePlan } from '../../contract.ts';
import type { Audience, DraftLanguage } from '../../limits.ts';
import { startCosts } from './cost-templates.ts';
import type { CostTemplate } from './cost-templates.ts';

export function startPlan(wish: {
  readonly title: string;
  readonly audience: Audience;
  readonly language: DraftLanguage;
  readonly needs: readonly PlanNeed[];
  readonly institution: string;
  readonly costTemplates: readonly CostTemplate[];
}): ProgrammePlan {
  const { title, audience, language, needs, institution, costTemplates } = wish;
  return {
    title,
    audience,
    language,
    why: '',
    needs: [...needs],
    objectives: [],
    assessments: [],
    sessions: [],
    facts: {
      hoursPerEcts: 27,
      eqf: null,
      participants: { min: 8, max: 16 },
      participation: null,
      prerequisites: '',
      awardingBody: institution,
      country: '',
      qualityAssurance: '',
      startsOn: null,
    },
    costs: startCosts(costTemplates, audience, language),
    charter: { purpose: '', participants: '', outcomes: '', steering: '', delivery: '', terms: '' },
  };
}
