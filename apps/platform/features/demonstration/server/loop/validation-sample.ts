// A sample of people who have answered every statement of some skills, with one statement planted that works differently in Finnish.
import type { Language } from '@dragoman/kernel';
import { createRandom, syntheticAnswer, syntheticPeople } from '@dragoman/psychometrics';
import type { Instrument } from '../../../assessment/server/index.ts';
import { toMeasuredBank } from '../../../itembank/server/index.ts';
import type { SyntheticSample } from '../../loop-contract.ts';

export interface Respondent {
  readonly language: Language;
  readonly roleProfile: string;
  readonly answers: readonly { readonly itemId: string; readonly category: number }[];
}

/** Place of the self view in `SyntheticPerson.views`. */
const SELF_VIEW = 1;

/** The same for the same seed. Language and role go round, so that both groups are equally large and equally able. */
export function drawValidationSample(instrument: Instrument, sample: SyntheticSample, seed: string): Respondent[] {
  const bank = toMeasuredBank(instrument.bank);
  const { skills } = instrument.bank.head;
  const items = bank.items.filter((item) => item.kind === 'statement' && sample.skills.includes(item.skill));
  const roles = instrument.framework.roles.map(({ id }) => id);
  return syntheticPeople(instrument.model, sample.people, `${seed}/sample`).map((person, index): Respondent => {
    const language = index % 2 === 0 ? 'en' : 'fi';
    const roleProfile = roles[Math.floor(index / 2) % roles.length]!;
    const random = createRandom(`${seed}/sample/${index}`);
    const answers = items.map((item) => {
      const isPlanted = item.id === sample.planted.item && language === sample.planted.language;
      const theta = person.views[SELF_VIEW * skills.length + skills.indexOf(item.skill)]!;
      const value = syntheticAnswer(item, theta - (isPlanted ? sample.planted.harder : 0), random, person);
      return { itemId: item.id, category: (value as { category: number }).category };
    });
    return { language, roleProfile, answers };
  });
}
