// The front door of operations.
export { myDataRoutes } from './my-data-routes.ts';
export { eraseStaleGuests } from './retention.ts';
