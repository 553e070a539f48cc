// The front door of the job-market feature.
export { createMarket } from './create-market.ts';
export type { Market } from './create-market.ts';
export { marketErasable } from './market-erasable.ts';
export type { MarketDependencies, SkillIndexes } from './market-parts.ts';
export { marketMigrations } from './market-tables.ts';
export { inventMarket } from './testing/invent-adverts.ts';
export type { InventedMarket } from './testing/invent-adverts.ts';
