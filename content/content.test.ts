// Everything in content/ that people answer, read or practise, held to the rules in content/README.md.
import { describe, expect, it } from 'vitest';
import { loadModules } from '../apps/platform/features/catalogue/server/index.ts';
import { loadFramework } from '../apps/platform/features/framework/server/index.ts';
import { loadItemBank } from '../apps/platform/features/itembank/server/index.ts';
import { collectTexts } from './checks/collect-texts.ts';
import { findFrameworkFaults } from './checks/find-framework-faults.ts';
import { findGoldFaults, loadGoldTexts } from './checks/find-gold-faults.ts';
import { findModuleFaults } from './checks/find-module-faults.ts';
import { findScenarioFaults } from './checks/find-scenario-faults.ts';
import { findStatementFaults } from './checks/find-statement-faults.ts';
import { findTextFaults } from './checks/find-text-faults.ts';
import { findVocabularyFaults, listKnownSkills, loadVocabulary } from './checks/find-vocabulary-faults.ts';

const framework = loadFramework(new URL('frameworks/dragoman-25/', import.meta.url));
const bank = loadItemBank(new URL('itembanks/core/', import.meta.url));
const modules = loadModules(new URL('modules/short/', import.meta.url));

describe('the content', () => {
  it('has a framework of 25 described skills, eight of them ready to be measured', () => {
    expect(findFrameworkFaults(framework)).toEqual([]);
  });

  it('has statements that one can answer, see and score', () => {
    expect(findStatementFaults(bank, framework)).toEqual([]);
  });

  it('has scenarios whose best option cannot be told by length or place', () => {
    expect(findScenarioFaults(bank, framework)).toEqual([]);
  });

  it('has modules that lead every measured skill from level 1 to level 4', () => {
    expect(findModuleFaults(modules, framework)).toEqual([]);
  });

  it('measures the default set of the framework and its version', () => {
    expect(bank.head.skills).toEqual(framework.head.defaultSet.skills);
    expect(bank.head.framework).toBe(`${framework.head.id}@${framework.head.version}`);
  });

  it.each([
    ['framework', framework, framework.head.languages],
    ['item bank', { head: bank.head, statements: bank.statements, scenarios: bank.scenarios }, bank.head.languages],
    ['modules', modules, framework.head.languages],
  ] as const)('is complete, clean and translated in every language: %s', (name, part, languages) => {
    const texts = collectTexts(part, name);
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.flatMap((text) => findTextFaults(text, languages))).toEqual([]);
  });
});

describe('the vocabulary of skills', () => {
  it('holds enough skills in five languages, and no phrase that stands for two of them', () => {
    const vocabulary = loadVocabulary(new URL('vocabulary/', import.meta.url));
    expect(
      findVocabularyFaults(
        vocabulary,
        framework.skills.map(({ id }) => id),
      ),
    ).toEqual([]);
  });
});

describe('the gold set of firms’ texts', () => {
  it('has marks that stand in the text, two readings and two halves that are alike', () => {
    const known = listKnownSkills(loadVocabulary(new URL('vocabulary/', import.meta.url)));
    expect(findGoldFaults(loadGoldTexts(new URL('matching/gold/texts.jsonl', import.meta.url)), known)).toEqual([]);
  });
});
