// Splits mails, calls and adverts into sentences: bullets, numbered lists, pasted tables, quoted mail, wrapped lines.
// Every span is a pair of offsets into the text as it was given, so that text.slice(start, end) is what is shown.

export type SentenceKind = 'prose' | 'bullet' | 'cell' | 'heading' | 'subject' | 'mail-header' | 'signature';

export interface Sentence {
  start: number;
  end: number;
  kind: SentenceKind;
}

interface Line {
  start: number;
  end: number;
  kind: SentenceKind;
  /** True when the line cannot go on from the line before it. */
  opens: boolean;
}

/** Longer runs without a full stop are cut at a space: pasted data, not sentences. */
const LONGEST_SENTENCE = 700;
const SHORT_LINE = 46;

const QUOTE = /^(?:\s{0,3}>)+\s?/;
const BULLET =
  /^\s*(?:[-–—*•·▪◦‣○●■□☐☑✓✔➢➤→o](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-zA-Z][.)](?=\s)|[ivxIVX]{1,4}[.)](?=\s))\s*/;
const MAIL_HEADER =
  /^\s*(?:\*?)(from|sent|to|cc|bcc|date|reply-to|lähettäjä|lähetetty|vastaanottaja|päivä|da|a|inviato|data|od|do|wysłano|dw|van|verzonden|aan|datum)\s?:\*?\s+\S/i;
const SUBJECT = /^\s*(?:\*?)(subject|re|fw|fwd|aihe|vs|oggetto|i|temat|dotyczy|onderwerp|betreft)\s?:\*?\s+(?=\S)/i;
const WROTE =
  /^\s*(?:on|il giorno|op|w dniu|dnia)\s.{6,120}(?:wrote|ha scritto|schreef|napisał\(?a?\)?|kirjoitti)\s?:\s*$|^.{4,120}kirjoitti\s?:\s*$/i;
const FORWARDED = /^\s*-{3,}.{0,60}-{2,}\s*$|^\s*_{5,}\s*$/;
const SIGN_OFF =
  /^\s*(?:alvast bedankt en )?(?:(?:best|kind|warm|many)?\s*(?:regards|wishes|thanks)|thanks(?: a lot| in advance)?|cheers|sincerely(?: yours)?|yours (?:sincerely|faithfully)|ystävällisin terveisin|terveisin|parhain terveisin|yt|t\.|kiitos(?: jo etukäteen)?|cordiali saluti|distinti saluti|porg\p{L}+ (?:i miei |i nostri )?(?:cordiali|distinti) saluti|un (?:caro )?saluto|saluti|grazie(?: mille| in anticipo)?|z poważaniem|pozdrawiam(?: serdecznie)?|pozdrowienia|z wyrazami szacunku|łączę pozdrowienia|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?|groet(?:en|jes)?|mvg|hoogachtend)[\s,.!]*$/iu;
const TERMINAL = /[.!?…:;]["'»”)\]]*\s*$/;
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|approx|incl|excl|no|nr|dr|prof|mr|mrs|ms|st|fig|ing|ir|esim|mm|ym|ks|n|yms|ml|es|ecc|sig|dott|ing|spa|s\.p\.a|s\.r\.l|m\.in|np|tj|itp|itd|ok|ul|tzn|tzw|dr|mgr|inż|hab|bijv|d\.w\.z|o\.a|m\.b\.t|t\.b\.v|nl|evt|z\.s\.m|\p{Lu})\.$/iu;

/** Sentences in the order of the text; nothing overlaps and nothing is empty. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let block: Line[] = [];
  const close = (): void => {
    if (block.length > 0) cutBlock(text, block, sentences);
    block = [];
  };
  for (const line of linesOf(text)) {
    if (line === null) close();
    else if (line.opens || !goesOn(text, block.at(-1), line)) {
      close();
      block = [line];
    } else block.push(line);
  }
  close();
  return sentences;
}

/** Lines and cells with their kind; null stands for a break between paragraphs. */
function* linesOf(text: string): Generator<Line | null> {
  let inSignature = false;
  let signatureLines = 0;
  for (let at = 0; at < text.length;) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const raw = text.slice(at, end);
    const quote = QUOTE.exec(raw)?.[0].length ?? 0;
    const body = raw.slice(quote);
    const start = at + quote;
    at = end + 1;
    if (body.trim() === '') {
      yield null;
      continue;
    }
    if (WROTE.test(body) || FORWARDED.test(body)) {
      inSignature = false;
      yield null;
      yield whole(text, start, end, 'mail-header', true);
      continue;
    }
    const header = MAIL_HEADER.test(body);
    const subject = SUBJECT.exec(body);
    if (header || subject) inSignature = false;
    if (/^\s*--\s*$/.test(body) || SIGN_OFF.test(body)) {
      inSignature = true;
      signatureLines = 0;
      yield whole(text, start, end, 'signature', true);
      continue;
    }
    // A signature is short; what goes on longer was written after it.
    if (inSignature && (signatureLines += 1) > 10) inSignature = false;
    if (inSignature) yield whole(text, start, end, 'signature', true);
    else if (header) yield whole(text, start, end, 'mail-header', true);
    else if (subject) yield whole(text, start + subject[0].length, end, 'subject', true);
    else yield* cellsOf(text, start, end);
  }
}

/** A row of a pasted table becomes its cells; any other line stays whole, without its bullet. */
function* cellsOf(text: string, start: number, end: number): Generator<Line> {
  const body = text.slice(start, end);
  const bars = body.split('|').length - 1;
  const splitter =
    bars >= 2
      ? /\|/g
      : /\t/.test(body.trim())
        ? /\t+/g
        : /\S\s{3,}\S/.test(body) && !BULLET.test(body)
          ? /\s{3,}/g
          : null;
  const bullet = BULLET.exec(body);
  if (splitter === null || bullet !== null) {
    const from = start + (bullet?.[0].length ?? 0);
    if (/[\p{L}\p{N}]/u.test(text.slice(from, end))) {
      yield whole(text, from, end, bullet ? 'bullet' : 'prose', bullet !== null);
    }
    return;
  }
  let from = 0;
  for (const mark of [...body.matchAll(splitter), null]) {
    const to = mark?.index ?? body.length;
    if (/\p{L}/u.test(body.slice(from, to))) yield whole(text, start + from, start + to, 'cell', true);
    from = mark === null ? to : mark.index + mark[0].length;
  }
}

function whole(text: string, start: number, end: number, kind: SentenceKind, opens: boolean): Line {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from]!)) from += 1;
  while (to > from && /\s/.test(text[to - 1]!)) to -= 1;
  return { start: from, end: to, kind, opens };
}

/** Whether a line is the rest of the line before it: wrapped mail, not a new heading or item. */
function goesOn(text: string, before: Line | undefined, line: Line): boolean {
  if (before === undefined) return false;
  if (before.kind === 'cell' || before.kind === 'signature' || before.kind === 'mail-header') return false;
  const last = text.slice(before.start, before.end);
  const first = text[line.start]!;
  const startsSmall = /[\p{Ll}\p{N}("'«„]/u.test(first);
  if (/[:]\s*$/.test(last)) return false;
  if (startsSmall && !/[.!?…;]\s*$/.test(last)) return true;
  if (TERMINAL.test(last)) return before.end - before.start > SHORT_LINE;
  return before.end - before.start > SHORT_LINE && before.kind !== 'subject';
}

function cutBlock(text: string, block: readonly Line[], into: Sentence[]): void {
  const first = block[0]!;
  const start = first.start;
  const end = block.at(-1)!.end;
  const isLine = first.kind === 'signature' || first.kind === 'mail-header' || first.kind === 'cell';
  if (isLine) {
    if (end > start) into.push({ start, end, kind: first.kind });
    return;
  }
  for (const [from, to] of pieces(text, start, end)) {
    const words = text.slice(from, to);
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    const kind = first.kind === 'prose' && block.length === 1 && isHeading(words) ? 'heading' : first.kind;
    into.push({ start: from, end: to, kind });
  }
}

function isHeading(words: string): boolean {
  return (
    words.length <= SHORT_LINE && !/[.!?…]\s*$/.test(words) && (/:\s*$/.test(words) || words === words.toUpperCase())
  );
}

/** Cuts at full stops, question marks and semicolons, not after abbreviations and within numbers. */
function* pieces(text: string, start: number, end: number): Generator<[number, number]> {
  const stop = /[.!?…;]+["'»”)\]]*(?=\s)/g;
  let from = start;
  stop.lastIndex = start;
  for (let found = stop.exec(text); found !== null && found.index < end; found = stop.exec(text)) {
    const to = found.index + found[0].length;
    if (to > end) break;
    if (found[0] === '.' && ABBREVIATION.test(text.slice(Math.max(from, to - 12), to))) continue;
    const next = /\S/.exec(text.slice(to, to + 40))?.[0] ?? '';
    if (found[0].startsWith('.') && /\p{Ll}/u.test(next)) continue;
    yield* chunks(text, from, to);
    from = to;
  }
  yield* chunks(text, from, end);
}

function* chunks(text: string, start: number, end: number): Generator<[number, number]> {
  let from = start;
  while (from < end) {
    while (from < end && /\s/.test(text[from]!)) from += 1;
    let to = end;
    if (to - from > LONGEST_SENTENCE) {
      const space = text.lastIndexOf(' ', from + LONGEST_SENTENCE);
      to = space > from ? space : from + LONGEST_SENTENCE;
    }
    while (to > from && /\s/.test(text[to - 1]!)) to -= 1;
    if (to > from) yield [from, to];
    from = Math.max(to, from + 1);
  }
}
