// Front door of model fit.
export { itemFit, type ItemFit, type ItemFitRow } from './item-fit.ts';
export { limitedInformationFit, type LimitedInformationFit } from './limited-information-fit.ts';
export { personFit, type PersonFit } from './person-fit.ts';
export { residualCorrelations, type ResidualCorrelations } from './residual-correlations.ts';
