// The one grid of theta on which likelihoods are tabulated: 61 equal steps from -6 to 6.
// A step h keeps a posterior's relative error near exp(-2 pi^2 s^2 / h^2); h = 0.2 serves any SD s above 0.17.

/** Nodes of the grid. */
export const GRID_SIZE = 61;

/** Distance of neighbouring nodes. */
export const GRID_STEP = 0.2;

/** Theta at each node, -6 to 6. */
export const THETA_GRID: Float64Array = Float64Array.from({ length: GRID_SIZE }, (_, q) => (q - 30) / 5);
