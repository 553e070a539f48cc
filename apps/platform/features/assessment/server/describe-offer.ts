// What the start page says: roles, stages, forms and skills, without any target.
import type { AssessmentOffer } from '../contract.ts';
import { GUEST_RETENTION_DAYS } from '../limits.ts';
import type { Instrument } from './instrument.ts';

export function describeOffer({ framework, bank, parameters }: Instrument): AssessmentOffer {
  return {
    roleProfiles: framework.roles.map(({ id, name, description, stages }) => ({
      id,
      name,
      description,
      stages: stages.map((stage) => ({ id: stage.id, name: stage.name, description: stage.description })),
    })),
    skills: framework.skills
      .filter((skill) => bank.head.skills.includes(skill.id))
      .map(({ id, name, definition }) => ({ id, name, definition })),
    forms: [
      { id: 'full', minutesLow: 15, minutesHigh: 20 },
      { id: 'short', minutesLow: 6, minutesHigh: 8 },
    ],
    retentionDays: GUEST_RETENTION_DAYS,
    instrument: {
      bank: bank.head.id,
      version: bank.head.version,
      provisional: parameters.startsWith('provisional'),
      languages: [...bank.languages],
    },
  };
}
