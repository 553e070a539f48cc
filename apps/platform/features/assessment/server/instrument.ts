// Everything an assessment is made of, prepared once: bank, parameters, model, the texts a person sees.
import { defaultModel, prepareBank, prepareModel } from '@dragoman/psychometrics';
import type { PreparedBank, PreparedModel } from '@dragoman/psychometrics';
import type { Framework } from '../../framework/contract.ts';
import type { ItemBank } from '../../itembank/contract.ts';
import { PROVISIONAL_PARAMETERS, toMeasuredBank } from '../../itembank/server/index.ts';
import type { ShownItem } from '../contract.ts';

export interface Instrument {
  readonly framework: Framework;
  readonly bank: ItemBank;
  readonly parameters: string;
  readonly prepared: PreparedBank;
  readonly model: PreparedModel;
  /** What a person sees of each item: words only, never keys, levels or parameters. */
  readonly shown: ReadonlyMap<string, ShownItem>;
  readonly optionCounts: ReadonlyMap<string, number>;
}

export function createInstrument(framework: Framework, bank: ItemBank): Instrument {
  return {
    framework,
    bank,
    parameters: PROVISIONAL_PARAMETERS,
    prepared: prepareBank(toMeasuredBank(bank)),
    model: prepareModel(defaultModel(), bank.head.skills),
    shown: new Map([...shownStatements(bank), ...shownScenarios(bank)]),
    optionCounts: new Map(bank.scenarios.map((item) => [item.id, item.options.length])),
  };
}

function shownStatements(bank: ItemBank): [string, ShownItem][] {
  return bank.statements.map((item) => [
    item.id,
    {
      kind: 'statement',
      itemId: item.id,
      lead: bank.head.frame.statement,
      text: item.text,
      categories: bank.head.scales[item.scale]!,
    },
  ]);
}

function shownScenarios(bank: ItemBank): [string, ShownItem][] {
  return bank.scenarios.map((item) => [
    item.id,
    {
      kind: 'scenario',
      itemId: item.id,
      lead: bank.head.frame.scenario,
      text: item.text,
      options: item.options.map(({ id, text }) => ({ id, text })),
      categories: bank.head.scales['effectiveness']!,
    },
  ]);
}
