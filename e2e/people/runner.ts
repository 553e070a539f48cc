// The runner as a person meets it: reads what is shown, answers by keyboard, goes on and back.
import type { Locator, Page } from 'playwright-core';
import type { Sentences } from '../set-up/sentences.ts';
import { MOST_STOPS, pressOn } from './keyboard.ts';
import type { PersonAnswer, SyntheticPerson } from './synthetic-person.ts';

/** Categories of a statement, and points of an option's scale. */
const POINTS = 5;
/** Milliseconds to wait for the next screen. */
const PATIENCE = 15_000;

/** `used-up`: the network is gone and so are the questions kept ahead. */
export interface Screen {
  readonly kind: 'statement' | 'scenario' | 'finish' | 'used-up';
  /** Number of the question; 0 where there is none. */
  readonly position: number;
  /** All words in the page's main part. */
  readonly text: string;
}

/** How a category is chosen; each way records the same. */
export type Fingers = 'digits' | 'arrows-and-space' | 'arrows-and-enter';

export interface Runner {
  /** Waits until the page shows a question, the end, or that it can go no further. */
  read(): Promise<Screen>;
  /** Gives an answer to the question shown and stays on it; a skip goes on by itself. */
  give(answer: PersonAnswer, fingers?: Fingers): Promise<void>;
  /** Presses Enter on the given answer and waits for what comes next. */
  goOn(): Promise<Screen>;
  /** Goes back to the answer before. */
  goBack(): Promise<Screen>;
  /** Gives and goes on. */
  answer(answer: PersonAnswer, fingers?: Fingers): Promise<Screen>;
  /** Answers as the person would until `count` questions are answered or there is nothing more to ask. */
  answerMany(person: SyntheticPerson, count: number): Promise<Screen>;
  /** The answer that the page shows as given. */
  given(): Promise<PersonAnswer | null>;
  /** What a screen reader says on arrival: the names of what has the focus and of the groups around it. */
  announced(): Promise<string>;
  /** What the page says about saving. */
  saving(): Promise<'saved' | 'saving' | 'kept' | 'needed' | 'nothing'>;
  readonly finishButton: Locator;
  readonly pauseButton: Locator;
}

/** A page that shows `/run/…`. */
export function runnerOn(page: Page, sentences: Sentences): Runner {
  const { say, like } = sentences;
  const numbered = new RegExp(say('runner.position', { position: 0 }).replace('0', '(\\d+)'));
  const main = page.getByRole('main');
  const radios = main.getByRole('radio');
  const finishButton = main.getByRole('button', { name: say('finish.see-result') });
  const back = main
    .getByRole('button', { name: say('action.back'), exact: true })
    .or(main.getByRole('button', { name: say('finish.look-again'), exact: true }));
  const skips = {
    'does-not-apply': main.getByRole('button', { name: say('runner.does-not-apply') }),
    'prefer-not-to-say': main.getByRole('button', { name: say('runner.prefer-not-to-say') }),
  };

  /** What the page shows, taken in one look: two looks could see two screens. */
  const look = async (): Promise<(Screen & { readonly name: string }) | null> => {
    const { name, text, heading, buttons, radioCount } = await glimpse(page);
    const screen = { name, text, position: 0 };
    if (buttons.includes(say('finish.see-result'))) return { ...screen, kind: 'finish' };
    if (heading === say('runner.used-up-title')) return { ...screen, kind: 'used-up' };
    const position = Number(numbered.exec(text)?.[1]);
    if (radioCount < POINTS || !Number.isInteger(position)) return null;
    return { name, text, position, kind: text.includes(say('runner.situation')) ? 'scenario' : 'statement' };
  };

  const waitFor = async (isIt: (name: string) => boolean, complaint: string): Promise<Screen> => {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      const screen = await look();
      if (screen !== null && isIt(screen.name)) return screen;
      await page.waitForTimeout(10);
    }
    throw new Error(complaint);
  };

  const read = (): Promise<Screen> => waitFor(() => true, 'The page shows neither a question nor the end.');

  /** Acts, waits until the page is another one, and reads it. */
  const leave = async (act: () => Promise<void>): Promise<Screen> => {
    const { name: before } = await glimpse(page);
    await act();
    return waitFor((name) => name !== before, `The page does not go on from: ${before}`);
  };

  const give = async (answer: PersonAnswer, fingers: Fingers = 'digits'): Promise<void> => {
    if (answer.kind === 'skip') await pressOn(page, skips[answer.reason]);
    else if (answer.kind === 'category') await choose(page, radios, answer.place, fingers);
    else await rate(page, radios, answer.places);
  };
  const goOn = (): Promise<Screen> => leave(() => page.keyboard.press('Enter'));
  const answer = async (value: PersonAnswer, fingers: Fingers = 'digits'): Promise<Screen> => {
    if (value.kind === 'skip') return leave(() => give(value));
    await give(value, fingers);
    return goOn();
  };

  return {
    read,
    give,
    goOn,
    goBack: () => leave(() => pressOn(page, back)),
    answer,
    async answerMany(person, count) {
      let screen = await read();
      const ways = ['digits', 'arrows-and-space', 'digits', 'arrows-and-enter'] as const;
      for (let done = 0; done < count; done += 1) {
        if (screen.kind === 'finish' || screen.kind === 'used-up') break;
        screen = await answer(person.answer(screen.text), ways[done % ways.length]);
      }
      return screen;
    },
    async given() {
      for (const reason of ['does-not-apply', 'prefer-not-to-say'] as const) {
        if ((await skips[reason].getAttribute('aria-pressed')) === 'true') return { kind: 'skip', reason };
      }
      const checked = await radios.evaluateAll((all) =>
        all.flatMap((each, at) => ((each as HTMLInputElement).checked ? [at] : [])),
      );
      if (checked.length === 0) return null;
      const isScenario = (await radios.count()) > POINTS;
      return isScenario
        ? { kind: 'ratings', places: checked.map((at) => at % POINTS) }
        : { kind: 'category', place: checked[0]! };
    },
    announced: () =>
      page.evaluate(() => {
        const active = document.activeElement;
        if (active === null || active === document.body) return '';
        const named = active.getAttribute('aria-labelledby')?.split(' ') ?? [];
        const own = named.map((id) => document.getElementById(id)?.innerText ?? '').join(' ');
        const group = active.closest('fieldset')?.querySelector('legend')?.innerText ?? '';
        return `${group} ${own}`;
      }),
    async saving() {
      const foot = await page.getByRole('contentinfo').innerText();
      const [words = ''] = foot.split('·').map((part) => part.trim());
      const line = words.split('\n')[0] ?? '';
      if (line === say('runner.saved')) return 'saved';
      if (line === say('runner.saving')) return 'saving';
      if (like('runner.kept').test(line)) return 'kept';
      return line === say('runner.needed') ? 'needed' : 'nothing';
    },
    finishButton,
    pauseButton: page.getByRole('button', { name: say('runner.pause'), exact: true }),
  };
}

interface Glimpse {
  /** Tells one screen from another: title and first words change with every question. */
  readonly name: string;
  readonly text: string;
  readonly heading: string;
  readonly buttons: readonly string[];
  readonly radioCount: number;
}

function glimpse(page: Page): Promise<Glimpse> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const text = main?.innerText ?? '';
    return {
      name: `${document.title} ${text.slice(0, 200)}`,
      text,
      heading: main?.querySelector('h1')?.innerText ?? '',
      buttons: [...(main?.querySelectorAll('button') ?? [])].map((button) => button.innerText),
      radioCount: main?.querySelectorAll('input[type=radio]').length ?? 0,
    };
  });
}

async function choose(page: Page, radios: Locator, place: number, fingers: Fingers): Promise<void> {
  await tabToRadio(page, radios, POINTS);
  if (fingers === 'digits') {
    await page.keyboard.press(String(place + 1));
    return;
  }
  await page.keyboard.press('Home');
  for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
  // Enter chooses a row that is not chosen and goes on from one that is.
  const key = fingers === 'arrows-and-space' ? 'Space' : 'Enter';
  if (!(await radios.nth(place).isChecked())) await page.keyboard.press(key);
}

/** One digit a row; the arrow moves between the rows without rating. */
async function rate(page: Page, radios: Locator, places: readonly number[]): Promise<void> {
  await tabToRadio(page, radios, POINTS);
  for (const [row, place] of places.entries()) {
    if (row > 0) await page.keyboard.press('ArrowDown');
    await page.keyboard.press(String(place + 1));
  }
}

/** Presses Tab until one of the first radios has the focus: those of a statement, or of a situation's first option. */
async function tabToRadio(page: Page, radios: Locator, first: number): Promise<void> {
  const isThere = (): Promise<boolean> =>
    radios.evaluateAll((all, count) => all.slice(0, count).some((each) => each === document.activeElement), first);
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The Tab key does not reach the answers.');
}
