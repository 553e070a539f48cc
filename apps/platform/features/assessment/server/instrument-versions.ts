// The accepted versions of an instrument: read when they are first needed and kept, because a version is never changed.
import { prepareBank } from '@dragoman/psychometrics';
import type { PreparedBank, PreparedModel } from '@dragoman/psychometrics';
import type { Queries } from '../../../core/database/database.ts';
import type { Framework } from '../../framework/contract.ts';
import type { BankVersion, ItemBank, PilotItem, SkillCuts } from '../../itembank/contract.ts';
import { bankVersionStore, pilotItemStore } from '../../itembank/server/index.ts';
import type { ShownItem } from '../contract.ts';

export interface Instrument {
  readonly framework: Framework;
  readonly bank: ItemBank;
  readonly parameters: string;
  readonly prepared: PreparedBank;
  readonly model: PreparedModel;
  /** What a person sees of each item: words only, never keys, levels or parameters. */
  readonly shown: ReadonlyMap<string, ShownItem>;
  readonly optionCounts: ReadonlyMap<string, number>;
  /** Cut points that a panel has set; null while they are the framework's own. */
  readonly cuts: Readonly<Record<string, SkillCuts>> | null;
  /** Statements whose difficulty was measured on enough people; everything else is still its authors'. */
  readonly settled: ReadonlySet<string>;
  /** The versions that institutions have accepted beside the shipped one. */
  readonly versions: InstrumentVersions;
}

export interface InstrumentVersions {
  /** What new attempts of an institution are measured with. */
  current(queries: Queries, tenantId: string): Promise<Instrument>;
  /** Makes sure that `pinned` finds what an attempt was pinned to, and what it tries out has words. */
  load(queries: Queries, of: PinnedParts): Promise<void>;
  /** @throws Error when it was not loaded: other parameters in their place would be another result */
  pinned(of: PinnedParts): Instrument;
  /** What a person sees of a statement that is tried out, once loaded. */
  shownPilot(itemId: string): ShownItem | undefined;
}

export interface PinnedParts {
  readonly tenantId: string;
  readonly parameters: string;
  readonly pilots?: readonly { readonly itemId: string }[];
}

/** The instrument that an attempt is pinned to, whichever version of it is at hand. Throws when that version was not loaded. */
export function pinnedTo(instrument: Instrument, of: PinnedParts): Instrument {
  return of.parameters === instrument.parameters ? instrument : instrument.versions.pinned(of);
}

/** The shipped instrument with the way to its versions. */
export function createVersions(parts: Omit<Instrument, 'versions'>): Instrument {
  const known = new Map<string, Instrument>();
  const pilots = new Map<string, ShownItem>();
  const keyOf = ({ tenantId, parameters }: PinnedParts): string => `${tenantId} ${parameters}`;
  const keep = (tenantId: string, { parameters, body }: BankVersion): Instrument => {
    const prepared = prepareBank(body.bank);
    const settled = new Set(body.settled);
    const made: Instrument = { ...shipped, parameters, prepared, cuts: body.cuts, settled };
    known.set(keyOf({ tenantId, parameters }), made);
    return made;
  };
  const loadVersion = async (queries: Queries, of: PinnedParts): Promise<void> => {
    if (of.parameters === parts.parameters || known.has(keyOf(of))) return;
    const found = await bankVersionStore(queries).find(of.tenantId, of.parameters);
    if (found !== null) keep(of.tenantId, found);
  };
  const versions: InstrumentVersions = {
    async current(queries, tenantId) {
      const parameters = await bankVersionStore(queries).findCurrentName(tenantId, parts.bank.digest);
      if (parameters === null) return shipped;
      await loadVersion(queries, { tenantId, parameters });
      return versions.pinned({ tenantId, parameters });
    },
    async load(queries, of) {
      await loadVersion(queries, of);
      for (const { itemId } of of.pilots ?? []) {
        if (pilots.has(itemId)) continue;
        const found = await pilotItemStore(queries).find(of.tenantId, itemId);
        if (found !== null) pilots.set(itemId, showPilot(parts, found));
      }
    },
    pinned(of) {
      if (of.parameters === parts.parameters) return shipped;
      const found = known.get(keyOf(of));
      if (found === undefined) throw new Error(`The parameters ${of.parameters} of the item bank were not loaded.`);
      return found;
    },
    shownPilot: (itemId) => pilots.get(itemId),
  };
  const shipped: Instrument = { ...parts, versions };
  return shipped;
}

function showPilot({ bank }: Pick<Instrument, 'bank'>, item: PilotItem): ShownItem {
  return {
    kind: 'statement',
    itemId: item.id,
    lead: bank.head.frame.statement,
    text: item.text,
    categories: bank.head.scales[item.scale]!,
  };
}
