// The job market on the demonstration: five thousand synthetic adverts, looked at and taken in; they are read in the background.
import { createHash } from 'node:crypto';
import { readContentAsWritten } from '../../../../core/content/read-content.ts';
import type { AdvertImport, MarketView } from '../../../market/contract.ts';
import { PART_BYTES } from '../../../market/limits.ts';
import { inventMarket } from '../../../market/server/index.ts';
import { loadVocabulary } from '../../../taxonomy/server/index.ts';
import { syntheticMarket } from '../../market-contract.ts';
import type { SyntheticMarket } from '../../market-contract.ts';
import { breathe, DAY, findPlaceOf, openMoment } from './story.ts';
import type { Story } from './story.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);

export function readMarket(): SyntheticMarket {
  return readContentAsWritten(new URL('demo/market.json', CONTENT), syntheticMarket);
}

export async function holdMarket(story: Story): Promise<void> {
  const plan = readMarket();
  if (!story.network.institutions.some(({ id }) => id === plan.institution)) return;
  const place = await findPlaceOf(story, plan.institution);
  const moment = openMoment(story, -1, 'market/take-in');
  const { routes } = moment;
  const designer = place.account(plan.designer);
  const before = await designer.call<MarketView>(routes, 'market.read');
  const known = before.sources.find(({ name }) => name === plan.source.name);
  if (known !== undefined && (known.adverts > 0 || before.imports.length > 0)) return;
  const { sources } =
    known === undefined
      ? await designer.call<MarketView>(routes, 'market.add-source', { body: { ...plan.source, kind: 'jsonl' } })
      : before;
  const sourceId = sources.find(({ name }) => name === plan.source.name)!.id;
  const file = Buffer.from(writeAdverts(plan, story.today));
  const digest = createHash('sha256').update(file).digest('hex');
  const { id } = await designer.call<AdvertImport>(routes, 'market.begin-import', {
    body: { sourceId, fileName: 'synthetic-adverts.jsonl', bytes: file.length, digest },
  });
  for (let part = 0; part * PART_BYTES < file.length; part += 1) {
    const content = file.subarray(part * PART_BYTES, (part + 1) * PART_BYTES).toString('base64');
    await designer.call(routes, 'market.keep-part', {
      params: { importId: id, part: String(part) },
      body: { content },
    });
    await breathe(story);
  }
  const params = { importId: id };
  await designer.call(routes, 'market.look-at-import', { params, body: {} });
  await moment.settle();
  const { report } = await designer.call<AdvertImport>(routes, 'market.read-import', { params });
  if (report === null) throw new Error('The synthetic adverts were refused.');
  // Storing and reading them takes longer than the loading should: the installation's own runner does it.
  await designer.call(routes, 'market.take-in', { params, body: { digest: report.digest } });
}

/** JSON lines, from a year and a half ago to the month before this one. */
export function writeAdverts(plan: SyntheticMarket, today: number): string {
  const vocabulary = loadVocabulary(new URL('vocabulary/', CONTENT));
  const { concepts } = vocabulary.find(({ language }) => language === plan.source.language)!;
  const step = Math.floor(concepts.length / plan.skills);
  const first = new Date(today - DAY);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() - plan.months);
  const { adverts } = inventMarket({
    seed: plan.seed,
    adverts: plan.adverts,
    months: plan.months,
    firstMonth: first.toISOString().slice(0, 7),
    skills: Array.from({ length: plan.skills }, (_, at) => concepts[at * step]!).map(
      ({ uri, preferredLabel, altLabels }) => ({ uri, names: [preferredLabel, ...altLabels.slice(0, 3)] }),
    ),
    rising: plan.rising,
    duplicated: plan.duplicated,
    newTerm: plan.newTerm,
  });
  return adverts
    .map(({ title, employer, text, postedOn }) => JSON.stringify({ title, employer, text, date: postedOn }))
    .join('\n');
}
