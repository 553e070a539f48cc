// The routes of frameworks: which there are, one as a file, and bringing one in with a dry run first.
import { AppError } from '@dragoman/kernel';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { frameworkList, frameworkParams, importFrameworkBody, importReport } from '../contract.ts';
import type { Framework, FrameworkSummary } from '../contract.ts';
import { FRAMEWORK_FILE_CHARACTERS } from '../limits.ts';
import { writeFrameworkCsv, writeFrameworkJson } from './exchange/write-framework.ts';
import { frameworkStore } from './framework-store.ts';
import type { FrameworkVersion } from './framework-store.ts';
import { importFramework, visibleTenants } from './import-framework.ts';
import type { FrameworkDependencies } from './import-framework.ts';
import { frameworkWork } from './policy.ts';

/** A file of any alphabet, as JSON text: up to three bytes a character, and some for escapes. */
const IMPORT_BYTES = 4 * FRAMEWORK_FILE_CHARACTERS;
const heavyLimits = { bodyBytes: 1024, perActor: 60, perAddress: 600 };

export function frameworkRoutes(dependencies: FrameworkDependencies): Route[] {
  const { database, shipped } = dependencies;
  return [
    defineRoute({
      id: 'framework.list',
      method: 'GET',
      path: '/frameworks',
      summary: 'The framework that ships with Dragoman and every version brought in.',
      policy: frameworkWork,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: frameworkList,
      owner: ownWork,
      handle: async ({ actor }) => {
        const versions = await frameworkStore(database.read).list(visibleTenants(tenantOf(actor)));
        return { frameworks: [summarise(shipped, null), ...versions.map((each) => summarise(each.framework, each))] };
      },
    }),
    ...fileRoutes(dependencies),
    defineRoute({
      id: 'framework.import',
      method: 'POST',
      path: '/frameworks/import',
      summary: 'Checks a framework file, lists what it changes and, unless it is a dry run, keeps it as a new version.',
      policy: frameworkWork,
      limits: { bodyBytes: IMPORT_BYTES, perActor: 30, perAddress: 300 },
      idempotency: 'natural',
      body: importFrameworkBody,
      reply: importReport,
      owner: ownWork,
      handle: async ({ actor, body }) => {
        if (actor.kind !== 'account') throw new AppError('session.needed');
        const personId = actor.personId;
        return importFramework(dependencies, { tenantId: actor.tenantId, personId }, body);
      },
    }),
  ];
}

function fileRoutes(dependencies: FrameworkDependencies): Route[] {
  const owner = async ({ params, actor }: { params: { id: string }; actor: Actor }): Promise<Owner | null> =>
    (await find(dependencies, actor, params.id)) === null ? null : ownWork({ actor });
  const read = async (actor: Actor, id: string): Promise<Framework> => {
    const found = await find(dependencies, actor, id);
    if (found === null) throw new AppError('framework.unknown');
    return found;
  };
  const fileRoute = {
    method: 'GET',
    policy: frameworkWork,
    limits: heavyLimits,
    idempotency: 'safe',
    params: frameworkParams,
    reply: 'file',
    owner,
  } as const;
  return [
    defineRoute({
      ...fileRoute,
      id: 'framework.export-json',
      path: '/frameworks/:id/export.json',
      summary: 'One framework as JSON that imports again without a change.',
      handle: async ({ actor, params }) => writeFrameworkJson(await read(actor, params.id)),
    }),
    defineRoute({
      ...fileRoute,
      id: 'framework.export-csv',
      path: '/frameworks/:id/export.csv',
      summary: 'One framework as a table that imports again without a change.',
      handle: async ({ actor, params }) => writeFrameworkCsv(await read(actor, params.id)),
    }),
  ];
}

async function find({ database, shipped }: FrameworkDependencies, actor: Actor, id: string): Promise<Framework | null> {
  if (id === shipped.head.id) return shipped;
  return (await frameworkStore(database.read).find(visibleTenants(tenantOf(actor)), id))?.framework ?? null;
}

/** Work on frameworks is always in the institution one works in, or for the whole installation. */
async function ownWork({ actor }: { actor: Actor }): Promise<Owner | null> {
  return actor.kind === 'account' ? { tenantId: actor.tenantId, personId: null } : null;
}

function tenantOf(actor: Actor): string {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  return actor.tenantId;
}

function summarise({ head, skills }: Framework, kept: FrameworkVersion | null): FrameworkSummary {
  return {
    id: kept?.id ?? head.id,
    framework: head.id,
    version: head.version,
    title: head.title,
    status: head.status,
    skills: skills.length,
    importedAt: kept?.importedAt ?? null,
  };
}
