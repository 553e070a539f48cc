// A synthetic institution with a closed wave, its rooms to the left played by what they would have said.
import { createDisclosureGate } from '../../../../core/disclosure/disclosure-gate.ts';
import { createDraw } from '../../../../core/disclosure/testing/synthetic-institution.ts';
import type { TestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { loadMessages } from '../../../../core/messages/messages.ts';
import type { Campaign, Member } from '../../../campaigns/contract.ts';
import { loadFramework } from '../../../framework/server/index.ts';
import type { PersonEstimate, ProfileShare } from '../../../profile/server/index.ts';
import type { OfficeDependencies } from '../office-dependencies.ts';
import { normalBelow } from '../rank-courses.ts';
import { officeStore } from '../store.ts';
import type { Viewer } from '../viewer.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);
export const TENANT = '01a1fd8c-6900-7000-8000-0000000000aa';
export const CAMPAIGN = '01a1fd8c-6900-7000-8000-0000000000c1';
const TARGET = 2.8;
const SD = 0.5;
const CLOSED_AT = '2026-11-21T08:00:00.000Z';

export interface SyntheticPerson {
  readonly personId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Units of these sizes, each half in either site. */
export function peopleOf(units: Readonly<Record<string, number>>): SyntheticPerson[] {
  return Object.entries(units).flatMap(([unit, size]) =>
    Array.from({ length: size }, (_, index) => ({
      personId: `${unit}-${index}`,
      attributes: { unit, site: index % 2 === 0 ? 'Helsinki' : 'Oulu', email: 'never@in.a.map' },
    })),
  );
}

export interface SyntheticOffice {
  readonly office: OfficeDependencies;
  readonly acts: { action: string; subject: string; personId: string | null }[];
  readonly shares: ProfileShare[];
  campaign: Campaign;
  readonly administrator: Viewer;
  managerOf(...units: string[]): Viewer;
}

export async function openSyntheticOffice(
  { database, runtime }: TestDatabase,
  people: readonly SyntheticPerson[],
): Promise<SyntheticOffice> {
  const framework = loadFramework(new URL('frameworks/dragoman-25/', CONTENT));
  const draw = createDraw(11);
  const estimates = new Map(
    people.map(({ personId }): [string, PersonEstimate] => [
      personId,
      {
        personId,
        resultId: `result-${personId}`,
        attemptId: `attempt-${personId}`,
        computedAt: CLOSED_AT,
        bankVersion: 'synthetic 1.0.0',
        skills: framework.head.defaultSet.skills.map((skill, index) => {
          const mean = 1.2 + index * 0.08 + 2 * draw();
          return {
            skill,
            status: 'estimated',
            mean,
            sd: SD,
            target: TARGET,
            weight: 1,
            needProbability: normalBelow((TARGET - mean) / SD),
          };
        }),
      },
    ]),
  );
  const acts: SyntheticOffice['acts'] = [];
  const shares: ProfileShare[] = [];
  const self = {
    campaign: syntheticCampaign(),
    acts,
    shares,
    administrator: { tenantId: TENANT, personId: 'administrator', reach: 'institution', isManager: false, units: [] },
    managerOf: (...units: string[]): Viewer => ({
      tenantId: TENANT,
      personId: 'manager',
      reach: 'units',
      isManager: true,
      units: units.map((name) => ({ id: name, name })),
    }),
  } as Omit<SyntheticOffice, 'office'> & { campaign: Campaign };
  const office: OfficeDependencies = {
    database,
    runtime,
    audit: async (_queries, { action, subject, personId }) => void acts.push({ action, subject: subject.id, personId }),
    gate: createDisclosureGate({ runtime }),
    campaigns: {
      list: async () => [self.campaign],
      read: async (_queries, tenantId, id) => (tenantId === TENANT && id === CAMPAIGN ? self.campaign : null),
      members: async () =>
        people.map(({ personId, attributes }): Member => ({
          personId,
          attributes,
          attemptId: null,
          state: 'finished',
        })),
    },
    profile: {
      estimates: async (_queries, _tenantId, ids) => ids.flatMap((id) => estimates.get(id) ?? []),
      changes: async () => [],
      shares: {
        forManager: async (_queries, _tenantId, id) => shares.filter((share) => share.withPersonId === id),
        planFor: async () => null,
      },
    },
    isOfProgramme: async () => false,
    framework,
    modules: [],
    messages: loadMessages(new URL('messages/', CONTENT)),
    isSynthetic: async () => true,
  };
  await database.write((queries) => officeStore(queries).addMap(TENANT, CAMPAIGN, CLOSED_AT));
  return Object.assign(self, { office });
}

function syntheticCampaign(): Campaign {
  return {
    tenantId: TENANT,
    id: CAMPAIGN,
    title: 'Synthetic round',
    purpose: 'development',
    status: 'closed',
    legalBasis: 'consent',
    legalBasisNote: '',
    notice: { en: '', fi: '' },
    document: null,
    retentionUntil: '2028-01-01',
    thresholds: { raterGroup: 3, ratersOverall: 4, comments: 5, cell: 10 },
    instruments: { form: 'full', raters: false, raterApproval: false, pilotShare: 0 },
    opensAt: null,
    closesAt: null,
    remindDaysBefore: [],
    signUp: null,
    wave: 2,
    previousId: null,
    createdAt: CLOSED_AT,
    launchedAt: CLOSED_AT,
    closedAt: CLOSED_AT,
    dataGoneAt: null,
  };
}
