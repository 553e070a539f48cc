// What a schema cannot see: whether the parts of an item bank fit together and can be scored.
import type { ItemBank } from '../contract.ts';
import { isPilotItem } from './pilot-items.ts';

/** Sentences about what does not fit; empty when all does. */
export function findBankProblems({ head, statements, scenarios }: ItemBank): string[] {
  const problems: string[] = [];
  const ids = [...statements, ...scenarios].map((item) => item.id);
  for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index)))
    problems.push(`item ${id} occurs twice`);
  for (const item of [...statements, ...scenarios]) {
    if (isPilotItem(item.id)) problems.push(`${item.id} has the id of an item that is tried out and would never count`);
    if (!head.skills.includes(item.skill))
      problems.push(`${item.id} belongs to ${item.skill}, which the bank does not list`);
  }
  for (const item of statements) {
    if (!(item.scale in head.scales)) problems.push(`${item.id} uses the unknown scale ${item.scale}`);
  }
  for (const item of scenarios) {
    const keys = item.options.map((option) => option.key);
    if (Math.min(...keys) > 2 || Math.max(...keys) < 4)
      problems.push(`the keys of ${item.id} do not reach from ineffective to effective`);
    if (new Set(item.options.map((option) => option.id)).size !== keys.length)
      problems.push(`${item.id} has an option twice`);
  }
  for (const [scale, words] of Object.entries(head.scales)) {
    for (const language of head.languages)
      if (!(language in words)) problems.push(`scale ${scale} has no words in ${language}`);
  }
  if (!('effectiveness' in head.scales)) problems.push('the scale "effectiveness" of the scenarios is missing');
  return problems;
}
