// The call on its page: what was read, what each change gave back, and reading it again.
import { useCallback, useState } from 'preact/hooks';
import type { Resource } from '../../../web/page/use-resource.ts';
import { useResource } from '../../../web/page/use-resource.ts';
import type { CallView, CallWork } from '../contract.ts';
import { callsApi } from './calls-api.ts';

/** What the parts of the page are handed. */
export interface OpenCall {
  readonly call: CallView;
  /** Takes what a change gave back. */
  readonly take: (work: CallWork) => void;
  /** Reads it again: somebody else may have saved. */
  readonly reload: () => void;
}

export function useCall(callId: string): { readonly found: Resource<CallView>; readonly open: OpenCall | null } {
  const [found, reload] = useResource(`call ${callId}`, () => callsApi.read(callId));
  const [changed, setChanged] = useState<{ readonly over: CallView; readonly work: CallWork } | null>(null);
  const read = found.value;
  const take = useCallback(
    (work: CallWork) => {
      if (read !== null) setChanged({ over: read, work });
    },
    [read],
  );
  if (read === null) return { found, open: null };
  // What was read anew is newer than what was changed before.
  const call = changed?.over === read ? { ...read, ...changed.work } : read;
  return { found, open: { call, take, reload } };
}
