// Taking parts out of a call and putting them back: one key for what nobody answered, a question for what somebody did.
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import type { Submit } from '../../../../web/page/use-submit.ts';
import type { AddPartBody, CallPart } from '../../contract.ts';
import { callsApi } from '../calls-api.ts';
import type { OpenCall } from '../use-call.ts';

/** Steps that can be taken back. */
const MOST = 20;

export interface Removal {
  /** An answered part is not taken out by one key: this one waits for a yes. */
  readonly removing: CallPart | null;
  readonly canUndo: boolean;
  remove(part: CallPart): void;
  removeAnswered(isMeant: boolean): void;
  undo(): void;
}

export interface RemovalPlace {
  /** Where the focus goes when this part is gone. */
  besides(part: CallPart): CallPart | null;
  goTo(id: string): void;
  say(text: string): void;
}

export function useRemoval(
  { call, take }: Pick<OpenCall, 'call' | 'take'>,
  submit: Submit,
  place: RemovalPlace,
): Removal {
  const [removing, setRemoving] = useState<CallPart | null>(null);
  const [back, setBack] = useState<readonly AddPartBody[]>([]);
  const takeOut = (part: CallPart): void => {
    const next = place.besides(part);
    void submit.run(async () => {
      take(await callsApi.removePart(call.id, part.id, part.revision));
      setBack((last) => [...last.slice(1 - MOST), bodyOf(part)]);
      place.say(t('calls.said-removed', { words: part.text.slice(0, 80) }));
      if (next !== null) place.goTo(next.id);
    });
  };
  return {
    removing,
    canUndo: back.length > 0,
    remove(part) {
      if (part.answer !== null && part.answer.at !== null) setRemoving(part);
      else takeOut(part);
    },
    removeAnswered(isMeant) {
      const part = removing;
      setRemoving(null);
      if (isMeant && part !== null) takeOut(part);
    },
    undo() {
      const last = back.at(-1);
      if (last === undefined) return;
      void submit.run(async () => {
        take(await callsApi.addPart(call.id, last));
        setBack((all) => all.slice(0, -1));
        place.say(t('calls.said-put-back'));
      });
    },
  };
}

/** What puts a part back that was taken out. */
function bodyOf(part: CallPart): AddPartBody {
  const { kind, text, lot, date, time, amount, currency, weight, weightUnit, strength, pages, role, place } = part;
  return { kind, text, lot, date, time, amount, currency, weight, weightUnit, strength, pages, role, place };
}
