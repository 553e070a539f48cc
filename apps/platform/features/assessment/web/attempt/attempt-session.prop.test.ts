import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventDevice } from '../testing/invented-device.ts';
import { inventServer } from '../testing/invented-server.ts';
import type { InventedServer, Weather } from '../testing/invented-server.ts';
import { viewOf } from './attempt-model.ts';
import type { AttemptSession } from './attempt-session.ts';

type Step =
  | { readonly do: 'answer'; readonly tab: 0 | 1; readonly category: number }
  | { readonly do: 'next' | 'back' | 'reopen'; readonly tab: 0 | 1 }
  | { readonly do: 'weather'; readonly weather: Weather }
  | { readonly do: 'pass'; readonly seconds: number };

const tabs = fc.constantFrom<0 | 1>(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), tab: tabs, category: fc.nat(4) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('next' as const), tab: tabs }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('back' as const, 'reopen' as const), tab: tabs }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('weather' as const),
      weather: fc.constantFrom<Weather>('fine', 'request-lost', 'reply-lost'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.integer({ min: 0, max: 40 }) }) },
);

interface Given {
  readonly itemId: string;
  readonly category: number;
}

/** Plays the steps, lets the network come back, and gives what was answered and what the server holds. */
async function play(
  steps: readonly Step[],
  sabotage?: (server: InventedServer) => void,
): Promise<{ given: Given[]; held: Given[] }> {
  const device = inventDevice();
  const server = inventServer(9);
  sabotage?.(server);
  const open: AttemptSession[] = [device.openTab(server), device.openTab(server)];
  for (const tab of open) await tab.open();
  await device.settle();
  const given: Given[] = [];
  for (const each of steps) {
    if (each.do === 'weather') server.weather = () => each.weather;
    else if (each.do === 'pass') await device.pass(each.seconds * 1000);
    else if (each.do === 'reopen') {
      open[each.tab]!.close();
      open[each.tab] = device.openTab(server);
      await open[each.tab]!.open();
    } else {
      const tab = open[each.tab]!;
      const view = tab.model.value === null ? null : viewOf(tab.model.value);
      if (each.do === 'next') tab.goOn();
      else if (each.do === 'back') tab.goBack();
      else if (each.do === 'answer' && view?.kind === 'item') {
        tab.answer(view.item.itemId, { category: each.category }, 1);
        given.push({ itemId: view.item.itemId, category: each.category });
      }
    }
    await device.settle();
  }
  server.weather = () => 'fine';
  await device.pass(120_000);
  const held = server.stored.map(({ itemId, value }) => ({
    itemId,
    category: 'category' in value ? value.category : -1,
  }));
  for (const tab of open) tab.close();
  return { given, held };
}

const sorted = (answers: readonly Given[]): string[] => answers.map((each) => `${each.itemId} ${each.category}`).sort();

describe('whatever happens to network, tabs and page', () => {
  it('every answer given is stored exactly once', async () => {
    let total = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const { given, held } = await play(steps);
        total += given.length;
        expect(sorted(held)).toEqual(sorted(given));
      }),
      { numRuns: 150 },
    );
    // Steps that answer nothing would make the property hold for nothing; about three hundred answers are usual.
    expect(total).toBeGreaterThan(100);
  });

  it('and the test would notice a server that acknowledges what it does not keep', async () => {
    const losing = (server: InventedServer): void => {
      const answer = server.answer;
      server.answer = async (body) => {
        const reply = await answer(body);
        server.stored.pop();
        return reply;
      };
    };
    const { given, held } = await play([{ do: 'answer', tab: 0, category: 1 }], losing);
    expect(sorted(held)).not.toEqual(sorted(given));
  });
});
