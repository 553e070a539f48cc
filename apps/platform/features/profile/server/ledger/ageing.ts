// Ageing as a visible setting: what is set, who set it, and what it does to every skill before anybody chooses it.
import { fuse } from '@dragoman/psychometrics';
import { pinnedTo } from '../../../assessment/server/index.ts';
import type { Instrument } from '../../../assessment/server/index.ts';
import type { AgeingView } from '../../contract.ts';
import { findFinished } from '../read-result.ts';
import type { ResultDependencies } from '../result-dependencies.ts';
import { gatherEvidence, listFinished } from './gather-evidence.ts';
import { toEvidence } from './ledger-evidence.ts';
import { ledgerStore } from './ledger-store.ts';

interface Owner {
  readonly tenantId: string;
  readonly personId: string;
}

/** The setting, and the newest profile with and without a half-life; computed on asking, kept nowhere. */
export async function viewAgeing(
  { database, instrument, runtime }: Pick<ResultDependencies, 'database' | 'instrument' | 'runtime'>,
  { tenantId, personId }: Owner,
  tried: number | null,
): Promise<AgeingView> {
  const set = await ledgerStore(database.read).findAgeing(tenantId, personId);
  const halfLife = tried ?? set.halfLifeMonths;
  const newest = (await listFinished(database.read, tenantId, personId)).at(-1);
  if (newest === undefined || halfLife === null) return { ...set, tried, effect: [] };
  const { attempt, stored } = await findFinished({ database, instrument }, tenantId, newest.id);
  const until = runtime.clock.iso();
  const profileWith = async (halfLifeMonths: number | null) => {
    const ledger = await gatherEvidence(database.read, instrument, attempt, stored, { until, halfLifeMonths });
    return fuse(toEvidence(pinnedTo(instrument, attempt), attempt, stored, ledger), instrument.model).skills;
  };
  const [without, aged] = [await profileWith(null), await profileWith(halfLife)];
  return {
    ...set,
    tried,
    effect: without.map((skill, k) => ({
      skill: skill.skill,
      name: nameOf(instrument, skill.skill),
      without: { level: skill.level, standardDeviation: skill.sd },
      with: { level: aged[k]!.level, standardDeviation: aged[k]!.sd },
    })),
  };
}

function nameOf({ framework }: Instrument, skill: string): Record<string, string> {
  return framework.skills.find((each) => each.id === skill)?.name ?? { en: skill };
}

/** A person's own choice; the result under it is computed at the next reading and kept beside the others. */
export async function chooseAgeing(
  { database, runtime, audit }: Pick<ResultDependencies, 'database' | 'runtime' | 'audit'>,
  { tenantId, personId }: Owner,
  halfLifeMonths: number | null,
): Promise<void> {
  await database.write(async (queries) => {
    const store = ledgerStore(queries);
    const set = await store.findAgeing(tenantId, personId);
    if (set.chosenBy === 'person' && set.halfLifeMonths === halfLifeMonths) return;
    await store.chooseAgeing(tenantId, personId, { id: runtime.makeId(), halfLifeMonths, at: runtime.clock.iso() });
    await audit(queries, {
      tenantId,
      personId,
      action: 'profile.ageing-chosen',
      subject: { type: 'person', id: personId },
      details: { months: halfLifeMonths ?? 0 },
    });
  });
}

/** The institution's setting for everybody who has not chosen for themselves. */
export async function chooseInstitutionAgeing(
  { database, runtime, audit }: Pick<ResultDependencies, 'database' | 'runtime' | 'audit'>,
  actor: Owner,
  halfLifeMonths: number | null,
): Promise<void> {
  const { tenantId, personId } = actor;
  await database.write(async (queries) => {
    await ledgerStore(queries).chooseInstitutionAgeing(tenantId, {
      id: runtime.makeId(),
      halfLifeMonths,
      at: runtime.clock.iso(),
    });
    await audit(queries, {
      tenantId,
      personId,
      action: 'profile.institution-ageing-chosen',
      subject: { type: 'institution', id: tenantId },
      details: { months: halfLifeMonths ?? 0 },
    });
  });
}
