// Statements that are tried out: their ids, which no item of a bank may have, and their first parameters.
import { provisionalParameters } from '@dragoman/psychometrics';
import type { BankStatement } from '@dragoman/psychometrics';
import type { PilotItem } from '../contract.ts';

const PREFIX = 'pilot-';

/** The beginning of the id says what an answer to it is, wherever it turns up: it never counts for a result. */
export function isPilotItem(itemId: string): boolean {
  return itemId.startsWith(PREFIX);
}

/** `pilot-<skill>-<12 digits>`: the same in no two institutions, because the digits are of a new id. */
export function makePilotId(skill: string, newId: string): string {
  return `${PREFIX}${skill}-${newId.replaceAll('-', '').slice(-12)}`;
}

/** The skill a pilot item was written for. */
export function skillOfPilot(itemId: string): string {
  return itemId.slice(PREFIX.length, -13);
}

/** As the measurement library takes it; used for reports and calibration, never for a result. */
export function measuredPilot(item: Pick<PilotItem, 'id' | 'skill' | 'level' | 'reverse'>): BankStatement {
  return {
    id: item.id,
    kind: 'statement',
    skill: item.skill,
    ...provisionalParameters(item.level as 1 | 2 | 3 | 4, item.reverse),
  };
}
