import { describe, expect, it } from 'vitest';
import { inventDevice } from '../testing/invented-device.ts';
import { inventServer } from '../testing/invented-server.ts';
import type { AnswerValue } from '../../contract.ts';
import { answeredIds, viewOf } from './attempt-model.ts';
import type { AttemptSession } from './attempt-session.ts';

function shownId(tab: AttemptSession): string {
  const view = viewOf(tab.model.value!);
  return view.kind === 'item' ? view.item.itemId : view.kind;
}

function fittingValue(tab: AttemptSession, category = 1): AnswerValue {
  const view = viewOf(tab.model.value!);
  return view.kind === 'item' && view.item.kind === 'scenario' ? { ratings: [1, 2, 3] } : { category };
}

async function openTab(device = inventDevice(), server = inventServer(12)) {
  const tab = device.openTab(server);
  await tab.open();
  await device.settle();
  return { device, server, tab };
}

describe('answering with a network', () => {
  it('says "saved" only when the server holds the answer', async () => {
    const { device, server, tab } = await openTab();
    expect(tab.saveState.value).toBe('idle');
    tab.answer(shownId(tab), { category: 2 }, 5);
    expect(tab.saveState.value).toBe('saving');
    expect(server.stored).toHaveLength(0);
    await device.settle();
    expect(server.stored).toHaveLength(1);
    expect(tab.saveState.value).toBe('saved');
  });

  it('stays on the item until the person goes on, then shows what the server chose', async () => {
    const { device, tab } = await openTab();
    tab.answer(shownId(tab), { category: 4 }, 5);
    await device.settle();
    expect(shownId(tab)).toBe('item-0');
    tab.goOn();
    expect(shownId(tab)).toBe('item-2');
  });

  it('does not go on from an item without an answer', async () => {
    const { tab } = await openTab();
    tab.goOn();
    expect(shownId(tab)).toBe('item-0');
  });

  it('keeps a changed answer as a new revision and never overwrites the first', async () => {
    const { device, server, tab } = await openTab();
    tab.answer('item-0', { category: 2 }, 5);
    tab.answer('item-0', { category: 3 }, 6);
    await device.settle();
    expect(server.stored.map(({ revision, value }) => [revision, value])).toEqual([
      [1, { category: 2 }],
      [2, { category: 3 }],
    ]);
  });

  it('goes back through the own answers and forward again to where one was', async () => {
    const { device, tab } = await openTab();
    for (let count = 0; count < 3; count += 1) {
      tab.answer(shownId(tab), fittingValue(tab), 5);
      await device.settle();
      tab.goOn();
    }
    const front = shownId(tab);
    tab.goBack();
    tab.goBack();
    expect(shownId(tab)).toBe('item-1');
    tab.goOn();
    expect(shownId(tab)).toBe('item-2');
    tab.goOn();
    expect(shownId(tab)).toBe(front);
  });

  it('empties the device once everything is acknowledged and forgets all at the end', async () => {
    const { device, server, tab } = await openTab(inventDevice(), inventServer(2));
    for (let count = 0; count < 2; count += 1) {
      tab.answer(shownId(tab), fittingValue(tab), 5);
      await device.settle();
      expect(device.answers.size).toBe(0);
      tab.goOn();
    }
    expect(viewOf(tab.model.value!).kind).toBe('finish');
    expect(await tab.finish(false)).toBeNull();
    expect(server.status).toBe('finished');
    expect(device.snapshots.size).toBe(0);
  });
});

describe('answering without a network', () => {
  it('keeps answers on the device, goes on with the items ahead, and says so when they are used up', async () => {
    const { device, server, tab } = await openTab();
    server.weather = () => 'request-lost';
    for (let count = 0; count < 5; count += 1) {
      tab.answer(shownId(tab), fittingValue(tab), 5);
      await device.settle();
      tab.goOn();
    }
    expect(tab.saveState.value).toBe('kept');
    expect(device.answers.size).toBe(5);
    expect(viewOf(tab.model.value!).kind).toBe('awaiting');

    server.weather = () => 'fine';
    await device.pass(60_000);
    expect(server.stored).toHaveLength(5);
    expect(tab.saveState.value).toBe('saved');
    expect(device.answers.size).toBe(0);
    expect(viewOf(tab.model.value!).kind).toBe('item');
  });

  it('opens again from the device alone, with answers, place and half-rated scenario', async () => {
    const { device, server, tab } = await openTab();
    server.weather = () => 'request-lost';
    for (let count = 0; count < 2; count += 1) {
      tab.answer(shownId(tab), fittingValue(tab), 5);
      await device.settle();
      tab.goOn();
    }
    tab.keepDraft(shownId(tab), [4, null, null]);
    await device.settle();
    tab.close();

    const again = device.openTab(server);
    await again.open();
    await device.settle();
    expect(shownId(again)).toBe('item-2');
    expect(answeredIds(again.model.value!)).toEqual(['item-0', 'item-1']);
    expect(again.model.value!.drafts['item-2']).toEqual([4, null, null]);
    expect(again.saveState.value).toBe('kept');

    server.weather = () => 'fine';
    await device.pass(60_000);
    expect(server.stored.map((event) => event.itemId)).toEqual(['item-0', 'item-1']);
  });

  it('stores an answer once when only the reply was lost', async () => {
    const { device, server, tab } = await openTab();
    server.weather = () => 'reply-lost';
    tab.answer('item-0', { category: 1 }, 5);
    await device.settle();
    expect(server.stored).toHaveLength(1);
    expect(tab.saveState.value).toBe('kept');
    server.weather = () => 'fine';
    await device.pass(60_000);
    expect(server.stored).toHaveLength(1);
    expect(tab.saveState.value).toBe('saved');
  });

  it('waits longer after each failure', async () => {
    const { device, server, tab } = await openTab();
    server.weather = () => 'request-lost';
    tab.answer('item-0', { category: 1 }, 5);
    await device.settle();
    const before = server.requests.count;
    await device.pass(16_000);
    expect(server.requests.count - before).toBe(4);
  });

  it('shows an item kept ahead when the server takes too long to choose', async () => {
    const { device, server, tab } = await openTab();
    let release = (): void => undefined;
    const answer = server.answer;
    server.answer = async (body) => {
      await new Promise<void>((resolve) => (release = resolve));
      return answer(body);
    };
    tab.answer('item-0', { category: 1 }, 5);
    await device.settle();
    tab.goOn();
    expect(viewOf(tab.model.value!).kind).toBe('awaiting');
    await device.pass(2500);
    expect(shownId(tab)).toBe('item-1');
    release();
    await device.settle();
    expect(shownId(tab)).toBe('item-1');
    expect(tab.saveState.value).toBe('saved');
  });
});

describe('a browser that refuses storage', () => {
  it('says that the connection is needed, does not go on alone, and saves directly', async () => {
    const device = inventDevice();
    device.canStore = false;
    const { server, tab } = await openTab(device);
    server.weather = () => 'request-lost';
    tab.answer('item-0', { category: 1 }, 5);
    await device.settle();
    expect(tab.saveState.value).toBe('needed');
    tab.goOn();
    await device.pass(5000);
    expect(viewOf(tab.model.value!).kind).toBe('awaiting');
    server.weather = () => 'fine';
    await tab.sendNow();
    await device.settle();
    expect(tab.saveState.value).toBe('saved');
    expect(shownId(tab)).toBe('item-1');
  });

  it('notices when storage fills up in the middle', async () => {
    const { device, server, tab } = await openTab();
    server.weather = () => 'request-lost';
    device.canStore = false;
    tab.answer('item-0', { category: 1 }, 5);
    await device.settle();
    expect(tab.saveState.value).toBe('needed');
  });
});

describe('two tabs', () => {
  it('show the same item, the same answer and the same state', async () => {
    const { device, server, tab } = await openTab();
    const other = device.openTab(server);
    await other.open();
    await device.settle();
    tab.answer('item-0', { category: 4 }, 5);
    await device.settle();
    expect(viewOf(other.model.value!)).toEqual(viewOf(tab.model.value!));
    expect(other.saveState.value).toBe('saved');
    tab.goOn();
    await device.settle();
    expect(shownId(other)).toBe(shownId(tab));
    other.answer(shownId(other), fittingValue(other), 3);
    await device.settle();
    other.goOn();
    await device.settle();
    expect(viewOf(tab.model.value!)).toEqual(viewOf(other.model.value!));
    expect(server.stored).toHaveLength(2);
  });

  it('show the same item when one answers while the other is still opening', async () => {
    for (let moment = 0; moment < 24; moment += 1) {
      const { device, server, tab } = await openTab();
      const other = device.openTab(server);
      const opening = other.open();
      for (let step = 0; step < moment; step += 1) await Promise.resolve();
      tab.answer('item-0', { category: 4 }, 5);
      await Promise.resolve();
      tab.goOn();
      await opening;
      await device.settle();
      expect(viewOf(other.model.value!), `answered after ${moment} steps`).toEqual(viewOf(tab.model.value!));
      expect(other.saveState.value).toBe('saved');
      expect(server.stored).toHaveLength(1);
    }
  });

  it('lose nothing when the one that answered is closed before it could send', async () => {
    const { device, server, tab } = await openTab();
    const other = device.openTab(server);
    await other.open();
    await device.settle();
    server.weather = () => 'request-lost';
    tab.answer('item-0', { category: 4 }, 5);
    await device.settle();
    tab.close();
    server.weather = () => 'fine';
    await device.pass(5000);
    expect(server.stored).toHaveLength(1);
    expect(other.saveState.value).toBe('saved');
  });

  it('both end when one of them ends the attempt', async () => {
    const { device, server, tab } = await openTab(inventDevice(), inventServer(1));
    const other = device.openTab(server);
    await other.open();
    tab.answer('item-0', { category: 4 }, 5);
    await device.settle();
    await tab.finish(false);
    await device.settle();
    expect(other.isOver.value).toBe(true);
  });
});

describe('refusals', () => {
  it('tells about answers that come after the end and keeps nothing of them', async () => {
    const { device, server, tab } = await openTab();
    server.weather = () => 'request-lost';
    tab.answer('item-0', { category: 4 }, 5);
    await device.settle();
    server.status = 'finished';
    server.weather = () => 'fine';
    await device.pass(60_000);
    expect(tab.refused.value).toEqual({ count: 1, code: 'answer.attempt-closed' });
    expect(tab.model.value!.pending).toEqual([]);
    expect(device.answers.size).toBe(0);
  });

  it('does not end while the server holds fewer answers than the browser', async () => {
    const { device, server, tab } = await openTab();
    server.weather = () => 'request-lost';
    tab.answer('item-0', { category: 4 }, 5);
    await device.settle();
    const problem = await tab.finish(true);
    expect(problem?.code).toBe('network.lost');
    expect(server.status).toBe('open');
    expect(device.answers.size).toBe(1);
  });
});
