// The keys in use now, and which of them come from a panel.
import type { Bank } from '@dragoman/psychometrics';
import type { Queries } from '../../../core/database/database.ts';
import type { StoredBank } from '../../itembank/contract.ts';
import { bankVersionStore, PROVISIONAL_PARAMETERS, toMeasuredBank } from '../../itembank/server/index.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';

export interface CurrentKeys {
  /** The version of the bank that new attempts are measured with. */
  readonly parameters: string;
  readonly body: StoredBank;
  keysOf(scenario: string): Readonly<Record<string, number>>;
  labelOf(scenario: string): 'authors-key' | 'panel-key';
}

export async function currentKeys(
  { bank }: Pick<StudiesDependencies, 'bank'>,
  queries: Queries,
  tenantId: string,
): Promise<CurrentKeys> {
  const version = await bankVersionStore(queries).findCurrent(tenantId, bank.digest);
  const body = version?.body ?? { bank: toMeasuredBank(bank), cuts: null, links: [] };
  const accepted = await studyStore(queries).listKeyVersions(tenantId);
  const panel = new Set(accepted.flatMap(({ scenarios }) => scenarios));
  const keys = keysIn(body.bank);
  return {
    parameters: version?.parameters ?? PROVISIONAL_PARAMETERS,
    body,
    keysOf: (scenario) => keys.get(scenario) ?? {},
    labelOf: (scenario) => (panel.has(scenario) ? 'panel-key' : 'authors-key'),
  };
}

function keysIn(bank: Bank): Map<string, Record<string, number>> {
  return new Map(
    bank.items.flatMap((item) =>
      item.kind === 'scenario'
        ? [[item.id, Object.fromEntries(item.options.map(({ id, key }) => [id, key]))] as const]
        : [],
    ),
  );
}

/** The same bank with other keys for some scenarios; nothing else changes. */
export function withKeys(bank: Bank, keys: ReadonlyMap<string, Readonly<Record<string, number>>>): Bank {
  return {
    ...bank,
    items: bank.items.map((item) => {
      const changed = keys.get(item.id);
      if (item.kind !== 'scenario' || changed === undefined) return item;
      return { ...item, options: item.options.map((option) => ({ ...option, key: changed[option.id] ?? option.key })) };
    }),
  };
}
