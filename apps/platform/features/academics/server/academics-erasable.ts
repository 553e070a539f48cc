// What the room holds of people and how it goes: an academic with everything about them; of a colleague who asked, the name.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import type { Runtime } from '../../../core/runtime.ts';
import { academicStore } from './academic-store.ts';
import { requestStore } from './request-store.ts';

export function createAcademicsErasable(runtime: Runtime): Erasable {
  return {
    name: 'academics, requests to them and rehearsals',
    tables: ['academic', 'academic_request'],
    erase: async (queries, { tenantId, personId }) => {
      const store = academicStore(queries);
      const own = await store.listOfPerson(tenantId, personId);
      for (const id of own) await store.remove(tenantId, id);
      await requestStore(queries).forgetAsker(tenantId, personId);
      if (own.length > 0) await store.touchPool(tenantId, runtime.makeId());
    },
    listPersons: (queries) => academicStore(queries).listPersons(),
  };
}
