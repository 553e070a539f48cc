// What another tab of the same attempt did, carried over into this tab's model.
import type { TabMessage } from '../queue/tab-channel.ts';
import { addAnswer, followFront, setDraft, settleAnswers, takeState } from './attempt-model.ts';
import type { AttemptModel } from './attempt-model.ts';

export function hearTab(model: AttemptModel, message: TabMessage): AttemptModel {
  switch (message.kind) {
    case 'answered':
      return addAnswer(model, message.event);
    case 'settled':
      return takeState(settleAnswers(model, message.keys), message.state);
    case 'front':
      return followFront(model, message.itemId);
    case 'draft':
      return setDraft(model, message.itemId, message.ratings);
    case 'over':
      return model;
  }
}
