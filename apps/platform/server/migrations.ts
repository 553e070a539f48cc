// All steps of the schema, in the order of their names.
import { assessmentMigrations } from '../features/assessment/server/index.ts';
import { campaignsMigrations } from '../features/campaigns/server/index.ts';
import { callsMigrations } from '../features/calls/server/index.ts';
import { catalogueMigrations } from '../features/catalogue/server/index.ts';
import { academicsMigrations } from '../features/academics/server/index.ts';
import { demandMigrations } from '../features/demand/server/index.ts';
import { demonstrationMigrations } from '../features/demonstration/server/index.ts';
import { frameworkMigrations } from '../features/framework/server/index.ts';
import { identityMigrations } from '../features/identity/server/index.ts';
import { marketMigrations } from '../features/market/server/index.ts';
import { officeMigrations } from '../features/office/server/index.ts';
import { profileMigrations } from '../features/profile/server/index.ts';
import { programmesMigrations } from '../features/programmes/server/index.ts';
import { taxonomyMigrations } from '../features/taxonomy/server/index.ts';
import { studiesMigrations } from '../features/studies/server/index.ts';
import { researchMigrations } from '../features/research/server/index.ts';
import { ratersMigrations } from '../features/raters/server/index.ts';
import { coreMigrations } from '../core/migrations.ts';
import type { MigrationStep } from '../core/database/database.ts';

export const platformMigrations: readonly MigrationStep[] = [
  ...coreMigrations,
  ...identityMigrations,
  ...frameworkMigrations,
  ...catalogueMigrations,
  ...assessmentMigrations,
  ...campaignsMigrations,
  ...profileMigrations,
  ...ratersMigrations,
  ...officeMigrations,
  ...studiesMigrations,
  ...researchMigrations,
  ...taxonomyMigrations,
  ...demandMigrations,
  ...programmesMigrations,
  ...academicsMigrations,
  ...callsMigrations,
  ...marketMigrations,
  ...demonstrationMigrations,
];
