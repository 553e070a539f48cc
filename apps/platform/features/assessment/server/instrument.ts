// Everything an assessment is made of, prepared once: bank, parameters, model, the texts a person sees. One of these for each version.
import { defaultModel, prepareBank, prepareModel } from '@dragoman/psychometrics';
import type { Framework } from '../../framework/contract.ts';
import type { ItemBank } from '../../itembank/contract.ts';
import { PROVISIONAL_PARAMETERS, toMeasuredBank } from '../../itembank/server/index.ts';
import type { ShownItem } from '../contract.ts';
import { createVersions } from './instrument-versions.ts';
import type { Instrument } from './instrument-versions.ts';

export type { Instrument, InstrumentVersions } from './instrument-versions.ts';

export function createInstrument(framework: Framework, bank: ItemBank): Instrument {
  const shipped: Omit<Instrument, 'versions'> = {
    framework,
    bank,
    parameters: PROVISIONAL_PARAMETERS,
    prepared: prepareBank(toMeasuredBank(bank)),
    model: prepareModel(defaultModel(), bank.head.skills),
    shown: new Map([...shownStatements(bank), ...shownScenarios(bank)]),
    optionCounts: new Map(bank.scenarios.map((item) => [item.id, item.options.length])),
    cuts: null,
    settled: new Set(),
  };
  return createVersions(shipped);
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
