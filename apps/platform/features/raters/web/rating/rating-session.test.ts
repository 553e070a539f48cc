import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../../web/api/problem.ts';
import type { AcceptedRatings, RatingEvent, RatingState } from '../../contract.ts';
import { createRatingSession } from './rating-session.ts';
import type { KeptRating, RatingVault } from './rating-vault.ts';

const STATE: RatingState = {
  ratingId: 'r',
  status: 'open',
  ratee: 'Aino Synthetic',
  group: 'peers',
  raterName: 'Peer Synthetic',
  sentTo: 'pe…@example.org',
  language: 'en',
  purpose: 'development',
  closesAt: null,
  thresholds: { raterGroup: 3, ratersOverall: 4, comments: 5 },
  isSecondRound: false,
  items: [],
  scales: {},
  answered: [{ itemId: 'old', value: { category: 1 }, revision: 3 }],
  question: null,
};
const lost = () => new ProblemError({ code: 'network.lost', values: {}, status: 0, retryAfter: null });

function start({ hasStorage = true } = {}) {
  const device = new Map<string, KeptRating>();
  const vault: RatingVault = {
    read: async (id) => device.get(id) ?? null,
    write: async (id, kept) => void device.set(id, kept),
    clear: async (id) => void device.delete(id),
  };
  const world = {
    isOnline: true,
    slowness: 0,
    sent: [] as RatingEvent[],
    waits: [] as (() => void)[],
    handedIn: [] as number[],
  };
  let made = 0;
  const open = () =>
    createRatingSession('r', {
      read: async () => {
        if (!world.isOnline) throw lost();
        return STATE;
      },
      answer: async (_id, answers): Promise<AcceptedRatings> => {
        await new Promise((resolve) => setTimeout(resolve, world.slowness));
        if (!world.isOnline) throw lost();
        world.sent.push(...answers);
        return { acknowledged: answers.map((each) => each.key), refused: [], status: 'open' };
      },
      handIn: async (_id, answered) => {
        if (!world.isOnline) throw lost();
        world.handedIn.push(answered);
        return { ...STATE, status: 'handed-in' };
      },
      openVault: async () => {
        if (!hasStorage) throw new Error('refused');
        return vault;
      },
      makeKey: () => `key ${(made += 1)}`,
      now: () => '2026-11-22T10:00:00.000Z',
      wait: (_milliseconds, then) => {
        world.waits.push(then);
        return () => {};
      },
    });
  return { world, device, open };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('a rating under way', () => {
  it('sends each answer once and says saved only when the server has it', async () => {
    const { world, open } = start();
    const session = open();
    await session.open();
    session.answer('old', { category: 1 }, 2);
    expect(session.saveState.value).toBe('idle');
    session.answer('old', { category: 2 }, 2);
    expect(session.saveState.value).toBe('saving');
    await settled();
    expect(session.saveState.value).toBe('saved');
    expect(world.sent).toMatchObject([{ itemId: 'old', revision: 4, value: { category: 2 } }]);
    await session.sendNow();
    expect(world.sent).toHaveLength(1);
  });

  it('keeps answers on the device without a network, and another tab sends them later', async () => {
    const { world, open } = start();
    const session = open();
    await session.open();
    world.isOnline = false;
    session.answer('a', { category: 0 }, 1);
    session.answer('b', { notObserved: true }, 1);
    await settled();
    expect([session.saveState.value, session.pending.value]).toEqual(['kept', 2]);
    expect(world.waits.length).toBeGreaterThan(0);
    session.close();

    const offline = open();
    await offline.open();
    expect(offline.state.value?.answered.map((each) => each.itemId)).toEqual(['old', 'a', 'b']);
    offline.close();
    world.isOnline = true;
    const later = open();
    await later.open();
    expect(world.sent.map((each) => each.itemId)).toEqual(['a', 'b']);
    expect(later.pending.value).toBe(0);
  });

  it('claims nothing where the device keeps nothing', async () => {
    const { world, open } = start({ hasStorage: false });
    const session = open();
    await session.open();
    world.isOnline = false;
    session.answer('a', { category: 0 }, 1);
    await settled();
    expect(session.saveState.value).toBe('needed');
    expect((await session.handIn())?.code).toBe('network.lost');
  });

  it('leaves no answer behind that arrives while another is on its way', async () => {
    const { world, open } = start();
    const session = open();
    await session.open();
    world.slowness = 4;
    session.answer('a', { category: 0 }, 1);
    await new Promise((resolve) => setTimeout(resolve, 2));
    session.answer('b', { category: 1 }, 1);
    await expect.poll(() => session.saveState.value).toBe('saved');
    expect(world.sent.map((each) => each.itemId)).toEqual(['a', 'b']);
  });

  it('hands in after everything has arrived, with the number of answers it holds', async () => {
    const { world, device, open } = start();
    const session = open();
    await session.open();
    session.answer('start', { comment: 'ask more' }, 0);
    expect(await session.handIn()).toBeNull();
    expect([world.sent.length, world.handedIn, session.state.value?.status]).toEqual([1, [2], 'handed-in']);
    await session.forget();
    expect(device.size).toBe(0);
  });
});
