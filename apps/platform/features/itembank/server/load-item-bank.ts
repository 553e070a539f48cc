// The item bank that ships with Dragoman, read from `content/itembanks/<id>` and checked as a whole.
import { createHash } from 'node:crypto';
import { readContent, readContentFolder } from '../../../core/content/read-content.ts';
import { bankHead, scenarioFile, statementFile } from '../contract.ts';
import type { ItemBank } from '../contract.ts';
import { findBankProblems } from './find-bank-problems.ts';

/** Reads one item bank folder; throws with every problem found when its parts do not fit together. */
export function loadItemBank(folder: URL): ItemBank {
  const head = readContent(new URL('bank.json', folder), bankHead);
  const order = (skill: string): number => head.skills.indexOf(skill);
  const statements = readContentFolder(new URL('statements/', folder), statementFile)
    .sort((a, b) => order(a.skill) - order(b.skill))
    .flatMap((file) => file.statements.map((each) => ({ ...each, skill: file.skill })));
  const scenarios = readContentFolder(new URL('scenarios/', folder), scenarioFile)
    .sort((a, b) => order(a.skill) - order(b.skill))
    .flatMap((file) => file.scenarios.map((each) => ({ ...each, skill: file.skill })));
  const digest = createHash('sha256')
    .update(JSON.stringify([head, statements, scenarios]))
    .digest('hex')
    .slice(0, 32);
  const bank: ItemBank = { head, statements, scenarios, digest };
  const problems = findBankProblems(bank);
  if (problems.length > 0) throw new Error(`Item bank ${head.id}: ${problems.join('; ')}`);
  return bank;
}
