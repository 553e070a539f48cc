// Notes to oneself: read by nobody else, in no export and no share, gone when they are removed.
import { AppError } from '@dragoman/kernel';
import type { Note } from '../../contract.ts';
import { NOTES_PER_PERSON } from '../../limits.ts';
import { developmentStore } from './development-store.ts';
import type { DevelopmentDependencies, Once } from './keep-plan.ts';

type Dependencies = Pick<DevelopmentDependencies, 'database' | 'runtime' | 'modules'>;

interface Person {
  readonly tenantId: string;
  readonly personId: string;
}

/** The kept reply of a repeated call holds the id alone: a note that was removed is nowhere. */
export async function writeNote(
  { database, runtime, modules }: Dependencies,
  { tenantId, personId }: Person,
  body: { readonly moduleId: string | null; readonly text: string },
  once: Once,
): Promise<Note> {
  const { id, writtenAt } = await database.write((queries) =>
    once(queries, async () => {
      const { moduleId } = body;
      if (moduleId !== null && !modules.some((module) => module.id === moduleId))
        throw new AppError('result.module-unknown');
      const store = developmentStore(queries);
      if ((await store.countNotes(tenantId, personId)) >= NOTES_PER_PERSON)
        throw new AppError('profile.too-many-notes');
      const written = { id: runtime.makeId(), writtenAt: runtime.clock.iso() };
      await store.addNote(tenantId, personId, { ...written, moduleId: body.moduleId, text: body.text });
      return written;
    }),
  );
  return { id, writtenAt, moduleId: body.moduleId, text: body.text };
}
