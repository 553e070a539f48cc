// A statement about the last six months with its five categories in words.
import { ChoiceList } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { langOf, listIn, textIn } from '../../../../web/messages/texts.ts';
import type { AnswerValue, ShownItem } from '../../contract.ts';

export interface StatementItemProps {
  readonly item: Extract<ShownItem, { kind: 'statement' }>;
  readonly position: number;
  readonly answer: AnswerValue | null;
  readonly onGive: (value: AnswerValue) => void;
  readonly onConfirm: () => void;
}

export function StatementItem(props: StatementItemProps): JSX.Element {
  const { item, answer } = props;
  return (
    <ChoiceList
      name={item.itemId}
      legend={
        <>
          <span class="runner-lead">
            {t('runner.position', { position: props.position })} ·{' '}
            <span lang={langOf(item.lead)}>{textIn(item.lead)}</span>
          </span>
          <h1 class="runner-question" lang={langOf(item.text)}>
            {textIn(item.text)}
          </h1>
        </>
      }
      choices={listIn(item.categories).map((text) => ({ text }))}
      selected={answer !== null && 'category' in answer ? answer.category : null}
      onSelect={(category) => props.onGive({ category })}
      onConfirm={props.onConfirm}
    />
  );
}
