// Joins the features: what each needs from core and from those to its left, and the routes they bring.
import type { OpenDatabase } from '../core/database/database.ts';
import { createDisclosureGate } from '../core/disclosure/disclosure-gate.ts';
import type { Erasable } from '../core/erasure/erasable.ts';
import type { Actor } from '../core/http/policy.ts';
import type { Route } from '../core/http/route.ts';
import type { JobKind } from '../core/jobs/job-kind.ts';
import type { InstallationKeys } from '../core/keys/installation-keys.ts';
import { assessmentErasable, assessmentRoutes, createInstrument } from '../features/assessment/server/index.ts';
import {
  campaignsDoor,
  campaignsErasable,
  createCampaigns,
  hidePastRetention,
} from '../features/campaigns/server/index.ts';
import type { Instrument } from '../features/assessment/server/index.ts';
import { callsErasable } from '../features/calls/server/index.ts';
import { createMaterials } from '../features/catalogue/server/index.ts';
import { demandErasable } from '../features/demand/server/index.ts';
import { createDemonstration } from '../features/demonstration/server/index.ts';
import type { Demonstration } from '../features/demonstration/server/index.ts';
import {
  accountErasable,
  createIdentity,
  personErasable,
  requireSecondFactor,
  sendThroughOutbox,
} from '../features/identity/server/index.ts';
import { administrationRoutes, eraseStaleGuests, myDataRoutes } from '../features/operations/server/index.ts';
import { frameworkRoutes } from '../features/framework/server/index.ts';
import { itembankErasable } from '../features/itembank/server/index.ts';
import {
  createGroupChanges,
  listenToCampaigns,
  measureGroupJob,
  officeErasable,
  officeRoutes,
  prepareMapJob,
} from '../features/office/server/index.ts';
import type { OfficeDependencies } from '../features/office/server/index.ts';
import {
  calibrateSeverities,
  createProfileDoor,
  forgetCampaign,
  plannedSkills,
  profileErasable,
  profileRoutes,
  scheduleReleased,
  scheduleTakeIn,
  solveWithHighs,
  takeInCampaign,
  takeInReleased,
} from '../features/profile/server/index.ts';
import { marketErasable } from '../features/market/server/index.ts';
import { interestErasable, programmeRecordsErasable, roundStore } from '../features/programmes/server/index.ts';
import { createRaters } from '../features/raters/server/index.ts';
import { researchErasable, researchRoutes, runJob, validityEvidence } from '../features/research/server/index.ts';
import { createStudies } from '../features/studies/server/index.ts';
import { createTaxonomy } from '../features/taxonomy/server/index.ts';
import { moduleCheck } from './check-module.ts';
import { collectedRatings } from './collected-ratings.ts';
import type { CoreServices, Erasure } from './core-services.ts';
import { recurring } from './core-services.ts';
import { frameworkUses } from './framework-uses.ts';
import { moduleWords } from './module-words.ts';
import { openDemandLoop } from './open-demand-loop.ts';
import type { PlatformOptions } from './platform-options.ts';
import { roundRules } from './round-rules.ts';
import { VERSION } from './version.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface JoinedFeatures {
  readonly routes: readonly Route[];
  readonly findActor: (request: { readonly cookies: Readonly<Record<string, string | undefined>> }) => Promise<Actor>;
  readonly erasure: Erasure;
  readonly demonstration: Demonstration;
  /** What the features do by themselves. */
  readonly jobs: readonly JobKind[];
  /** Path of the one-time page that makes the first administrator; null when there is one. */
  ensureSetUpLink(): Promise<string | null>;
}

export interface JoinOptions extends PlatformOptions {
  readonly database: OpenDatabase;
  readonly keys: InstallationKeys;
  readonly core: CoreServices;
  /** The address people use; asked for when a mail is written, because without a setting it is known only after listening. */
  readonly publicUrl: () => URL;
  /** Prepared before; made from the content otherwise. */
  readonly instrument?: Instrument;
}

/** Everything that knows persons, feature by feature; a test compares it with the schema. */
const ERASABLES: readonly Erasable[] = [
  interestErasable,
  programmeRecordsErasable,
  personErasable,
  accountErasable,
  itembankErasable,
  assessmentErasable,
  campaignsErasable,
  profileErasable,
  officeErasable,
  researchErasable,
  demandErasable,
  callsErasable,
  marketErasable,
];

/** Makes the rooms, from left to right, and lets each hear what it needs of its neighbours. */
function openRooms(options: JoinOptions) {
  const { content, runtime, database, keys, core, log, environment, publicUrl } = options;
  const { audit, thread } = core;
  const { messages, modules } = content;
  const identityDependencies = {
    database,
    runtime,
    keys,
    log,
    audit,
    messages,
    publicUrl,
    isSecure: environment.publicUrl?.protocol === 'https:',
  };
  /** What every room needs that writes to people. */
  const letters = { database, runtime, keys, audit, thread, outbox: core.outbox, messages, publicUrl };
  const identity = createIdentity({ ...identityDependencies, sendMail: sendThroughOutbox(core.outbox) });
  const taxonomy = createTaxonomy({
    database,
    runtime,
    audit,
    shipped: content.vocabulary,
    uses: [frameworkUses(content.framework)],
  });
  const instrument = options.instrument ?? createInstrument(content.framework, content.bank);
  const demonstration = createDemonstration({ identity: identityDependencies, instrument });
  const { isSynthetic } = demonstration;
  const fromFirms = openDemandLoop({
    letters: { ...letters, erase: (person, by) => erasure.erase(person, by) },
    taxonomies: taxonomy.taxonomies,
    content,
    dataFolder: environment.dataFolder,
    measured: createGroupChanges(() => office),
    isSynthetic,
  });
  const raters = createRaters({
    ...letters,
    instrument,
    rules: roundRules,
  });
  const studies = createStudies({
    ...letters,
    bank: content.bank,
    framework: content.framework,
    collected: collectedRatings(content.bank, isSynthetic, () => runtime.clock.iso()),
    evidence: [validityEvidence({ instrument })],
    isSynthetic,
    findOwnAddresses: roundRules.findOwnAddresses,
  });
  // First, because it finds a rater by the address that accounts and campaigns are about to forget.
  const erasure = core.erasure([raters.erasable, studies.erasable, fromFirms.academics.erasable, ...ERASABLES]);
  const campaigns = createCampaigns({
    ...letters,
    instrument,
    guests: identity.guests,
    erase: erasure.erase,
  });
  campaigns.events.onClose(async (queries, { tenantId, campaignId, closedAt }) => {
    await raters.door.closeCampaign(queries, tenantId, campaignId, closedAt);
  });
  const ledger = { database, runtime, instrument, audit, thread, rounds: raters.door };
  const profileDoor = createProfileDoor(ledger);
  raters.events.onReleased(scheduleReleased(runtime));
  campaigns.events.onClose(scheduleTakeIn(runtime));
  campaigns.events.onEnd((queries, { tenantId, campaignId }) => raters.door.endCampaign(queries, tenantId, campaignId));
  campaigns.events.onEnd(forgetCampaign);
  const gate = createDisclosureGate({ runtime });
  const isOfProgramme: OfficeDependencies['isOfProgramme'] = (queries, tenantId, campaignId) =>
    roundStore(queries).isTied(tenantId, campaignId);
  listenToCampaigns(campaigns.events, { runtime, gate, campaigns: campaignsDoor, isOfProgramme });
  const office: OfficeDependencies = {
    database,
    runtime,
    audit,
    gate,
    campaigns: campaignsDoor,
    profile: profileDoor,
    isOfProgramme,
    framework: content.framework,
    modules,
    messages,
    isSynthetic,
  };
  const materials = createMaterials({
    database,
    runtime,
    longModules: content.longModules,
    tracks: content.tracks,
    audit,
    modules,
    words: moduleWords(content),
    check: moduleCheck(content),
    plans: plannedSkills,
  });
  const research = {
    database,
    runtime,
    keys,
    audit,
    thread,
    instrument,
    campaigns: campaignsDoor,
    isSynthetic,
  };
  return {
    identity,
    taxonomy,
    ...fromFirms,
    instrument,
    demonstration,
    isSynthetic,
    raters,
    studies,
    erasure,
    campaigns,
    ledger,
    profileDoor,
    office,
    materials,
    research,
  };
}

export function joinFeatures(options: JoinOptions): JoinedFeatures {
  const { content, runtime, database, core, environment } = options;
  const { audit } = core;
  const { messages, modules } = content;
  const {
    identity,
    taxonomy,
    demand,
    academics,
    programmes,
    calls,
    market,
    instrument,
    demonstration,
    isSynthetic,
    raters,
    studies,
    erasure,
    campaigns,
    ledger,
    profileDoor,
    office,
    materials,
    research,
  } = openRooms(options);
  const routes = [
    ...identity.routes,
    ...taxonomy.routes,
    ...demand.routes,
    ...academics.routes,
    ...programmes.routes,
    ...calls.routes,
    ...market.routes,
    ...materials.routes,
    ...frameworkRoutes({ database, runtime, shipped: content.framework, audit }),
    ...assessmentRoutes({ database, runtime, instrument, guests: identity.guests, audit }),
    ...profileRoutes({
      ...ledger,
      modules,
      messages,
      solve: solveWithHighs,
      // Dates and seats come with the room of training; until then modules are practised, not attended.
      offers: { list: async () => [] },
      isSynthetic,
    }),
    ...campaigns.routes,
    ...raters.routes,
    ...officeRoutes(office),
    ...studies.routes,
    ...researchRoutes(research),
    ...demonstration.routes,
    ...myDataRoutes({ erase: erasure.erase }),
    ...administrationRoutes({
      database,
      mailFolder: core.mailFolder,
      hasMailServer: environment.smtpUrl !== undefined,
      version: VERSION,
    }),
  ];
  return {
    routes: hidePastRetention(requireSecondFactor(routes), { database, runtime }),
    findActor: (request) => identity.findActor(request),
    erasure,
    demonstration,
    jobs: [
      ...taxonomy.jobs,
      ...demand.jobs,
      ...market.jobs,
      recurring('demand.forget', 24 * HOUR, () => demand.forgetOldDrafts()),
      recurring('academics.tend', HOUR, () => academics.tend()),
      recurring('programmes.forget', 24 * HOUR, () => programmes.tend()),
      recurring('calls.remind', HOUR, () => calls.remind()),
      recurring('calls.forget', 24 * HOUR, () => calls.forget()),
      ...campaigns.jobs,
      prepareMapJob(office),
      measureGroupJob(office),
      runJob(research),
      recurring('studies.tend', 5 * MINUTE, () => studies.tend()),
      recurring('raters.close-due', MINUTE, () => raters.closeDue()),
      recurring('raters.remind', HOUR, () => raters.remindAndForget()),
      takeInReleased(profileDoor),
      takeInCampaign(profileDoor, campaignsDoor, database),
      {
        ...recurring('profile.calibrate-severity', 24 * HOUR, async () => void (await calibrateSeverities(ledger))),
        isLong: true,
      },
      recurring('identity.forget', HOUR, () => identity.forgetExpired()),
      recurring('retention.guests', HOUR, async () => void (await eraseStaleGuests(database, runtime, erasure.erase))),
    ],
    ensureSetUpLink: () => identity.ensureSetUpLink(),
  };
}
