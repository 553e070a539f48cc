// Whether the statements of a bank can be answered, observed and scored: counts, levels, reversed share, lengths, wording, near-duplicates.
import type { Framework } from '../../apps/platform/features/framework/contract.ts';
import type { ItemBank, Statement } from '../../apps/platform/features/itembank/contract.ts';
import { OVERLAP, outside, READING, STATEMENTS } from './limits.ts';
import { countWords, findReadingFaults } from './readability.ts';
import { findSimilar } from './similarity.ts';

/** Words that praise or stretch instead of naming an act. */
const VIRTUE =
  /\b(effective(ly)?|appropriate(ly)?|respectful(ly)?|professional(ly)?|successful(ly)?|constructive(ly)?|active(ly)?|always|often|usually|tehokkaasti|asianmukaisesti|kunnioittavasti|ammattimaisesti|aktiivisesti|aina|usein|yleensä)\b/iu;
const FIRST_PERSON = /\b(I|my|me|we|our|us)\b/;
const SHE_OR_HE = /\b(she or he|her or him|her or his|hers or his|herself or himself)\b/gi;
const ONE_GENDER = /\b(she|he|her|him|his|hers|herself|himself)\b/i;
const HEADING = /six months|puolen vuoden aikana|compared with colleagues/i;

type Known = Pick<Framework, 'head' | 'skills' | 'roles'>;

/** A bank without its fingerprint: the check may also look at a changed copy. */
type Unsigned = Omit<ItemBank, 'digest'>;

/** Sentences about what does not hold; empty when all does. */
export function findStatementFaults(bank: Unsigned, framework: Known): string[] {
  const faults: string[] = [];
  const indicators = new Set(
    framework.skills.flatMap((skill) => skill.levels.flatMap((level) => level.indicators.map(({ id }) => id))),
  );
  const roles = framework.roles.map(({ id }) => id);
  const shown = new Set(bank.statements.map(({ indicator }) => indicator));
  for (const id of indicators) {
    if (bank.head.skills.some((skill) => id.startsWith(`${skill}-`)) && !shown.has(id))
      faults.push(`no statement shows ${id}`);
  }
  for (const skill of bank.head.skills) {
    faults.push(
      ...findSkillFaults(
        skill,
        bank.statements.filter((each) => each.skill === skill),
        roles,
      ),
    );
  }
  for (const each of bank.statements) {
    if (!indicators.has(each.indicator)) faults.push(`${each.id} shows the unknown indicator ${each.indicator}`);
    if (!each.indicator.startsWith(`${each.skill}-${each.level}-`))
      faults.push(`${each.id} has a level or skill other than ${each.indicator}`);
    if (!(each.scale in bank.head.scales) || each.scale === 'effectiveness')
      faults.push(`${each.id} cannot be answered on ${each.scale}`);
    for (const role of each.roles ?? [])
      if (!roles.includes(role)) faults.push(`${each.id} is for the unknown role ${role}`);
    faults.push(...findWordingFaults(each));
  }
  for (const language of bank.head.languages) {
    const of = (field: 'text' | 'observed'): { id: string; text: string }[] =>
      bank.statements.map((each) => ({ id: each.id, text: each[field][language] ?? '' }));
    faults.push(...findSimilar(of('text'), OVERLAP.statement), ...findSimilar(of('observed'), OVERLAP.statement));
  }
  return faults;
}

function findSkillFaults(skill: string, statements: readonly Statement[], roles: readonly string[]): string[] {
  const faults: string[] = [];
  if (statements.length < STATEMENTS.perSkill)
    faults.push(`${skill} has ${statements.length} statements, fewer than ${STATEMENTS.perSkill}`);
  for (const level of [1, 2, 3, 4]) {
    const there = statements.filter((each) => each.level === level).length;
    if (there < STATEMENTS.perLevel)
      faults.push(`${skill} has ${there} statements at level ${level}, fewer than ${STATEMENTS.perLevel}`);
  }
  for (const role of roles) {
    const left = statements.filter((each) => each.roles === undefined || each.roles.includes(role)).length;
    if (left < STATEMENTS.perRole)
      faults.push(`${skill} leaves ${left} statements for ${role}, fewer than ${STATEMENTS.perRole}`);
  }
  const reversed = statements.filter((each) => each.reverse).length / Math.max(1, statements.length);
  const share = outside(reversed, STATEMENTS.reverseShare);
  if (share !== null) faults.push(`${skill} has a share of reversed statements of ${share}`);
  statements.forEach(({ id }, index) => {
    const expected = `${skill}-s${String(index + 1).padStart(2, '0')}`;
    if (id !== expected) faults.push(`${id} should be ${expected}`);
  });
  for (const [language, limits] of Object.entries(READING.statement)) {
    faults.push(
      ...findReadingFaults(
        `${skill} statements (${language})`,
        statements.map((each) => each.text[language] ?? ''),
        limits,
      ),
    );
  }
  return faults;
}

function findWordingFaults({ id, text, observed }: Statement): string[] {
  const faults: string[] = [];
  for (const [field, texts] of Object.entries({ text, observed })) {
    for (const [language, range] of Object.entries(STATEMENTS.words)) {
      const sentence = texts[language] ?? '';
      const length = outside(countWords(sentence), range);
      if (length !== null) faults.push(`${id} ${field} (${language}) has a number of words of ${length}`);
      if (!sentence.endsWith('.')) faults.push(`${id} ${field} (${language}) does not end with a full stop`);
      const virtue = VIRTUE.exec(sentence);
      if (virtue !== null) faults.push(`${id} ${field} (${language}) says “${virtue[0]}” in place of an act`);
      if (HEADING.test(sentence)) faults.push(`${id} ${field} (${language}) repeats the heading`);
    }
  }
  const [self = '', other = ''] = [text.en, observed.en];
  if (!FIRST_PERSON.test(self)) faults.push(`${id} text is not in the first person`);
  if (/\b(I|my|me)\b/.test(other.replaceAll(/“[^”]*”/g, ''))) faults.push(`${id} observed speaks in the first person`);
  const nameless = other.replaceAll(SHE_OR_HE, '');
  if (nameless === other) faults.push(`${id} observed does not say “she or he”`);
  if (ONE_GENDER.test(nameless)) faults.push(`${id} observed knows the gender`);
  if (!/(?<!\p{L})(hän|häne|hänt)/iu.test(observed.fi ?? ''))
    faults.push(`${id} observed (fi) does not say whom it is about`);
  if (/(?<!\p{L})(minä|minun|minut)(?!\p{L})/iu.test(observed.fi ?? ''))
    faults.push(`${id} observed (fi) speaks in the first person`);
  return faults;
}
