// The item bank that ships with Dragoman, read from `content/itembanks/<id>` and checked as a whole.
import { createHash } from 'node:crypto';
import { readContent, readContentAsWritten, readContentFolder } from '../../../core/content/read-content.ts';
import { readInstrumentLanguages } from '../../../core/content/translations.ts';
import { bankHead, scenarioFile, statementFile } from '../contract.ts';
import type { BankLanguage, ItemBank } from '../contract.ts';

const SOURCE = 'en';
import { findBankProblems } from './find-bank-problems.ts';

/** Reads one item bank folder; throws with every problem found when its parts do not fit together. */
export function loadItemBank(folder: URL): ItemBank {
  const parts = readParts(folder, readContent);
  const { head } = parts;
  const bank: ItemBank = { ...parts, digest: digestOf(folder), languages: readLanguages(folder, head.languages) };
  const problems = findBankProblems(bank);
  if (problems.length > 0) throw new Error(`Item bank ${head.id}: ${problems.join('; ')}`);
  return bank;
}

function readParts(folder: URL, read: typeof readContent): Pick<ItemBank, 'head' | 'statements' | 'scenarios'> {
  const head = read(new URL('bank.json', folder), bankHead);
  const order = (skill: string): number => head.skills.indexOf(skill);
  const statements = readContentFolder(new URL('statements/', folder), statementFile, read)
    .sort((a, b) => order(a.skill) - order(b.skill))
    .flatMap((file) => file.statements.map((each) => ({ ...each, skill: file.skill })));
  const scenarios = readContentFolder(new URL('scenarios/', folder), scenarioFile, read)
    .sort((a, b) => order(a.skill) - order(b.skill))
    .flatMap((file) => file.scenarios.map((each) => ({ ...each, skill: file.skill })));
  return { head, statements, scenarios };
}

/** A language offered beside the bank changes who can read it, not what it measures: calibrations and panel keys stay with the bank. */
function digestOf(folder: URL): string {
  const { head, statements, scenarios } = readParts(folder, readContentAsWritten);
  return createHash('sha256')
    .update(JSON.stringify([head, statements, scenarios]))
    .digest('hex')
    .slice(0, 32);
}

/** English is the source; every other language has to say how far it may be trusted. */
function readLanguages(folder: URL, offered: readonly string[]): readonly BankLanguage[] {
  const states = readInstrumentLanguages(folder);
  return offered.map((language) => {
    const state = states[language];
    if (language === SOURCE || state === undefined) return { language, review: 'source', equivalence: 'source' };
    return {
      language,
      review: state.review === 'not yet reviewed' ? 'not-reviewed' : 'reviewed',
      equivalence: state.equivalence === 'not yet shown' ? 'not-shown' : 'shown',
    };
  });
}
