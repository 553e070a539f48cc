// Every refusal code of the platform with its HTTP status, merged from the features.
import { academicsErrors } from '../features/academics/errors.ts';
import { assessmentErrors } from '../features/assessment/errors.ts';
import { callsErrors } from '../features/calls/errors.ts';
import { campaignsErrors } from '../features/campaigns/errors.ts';
import { catalogueErrors } from '../features/catalogue/errors.ts';
import { demandErrors } from '../features/demand/errors.ts';
import { frameworkErrors } from '../features/framework/errors.ts';
import { identityErrors } from '../features/identity/errors.ts';
import { marketErrors } from '../features/market/errors.ts';
import { officeErrors } from '../features/office/errors.ts';
import { operationsErrors } from '../features/operations/errors.ts';
import { profileErrors } from '../features/profile/errors.ts';
import { programmesErrors } from '../features/programmes/errors.ts';
import { ratersErrors } from '../features/raters/errors.ts';
import { researchErrors } from '../features/research/errors.ts';
import { studiesErrors } from '../features/studies/errors.ts';
import { taxonomyErrors } from '../features/taxonomy/errors.ts';

export const platformErrors = {
  ...identityErrors,
  ...frameworkErrors,
  ...catalogueErrors,
  ...assessmentErrors,
  ...campaignsErrors,
  ...ratersErrors,
  ...profileErrors,
  ...officeErrors,
  ...studiesErrors,
  ...researchErrors,
  ...taxonomyErrors,
  ...demandErrors,
  ...academicsErrors,
  ...programmesErrors,
  ...callsErrors,
  ...marketErrors,
  ...operationsErrors,
} as const;
