// Measures the office's map over a large synthetic institution: freezing and publishing once, reading it, the course question.
import { createIdMaker, cryptoRandom, fixedClock } from '@dragoman/kernel';
import { createDisclosureGate } from '../../apps/platform/core/disclosure/disclosure-gate.ts';
import type { OpenDatabase } from '../../apps/platform/core/database/database.ts';
import { loadMessages } from '../../apps/platform/core/messages/messages.ts';
import type { Campaign } from '../../apps/platform/features/campaigns/contract.ts';
import { loadFramework } from '../../apps/platform/features/framework/server/index.ts';
import { adviseCourse } from '../../apps/platform/features/office/server/advise-course.ts';
import { officeStore, prepareMap } from '../../apps/platform/features/office/server/index.ts';
import type { OfficeDependencies } from '../../apps/platform/features/office/server/index.ts';
import { readMap } from '../../apps/platform/features/office/server/read-map.ts';
import type { Viewer } from '../../apps/platform/features/office/server/viewer.ts';
import { createProfileDoor } from '../../apps/platform/features/profile/server/index.ts';
import { addObservations, addResults, AT, makePeople, TENANT } from './fill-institution.ts';

const CAMPAIGN = '01a1fd8c-6900-7000-8000-00000000c001';
const READS = 40;
const CONTENT = new URL('../../content/', import.meta.url);

export interface MapFigures {
  readonly people: number;
  readonly observations: number;
  readonly groupsShown: number;
  readonly groupsWithheld: number;
  /** Milliseconds. */
  readonly publishOnce: number;
  readonly readMedian: number;
  readonly readSlowest: number;
  readonly newFilterSlowest: number;
  readonly courseSlowest: number;
}

export async function measureMap(database: OpenDatabase, count: number, observationsEach: number): Promise<MapFigures> {
  const framework = loadFramework(new URL('frameworks/dragoman-25/', CONTENT));
  const people = makePeople(count);
  await addResults(database, people, framework);
  const observations = await addObservations(database, people, observationsEach);
  const clock = fixedClock('2026-11-22T08:00:00.000Z');
  const runtime = { clock, random: cryptoRandom, makeId: createIdMaker(clock, cryptoRandom) };
  const dependencies: OfficeDependencies = {
    database,
    runtime,
    audit: async () => {},
    gate: createDisclosureGate({ runtime }),
    campaigns: {
      list: async () => [syntheticCampaign()],
      read: async () => syntheticCampaign(),
      members: async () => people.map((person) => ({ ...person, attemptId: null, state: 'finished' as const })),
    },
    // Only `estimates` is asked, which reads stored results and computes nothing.
    profile: createProfileDoor({ database, runtime } as unknown as Parameters<typeof createProfileDoor>[0]),
    isOfProgramme: async () => false,
    framework,
    modules: [],
    messages: loadMessages(new URL('messages/', CONTENT)),
    isSynthetic: async () => true,
  };
  await database.write((queries) => officeStore(queries).addMap(TENANT, CAMPAIGN, AT));
  const viewer: Viewer = { tenantId: TENANT, personId: 'synthetic', reach: 'institution', isManager: false, units: [] };
  const publishOnce = await timeOf(() => prepareMap(dependencies, { tenantId: TENANT, campaignId: CAMPAIGN }));
  const reads: number[] = [];
  for (let index = 0; index < READS; index += 1) {
    reads.push(await timeOf(() => readMap(dependencies, viewer, CAMPAIGN, { by: 'unit' })));
  }
  const newFilters: number[] = [];
  for (const is of ['Helsinki', 'Bologna']) {
    newFilters.push(await timeOf(() => readMap(dependencies, viewer, CAMPAIGN, { by: 'unit', within: 'site', is })));
  }
  const courses: number[] = [];
  for (let seats = 8; seats < 8 + READS; seats += 1) {
    courses.push(await timeOf(() => adviseCourse(dependencies, viewer, CAMPAIGN, { hours: '8', seats })));
  }
  const map = await readMap(dependencies, viewer, CAMPAIGN, { by: 'unit' });
  const shown = [map.all, ...map.rows].filter((row) => row.figures.length > 0).length;
  return {
    people: count,
    observations,
    groupsShown: shown,
    groupsWithheld: map.rows.length + 1 - shown,
    publishOnce,
    readMedian: reads.toSorted((a, b) => a - b)[Math.floor(READS / 2)]!,
    readSlowest: Math.max(...reads),
    newFilterSlowest: Math.max(...newFilters),
    courseSlowest: Math.max(...courses),
  };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
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
    retentionUntil: null,
    thresholds: { raterGroup: 3, ratersOverall: 4, comments: 5, cell: 10 },
    instruments: { form: 'full', raters: false, raterApproval: false, pilotShare: 0 },
    opensAt: null,
    closesAt: null,
    remindDaysBefore: [],
    signUp: null,
    wave: 1,
    previousId: null,
    createdAt: AT,
    launchedAt: AT,
    closedAt: AT,
    dataGoneAt: null,
  };
}
