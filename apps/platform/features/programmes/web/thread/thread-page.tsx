// The thread of one part: from an hour or an item to the firm's sentence in one look, and from the sentence to what serves it.
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Page } from '../../../../web/page/page.tsx';
import { NotFoundPage, ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { ThreadEndType, ThreadPart, ThreadWalk } from '../../wire-contract.ts';
import { markWords } from '../design/sentences-panel.tsx';
import { hoursOf } from '../programme-words.ts';
import { programmesApi } from '../programmes-api.ts';
import '../programmes.css';

const TYPES: readonly ThreadEndType[] = ['sentence', 'need', 'objective', 'session', 'item'];

export function ThreadPage(): JSX.Element {
  const { params } = useRoute();
  const id = params['programmeId'] ?? '';
  const end = params['end'] ?? '';
  const type = TYPES.find((each) => each === params['type']);
  const [walk, reload] = useResource(`thread ${id} ${type} ${end}`, async () =>
    type === undefined ? null : programmesApi.walk(id, type, decodeURIComponent(end)),
  );
  if (type === undefined) return <NotFoundPage />;
  if (walk.value === null) {
    if (walk.status === 'failed') return <ProblemPage problem={walk.problem} onRetry={reload} />;
    return (
      <Page title={t('programmes.thread')}>
        <p class="note" role="status">
          {t('programmes.loading')}
        </p>
      </Page>
    );
  }
  return <Walk walk={walk.value} />;
}

function Walk(props: { readonly walk: ThreadWalk }): JSX.Element {
  const { programme, at, towardsFirm, towardsCourse } = props.walk;
  const isLoose = towardsFirm.at(-1)?.[0]?.type !== 'sentence' && at.type !== 'sentence';
  return (
    <Page title={t('programmes.thread')}>
      <p class="note">
        <a href={`/programmes/${programme.id}`}>{programme.title}</a> · {t('programmes.thread')}
      </p>
      <h1>{t(`programmes.thread-lead-${at.type}`)}</h1>
      <ol class="programme-thread">
        {towardsFirm.toReversed().map((parts) => (
          <Step key={parts[0]!.type} parts={parts} walk={props.walk} isHere={false} />
        ))}
        <Step parts={[at]} walk={props.walk} isHere />
        {towardsCourse.map((parts) => (
          <Step key={parts.map(({ type }) => type).join()} parts={parts} walk={props.walk} isHere={false} />
        ))}
      </ol>
      {isLoose && (
        <p class="programme-loose">
          {programme.caseId === null ? t('programmes.thread-no-firm') : t('programmes.thread-loose')}
        </p>
      )}
      <Gaps walk={props.walk} />
    </Page>
  );
}

/** What is open in the programme as a whole, each with the way to it. */
function Gaps({ walk }: { readonly walk: ThreadWalk }): JSX.Element {
  const { programme, gaps } = walk;
  return (
    <section aria-labelledby="thread-gaps">
      <h2 id="thread-gaps">{t('programmes.thread-gaps')}</h2>
      {gaps.length === 0 ? (
        <p class="prose">{t('programmes.thread-no-gaps')}</p>
      ) : (
        <ul class="programme-thread-gaps">
          {gaps.map(({ kind, part, id, text, sentences }) => (
            <li key={`${kind} ${part} ${id}`} class="programme-loose">
              <a href={placeOf(programme, { type: part, id })}>{text}</a> {t(`programmes.gap-${kind}`)}
              {sentences > 0 && <small>{t('programmes.gap-sentences', { count: sentences })}</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Step(props: {
  readonly parts: readonly ThreadPart[];
  readonly walk: ThreadWalk;
  readonly isHere: boolean;
}): JSX.Element {
  const { programme } = props.walk;
  const types = [...new Set(props.parts.map(({ type }) => type))];
  return (
    <li class={props.isHere ? 'here' : undefined}>
      {types.map((type) => (
        <div key={type} class={`step ${type}`}>
          <h2>{t(`programmes.thread-${type}`)}</h2>
          <ul>
            {props.parts
              .filter((part) => part.type === type)
              .map((part) => (
                <li key={part.id}>
                  <p class={type === 'session' || type === 'need' ? undefined : 'sentence'}>
                    {part.isConfidential ? (
                      <i>{t('programmes.confidential')}</i>
                    ) : (
                      markWords(
                        { text: part.text, words: part.words.map((each) => ({ ...each, needId: '' })) },
                        new Map(),
                      )
                    )}
                  </p>
                  <small>
                    {[
                      noteOf(part),
                      ...(part.linkedAt === null ? [] : [t('programmes.linked', { date: formatDate(part.linkedAt) })]),
                    ]
                      .filter((words) => words !== '')
                      .join(' · ')}{' '}
                    {!props.isHere && (
                      <a href={`/programmes/${programme.id}/thread/${type}/${encodeURIComponent(part.id)}`}>
                        {t('programmes.thread-from-here')}
                      </a>
                    )}{' '}
                    <a href={placeOf(programme, part)}>{t('programmes.thread-open')}</a>
                  </small>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </li>
  );
}

function noteOf({ type, note }: ThreadPart): string {
  if (type === 'session') return t('programmes.hours', { hours: hoursOf(Number(note)) });
  if (type === 'need') return t('programmes.level-short', { level: Number(note) });
  return type === 'item' ? note : '';
}

/** Where the part itself stands: a sentence in its case, everything else in the programme. */
function placeOf(programme: ThreadWalk['programme'], { type, id }: Pick<ThreadPart, 'type' | 'id'>): string {
  if (type === 'sentence') return `/needs/${programme.caseId}#sentence-${id}`;
  return `/programmes/${programme.id}#${type === 'need' ? 'needs' : `${type}-${id}`}`;
}
