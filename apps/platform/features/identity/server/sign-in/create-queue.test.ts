import { expect, it } from 'vitest';
import { createQueue } from './create-queue.ts';

it('a queue never lets more work at once than it is wide, keeps the order, and goes on after a failure', async () => {
  const inTurn = createQueue(3);
  let working = 0;
  let most = 0;
  const begun: number[] = [];
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      inTurn(async () => {
        begun.push(index);
        most = Math.max(most, (working += 1));
        await new Promise((resolve) => setTimeout(resolve, index % 3));
        working -= 1;
        if (index % 4 === 0) throw new Error('failed');
        return index;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(results.filter((result) => result.status === 'rejected')).toHaveLength(5);
});
