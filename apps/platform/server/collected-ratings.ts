// Ratings of scenarios that studies of the instrument may use: of people in campaigns for research, whose notice said so; of everybody
// where everything is synthetic. The newest finished attempt of a person counts.
import type { RatingPerson } from '@dragoman/psychometrics';
import type { Queries } from '../core/database/database.ts';
import { assessmentStore, countingAnswers } from '../features/assessment/server/index.ts';
import type { StoredAnswer } from '../features/assessment/server/index.ts';
import { campaignsDoor, isPastRetention } from '../features/campaigns/server/index.ts';
import type { ItemBank } from '../features/itembank/contract.ts';
import type { CollectedRatings } from '../features/studies/server/index.ts';

export function collectedRatings(
  bank: ItemBank,
  isSynthetic: () => Promise<boolean>,
  now: () => string,
): CollectedRatings {
  const options = new Map(bank.scenarios.map((item) => [item.id, item.options.map(({ id }) => id)]));
  return {
    async read(queries, tenantId) {
      const synthetic = await isSynthetic();
      const campaigns = (await campaignsDoor.list(queries, tenantId)).filter(
        (campaign) =>
          campaign.status !== 'draft' &&
          (campaign.purpose === 'research' || synthetic) &&
          !isPastRetention(campaign, now()),
      );
      const people = new Map<string, { finishedAt: string; person: RatingPerson }>();
      for (const campaign of campaigns) {
        for (const { attemptId, personId, finishedAt } of await assessmentStore(queries).listOfCampaign(
          tenantId,
          campaign.id,
        )) {
          const known = people.get(personId);
          if (finishedAt === null || (known !== undefined && known.finishedAt >= finishedAt)) continue;
          const person = await readPerson(queries, tenantId, attemptId, bank.digest, options);
          if (person !== null) people.set(personId, { finishedAt, person });
        }
      }
      return { people: [...people.values()].map(({ person }) => person), synthetic };
    },
  };
}

/** Null for an attempt on other words of the bank: its options may have been others. */
async function readPerson(
  queries: Queries,
  tenantId: string,
  attemptId: string,
  digest: string,
  options: ReadonlyMap<string, readonly string[]>,
): Promise<RatingPerson | null> {
  const attempt = await assessmentStore(queries).findAttempt(tenantId, attemptId);
  if (attempt === null || attempt.bankDigest !== digest) return null;
  const answers = countingAnswers(await assessmentStore(queries).listAnswers(tenantId, attemptId));
  return {
    ratings: Object.fromEntries(answers.flatMap((answer) => ratingsOf(answer, options))),
    groups: { language: attempt.language, role: attempt.roleProfile },
  };
}

function ratingsOf(
  { itemId, value }: StoredAnswer,
  options: ReadonlyMap<string, readonly string[]>,
): [string, Record<string, number>][] {
  const ids = options.get(itemId);
  if (!('ratings' in value) || ids === undefined || ids.length !== value.ratings.length) return [];
  return [[itemId, Object.fromEntries(ids.map((id, at) => [id, value.ratings[at]!]))]];
}
