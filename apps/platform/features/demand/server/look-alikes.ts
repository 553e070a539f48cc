// Earlier cases that a new one may repeat: of the same firm, from the same address, in the same words.
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { normaliseAddress } from '../../identity/server/index.ts';
import type { LookAlike } from '../contract.ts';
import { demandDoor } from './demand-door.ts';
import { firmsStore, organisationKey } from './firms-store.ts';
import type { DemandTables } from './tables.ts';
import { likenessTo } from './telling-words.ts';

/** From here on two texts say the same as far as a desk can tell. */
export const SAME_WORDS_FROM = 0.5;
const SHOWN = 5;

/** Only what is not confidential is compared, here and there. */
export async function findLookAlikes(
  queries: Queries,
  tenantId: string,
  { name, email, text }: { readonly name: string; readonly email: string; readonly text: string },
  except: string | null = null,
): Promise<LookAlike[]> {
  const cases = (await demandDoor.cases(queries, tenantId, { limit: 500 })).filter(({ id }) => id !== except);
  const key = organisationKey(name);
  const address = email === '' ? null : normaliseAddress(email);
  const byAddress = new Set(address === null ? [] : await firmsStore(queries).findCasesByAddress(tenantId, address));
  const texts = await readTexts(queries, tenantId);
  const likenesses = likenessTo(
    text,
    cases.map(({ id }) => texts.get(id) ?? ''),
  );
  return cases
    .map((each, at): LookAlike => {
      const likeness = Math.round((likenesses[at] ?? 0) * 100) / 100;
      const reasons: LookAlike['reasons'] = [];
      if (key !== '' && organisationKey(each.organisation.name) === key) reasons.push('same-organisation');
      if (byAddress.has(each.id)) reasons.push('same-address');
      if (likeness >= SAME_WORDS_FROM) reasons.push('same-words');
      const { id, title, organisation, receivedAt, stage } = each;
      return { id, title, organisation: organisation.name, receivedAt, stage, reasons, likeness };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((one, other) => other.reasons.length - one.reasons.length || other.likeness - one.likeness)
    .slice(0, SHOWN);
}

async function readTexts(queries: Queries, tenantId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await withTables<DemandTables>(queries)
    .selectFrom('need_text')
    .select(['case_id', 'text'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const texts = new Map<string, string>();
  for (const { case_id, text } of rows) texts.set(case_id, `${texts.get(case_id) ?? ''}\n${text}`);
  return texts;
}
