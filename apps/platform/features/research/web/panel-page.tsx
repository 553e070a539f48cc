// What an expert does with a link: reads statements in their order and puts three bookmarks among them, in two turns.
import { Button, Disclosure, Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { textIn } from '../../../web/messages/texts.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../web/page/take-token.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { PanelView } from '../contract.ts';
import { researchApi } from './research-api.ts';
import './research.css';

export function PanelPage(): JSX.Element {
  const [token] = useState(takeToken);
  const [view, setView] = useState<PanelView | null>(null);
  const opening = useSubmit();
  const open = (): Promise<boolean> => opening.run(async () => setView(await researchApi.openPanel(token)));
  useEffect(() => void open(), []);
  const title = view?.title ?? t('research.panel-title');
  return (
    <Page title={title} width="reading">
      {opening.problem !== null && <ProblemNotice problem={opening.problem} onRetry={() => void open()} />}
      {view === null ? (
        <h1>{t('research.panel-title')}</h1>
      ) : (
        <>
          <p class="note">{title}</p>
          <h1 class="lead">
            <Rich message={t(`research.panel-lead-${view.stage}`)} />
          </h1>
          {(view.stage === 'first-round' || view.stage === 'second-round') && (
            <p class="prose after-lead">{t('research.panel-how', { category: textIn(view.categories) })}</p>
          )}
          {view.skills.map((skill) => (
            <Booklet key={`${skill.id} ${view.stage}`} token={token} view={view} skill={skill} onPlaced={setView} />
          ))}
        </>
      )}
    </Page>
  );
}

interface BookletProps {
  readonly token: string;
  readonly view: PanelView;
  readonly skill: PanelView['skills'][number];
  readonly onPlaced: (view: PanelView) => void;
}

function Booklet({ token, view, skill, onPlaced }: BookletProps): JSX.Element {
  const kept = view.stage === 'first-round' ? skill.own.first : (skill.own.second ?? skill.own.first);
  const [marks, setMarks] = useState<readonly (number | null)[]>(kept ?? [null, null, null]);
  const submit = useSubmit();
  const isOpen = view.stage === 'first-round' || view.stage === 'second-round';
  const isKept = (view.stage === 'first-round' ? skill.own.first : skill.own.second) !== null;
  const set = (at: number, before: number | null): void => setMarks(marks.map((each, k) => (k === at ? before : each)));
  const count = skill.statements.length;
  const options = [
    { value: '', text: t('research.mark-none') },
    ...Array.from({ length: count + 1 }, (_, before) => ({ value: String(before), text: placeName(before, count) })),
  ];
  const isWhole = marks.every((mark) => mark !== null) && marks[0]! < marks[1]! && marks[1]! < marks[2]!;
  return (
    <section aria-labelledby={`booklet-${skill.id}`}>
      <h2 id={`booklet-${skill.id}`}>{textIn(skill.name)}</h2>
      <Disclosure summary={t('research.levels-described')}>
        <ul class="booklet-levels">
          {skill.levels.map(({ level, name, indicators }) => (
            <li key={level}>
              <strong>
                {level} {textIn(name)}
              </strong>
              <ul>
                {indicators.map((text, index) => (
                  <li key={index}>{textIn(text)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </Disclosure>
      <ol class="booklet">
        {Array.from({ length: count + 1 }, (_, before) => (
          <Gap key={before} before={before} marks={marks} skill={skill} />
        ))}
      </ol>
      {isOpen && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isWhole)
              void submit.run(async () =>
                onPlaced(await researchApi.placeBookmarks(token, skill.id, marks as number[])),
              );
          }}
        >
          <div class="booklet-marks">
            {[0, 1, 2].map((at) => (
              <Select
                key={at}
                label={t('research.mark', { low: at + 1, high: at + 2 })}
                value={marks[at] === null ? '' : String(marks[at])}
                options={options}
                onSelect={(value) => set(at, value === '' ? null : Number(value))}
              />
            ))}
          </div>
          {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
          {isKept && <Notice announce="polite">{t('research.marks-kept')}</Notice>}
          <div class="buttons">
            <Button type="submit" busy={submit.isBusy} disabled={!isWhole}>
              {t('research.keep-marks')}
            </Button>
          </div>
          {!isWhole && <p class="note">{t('research.marks-needed')}</p>}
        </form>
      )}
    </section>
  );
}

function placeName(before: number, count: number): string {
  if (before === 0) return t('research.place-first');
  return before === count ? t('research.place-last') : t('research.place-after', { number: before });
}

/** The place before a statement, with the bookmarks that lie there, and the statement itself. */
function Gap(props: {
  readonly before: number;
  readonly marks: readonly (number | null)[];
  readonly skill: PanelView['skills'][number];
}): JSX.Element {
  const { before, marks, skill } = props;
  const own = marks.flatMap((mark, at) => (mark === before ? [at] : []));
  const others = (skill.others ?? []).flatMap((places, at) => {
    const here = places.filter((place) => place === before).length;
    return here === 0 ? [] : [t('research.others-here', { count: here, low: at + 1, high: at + 2 })];
  });
  const statement = skill.statements[before];
  return (
    <li>
      {(own.length > 0 || others.length > 0) && (
        <div class={own.length > 0 ? 'gap marked' : 'gap'}>
          {own.map((at) => (
            <span key={at}>{t('research.own-here', { low: at + 1, high: at + 2 })}</span>
          ))}
          {others.map((text) => (
            <span key={text}>{text}</span>
          ))}
        </div>
      )}
      {statement !== undefined && (
        <p class="statement">
          {before + 1}. {textIn(statement.text)}
        </p>
      )}
    </li>
  );
}
