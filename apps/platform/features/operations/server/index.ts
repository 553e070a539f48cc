// The front door of operations.
export { administrationRoutes } from './administration-routes.ts';
export { myDataRoutes } from './my-data-routes.ts';
export { eraseStaleGuests } from './retention.ts';
