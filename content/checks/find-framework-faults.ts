// Whether a framework is complete enough to be measured and taught: skills, indicators, lengths, links to ESCO.
import type { Framework, FrameworkSkill } from '../../apps/platform/features/framework/contract.ts';
import {
  DEFAULT_SKILLS,
  ESCO_LINKS,
  FRAMEWORK_WORDS,
  MEASURED_INDICATORS_A_LEVEL,
  OVERLAP,
  outside,
  READING,
  SKILLS,
} from './limits.ts';
import { countWords, findReadingFaults } from './readability.ts';
import { findSimilar } from './similarity.ts';

/** As published: a UUID, or an older concept’s letter and number. */
const ESCO_URI =
  /^http:\/\/data\.europa\.eu\/esco\/skill\/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[SKAT]\d+(\.\d+)*)$/;

/** Sentences about what does not hold; empty when all does. */
export function findFrameworkFaults({ head, skills }: Framework): string[] {
  const faults: string[] = [];
  const measured = new Set(head.defaultSet.skills);
  if (skills.length !== SKILLS) faults.push(`there are ${skills.length} skills and not ${SKILLS}`);
  if (measured.size !== DEFAULT_SKILLS)
    faults.push(`the default set has ${measured.size} skills and not ${DEFAULT_SKILLS}`);
  const letters = new Set(head.sources.flatMap((source) => /^([A-Z]): /.exec(source)?.[1] ?? []));
  for (const skill of skills) faults.push(...findSkillFaults(skill, measured.has(skill.id), letters));
  const indicators = skills.flatMap((skill) => skill.levels.flatMap((level) => level.indicators));
  for (const language of head.languages) {
    faults.push(
      ...findSimilar(
        indicators.map(({ id, text }) => ({ id, text: text[language] ?? '' })),
        OVERLAP.indicator,
      ),
    );
    faults.push(...findRepeated(skills.map(({ id, name }) => ({ id, text: name[language] ?? '' }))));
  }
  return faults;
}

function findSkillFaults(skill: FrameworkSkill, isMeasured: boolean, letters: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const least = isMeasured ? MEASURED_INDICATORS_A_LEVEL : 1;
  for (const { level, indicators } of skill.levels) {
    if (indicators.length < least)
      faults.push(`${skill.id} has ${indicators.length} indicators at level ${level}, fewer than ${least}`);
    indicators.forEach(({ id }, index) => {
      if (id !== `${skill.id}-${level}-${index + 1}`)
        faults.push(`indicator ${id} should be ${skill.id}-${level}-${index + 1}`);
    });
  }
  for (const [field, range] of Object.entries(FRAMEWORK_WORDS)) {
    const length = outside(countWords(skill[field as keyof typeof FRAMEWORK_WORDS].en ?? ''), range);
    if (length !== null) faults.push(`${skill.id} ${field} has a number of words of ${length}`);
  }
  const links = outside(skill.esco.length, ESCO_LINKS);
  if (links !== null) faults.push(`${skill.id} has a number of ESCO links of ${links}`);
  for (const { uri } of skill.esco)
    if (!ESCO_URI.test(uri)) faults.push(`${skill.id} links to ${uri}, which is no ESCO skill`);
  if (new Set(skill.esco.map(({ uri }) => uri)).size !== skill.esco.length)
    faults.push(`${skill.id} links to an ESCO skill twice`);
  if (skill.basis.length === 0) faults.push(`${skill.id} names no basis`);
  for (const letter of skill.basis)
    if (!letters.has(letter)) faults.push(`${skill.id} rests on ${letter}, which is not among the sources`);
  for (const [language, limits] of Object.entries(READING.skill)) {
    const texts = [skill.definition, skill.inKnowledgeTransfer, skill.inLearningWork, skill.isNot];
    faults.push(
      ...findReadingFaults(
        `${skill.id} (${language})`,
        texts.map((text) => text[language] ?? ''),
        limits,
      ),
    );
  }
  return faults;
}

function findRepeated(names: readonly { readonly id: string; readonly text: string }[]): string[] {
  return names
    .filter(({ text }, index) => names.findIndex((other) => other.text === text) !== index)
    .map(({ id, text }) => `${id} has the name “${text}” of another skill`);
}
