// A world of the study with its bank and models made ready.
import {
  prepareBank,
  type PreparedBank,
  prepareModel,
  type PreparedModel,
  truthsGivenViews,
} from '@dragoman/psychometrics';
import { BANK, type World } from './plan-hit-rate-worlds.ts';

export interface PreparedWorld {
  world: World;
  bank: PreparedBank;
  model: PreparedModel;
  trueModel: PreparedModel;
  drawTruths: ReturnType<typeof truthsGivenViews>;
  /** Given every view: what judges plans that rest on other people's ratings. */
  drawRatedTruths: ReturnType<typeof truthsGivenViews>;
}

export function prepareWorld(world: World): PreparedWorld {
  const bank = prepareBank(BANK);
  const trueModel = prepareModel(world.trueModel, bank.skills);
  const model = prepareModel(world.model, bank.skills);
  return {
    world,
    bank,
    model,
    trueModel,
    drawTruths: truthsGivenViews(trueModel),
    drawRatedTruths: truthsGivenViews(trueModel, 'every-view'),
  };
}
