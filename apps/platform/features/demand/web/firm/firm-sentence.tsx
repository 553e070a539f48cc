// One sentence of the firm on its own page, with the words that led to each chosen skill and the skill's number behind them.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { FirmPage } from '../../contract.ts';

type Request = NonNullable<FirmPage['request']>;

export function FirmSentence(props: {
  readonly sentence: Request['sentences'][number];
  readonly skills: Request['skills'];
}): JSX.Element {
  const { text, isConfidential, skills } = props.sentence;
  if (isConfidential) {
    return (
      <p class="firm-line">
        <span class="hidden-line">{t('demand.firm-hidden')}</span>
      </p>
    );
  }
  const ends = skills.flatMap(({ needId, words }) => {
    const number = props.skills.findIndex((skill) => skill.needId === needId) + 1;
    return number === 0 ? [] : [{ number, words }];
  });
  const marked = Array.from({ length: text.length }, (_, at) =>
    ends.some(({ words }) => words.some(([start, end]) => at >= start && at < end)),
  );
  const pieces: { text: string; isMarked: boolean }[] = [];
  // By UTF-16 units, as the places are; a pair of surrogates always falls on one side.
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const isMarked = marked[at] === true;
    const last = pieces.at(-1);
    if (last !== undefined && last.isMarked === isMarked) last.text += letter;
    else pieces.push({ text: letter, isMarked });
  }
  return (
    <p class="firm-line">
      {pieces.map((piece, place) => (piece.isMarked ? <mark key={place}>{piece.text}</mark> : piece.text))}
      {ends.map(({ number }) => (
        <sup key={number}>{number}</sup>
      ))}
    </p>
  );
}
