// Whether the scenarios of a bank measure judgement: length, keys that spread, reasons, and no option that length or place gives away.
import type { Framework } from '../../apps/platform/features/framework/contract.ts';
import type { ItemBank, Scenario } from '../../apps/platform/features/itembank/contract.ts';
import { OVERLAP, outside, READING, SCENARIOS } from './limits.ts';
import { countWords, findReadingFaults, splitSentences } from './readability.ts';
import { findSimilar } from './similarity.ts';

const ENDS = /[.!?…]”?$/;

/** A bank without its fingerprint: the check may also look at a changed copy. */
type Unsigned = Omit<ItemBank, 'digest'>;

/** Sentences about what does not hold; empty when all does. */
export function findScenarioFaults(bank: Unsigned, framework: Pick<Framework, 'skills'>): string[] {
  const faults: string[] = [];
  const indicators = new Set(
    framework.skills.flatMap((skill) => skill.levels.flatMap((level) => level.indicators.map(({ id }) => id))),
  );
  for (const skill of bank.head.skills) {
    faults.push(
      ...findSkillFaults(
        skill,
        bank.scenarios.filter((each) => each.skill === skill),
        bank.head.languages,
      ),
    );
  }
  for (const each of bank.scenarios) {
    for (const id of each.indicators) {
      if (!indicators.has(id) || !id.startsWith(`${each.skill}-`))
        faults.push(`${each.id} shows ${id}, which ${each.skill} does not have`);
    }
    if (each.indicators.length === 0) faults.push(`${each.id} shows no indicator`);
    if (each.secondary !== undefined && (each.secondary === each.skill || !bank.head.skills.includes(each.secondary))) {
      faults.push(`${each.id} has the second skill ${each.secondary}`);
    }
    faults.push(...findSceneFaults(each), ...findKeyFaults(each), ...findOptionFaults(each));
  }
  for (const language of bank.head.languages) {
    const scenes = bank.scenarios.map(({ id, text }) => ({ id, text: text[language] ?? '' }));
    const options = bank.scenarios.flatMap((each) =>
      each.options.map(({ id, text }) => ({ id, text: text[language] ?? '' })),
    );
    const reasons = bank.scenarios.flatMap((each) =>
      each.options.map(({ id, reason }) => ({ id: `${id} reason`, text: reason[language] ?? '' })),
    );
    faults.push(
      ...findSimilar(scenes, OVERLAP.scenario),
      ...findSimilar(options, OVERLAP.option),
      ...findSimilar(reasons, OVERLAP.reason),
    );
  }
  return faults;
}

function findSkillFaults(skill: string, scenarios: readonly Scenario[], languages: readonly string[]): string[] {
  const faults: string[] = [];
  if (scenarios.length < SCENARIOS.perSkill)
    faults.push(`${skill} has ${scenarios.length} scenarios, fewer than ${SCENARIOS.perSkill}`);
  for (const [name, length] of measures(languages)) {
    const longest = scenarios.filter((each) => isBestFirst(each, length)).length;
    if (longest > SCENARIOS.bestIsLongest)
      faults.push(`in ${longest} scenarios of ${skill} the best option is the longest (${name})`);
    const shortest = scenarios.filter((each) => isBestFirst(each, (text) => -length(text))).length;
    if (shortest > SCENARIOS.bestIsShortest)
      faults.push(`in ${shortest} scenarios of ${skill} the best option is the shortest (${name})`);
  }
  const places = scenarios.map((each) => each.options.findIndex(({ key }) => key === bestKey(each)));
  for (const place of new Set(places)) {
    const times = places.filter((each) => each === place).length;
    if (times > SCENARIOS.bestAtOnePlace)
      faults.push(`in ${times} scenarios of ${skill} the best option stands at place ${place + 1}`);
  }
  const countries = new Set(scenarios.map(({ setting }) => setting.country)).size;
  const fields = new Set(scenarios.map(({ setting }) => setting.field)).size;
  if (countries < SCENARIOS.countries)
    faults.push(`the scenarios of ${skill} play in ${countries} countries, fewer than ${SCENARIOS.countries}`);
  if (fields < SCENARIOS.fields)
    faults.push(`the scenarios of ${skill} play in ${fields} fields, fewer than ${SCENARIOS.fields}`);
  scenarios.forEach(({ id, options }, index) => {
    const expected = `${skill}-c${String(index + 1).padStart(2, '0')}`;
    if (id !== expected) faults.push(`${id} should be ${expected}`);
    options.forEach((option, at) => {
      if (option.id !== `${id}-${'abcde'[at]}`) faults.push(`option ${option.id} should be ${id}-${'abcde'[at]}`);
    });
  });
  for (const [language, limits] of Object.entries(READING.scenarios)) {
    faults.push(
      ...findReadingFaults(
        `${skill} scenarios (${language})`,
        scenarios.map((each) => each.text[language] ?? ''),
        limits,
      ),
    );
  }
  return faults;
}

function findSceneFaults({ id, text }: Scenario): string[] {
  const faults: string[] = [];
  for (const [language, range] of Object.entries(SCENARIOS.words)) {
    const scene = text[language] ?? '';
    const length = outside(countWords(scene), range);
    if (length !== null) faults.push(`${id} (${language}) has a number of words of ${length}`);
    if (!ENDS.test(scene)) faults.push(`${id} (${language}) breaks off`);
    if (scene.endsWith('?')) faults.push(`${id} (${language}) ends with a question of its own`);
    faults.push(...findReadingFaults(`${id} (${language})`, [scene], READING.scenario[language as 'en' | 'fi']));
  }
  if (!/\byou(r|rs|rself)?\b/i.test(text.en ?? '')) faults.push(`${id} does not speak to “you”`);
  return faults;
}

function findKeyFaults(each: Scenario): string[] {
  const faults: string[] = [];
  const keys = each.options.map(({ key }) => key);
  const mean = keys.reduce((sum, key) => sum + key, 0) / keys.length;
  const deviation = Math.sqrt(keys.reduce((sum, key) => sum + (key - mean) ** 2, 0) / keys.length);
  if (deviation < SCENARIOS.keyDeviation)
    faults.push(
      `the keys of ${each.id} have a deviation of ${deviation.toFixed(2)}, less than ${SCENARIOS.keyDeviation}`,
    );
  if (Math.min(...keys) > 2 || Math.max(...keys) < 4)
    faults.push(`the keys of ${each.id} do not reach from ineffective to effective`);
  if (keys.filter((key) => key === bestKey(each)).length !== 1) faults.push(`${each.id} has more than one best option`);
  return faults;
}

function findOptionFaults({ id, options }: Scenario): string[] {
  const faults: string[] = [];
  const number = outside(options.length, SCENARIOS.options);
  if (number !== null) faults.push(`${id} has a number of options of ${number}`);
  for (const [language, range] of Object.entries(SCENARIOS.optionWords)) {
    const lengths = options.map(({ text }) => (text[language] ?? '').length);
    const spread = Math.max(...lengths) / Math.max(1, Math.min(...lengths));
    if (spread > SCENARIOS.optionSpread)
      faults.push(`the longest option of ${id} (${language}) is ${spread.toFixed(2)} times as long as the shortest`);
    for (const option of options) {
      const length = outside(countWords(option.text[language] ?? ''), range);
      if (length !== null) faults.push(`${option.id} (${language}) has a number of words of ${length}`);
      if (!ENDS.test(option.text[language] ?? '')) faults.push(`${option.id} (${language}) breaks off`);
      const reason = option.reason[language] ?? '';
      if (!ENDS.test(reason)) faults.push(`the reason of ${option.id} (${language}) breaks off`);
      if (splitSentences(reason).length !== 1)
        faults.push(`the reason of ${option.id} (${language}) is not one sentence`);
    }
  }
  for (const option of options) {
    const length = outside(countWords(option.reason.en ?? ''), SCENARIOS.reasonWords);
    if (length !== null) faults.push(`the reason of ${option.id} has a number of words of ${length}`);
  }
  return faults;
}

function bestKey({ options }: Scenario): number {
  return Math.max(...options.map(({ key }) => key));
}

type Measure = (texts: Scenario['text']) => number;

/** Letters and marks, as the eye sees them; in English words as well. Finnish compounds make its words a poor measure. */
function measures(languages: readonly string[]): [string, Measure][] {
  const letters = languages.map((language): [string, Measure] => [language, (texts) => (texts[language] ?? '').length]);
  return [...letters, ['en, words', (texts) => countWords(texts.en ?? '')]];
}

/** A tie gives nothing away. */
function isBestFirst({ options }: Scenario, length: Measure): boolean {
  const best = Math.max(...options.map(({ key }) => key));
  const others = Math.max(...options.filter(({ key }) => key !== best).map(({ text }) => length(text)));
  return options.some(({ key, text }) => key === best && length(text) > others);
}
