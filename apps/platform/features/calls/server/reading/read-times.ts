// Hours of the day as calls write them: 16:00, klo 16.15, kello 12, ore 13, godz. 12.00, 17.00 uur, 5 pm, 2.00 p.m., noon.

export interface FoundTime {
  readonly start: number;
  readonly end: number;
  readonly time: string;
}

const TIME =
  /(?<![\p{L}\p{N}.,])(?:(klo\.?|kello|ore|alle ore|godz\.?|godziny|godzinie|godziną|om|at|hrs?|h)\s{0,2})?(\d{1,2})(?:([:.])(\d{2}))?(?:\s{0,2}(uur|u\.|hrs?|hours|o['’]clock|a\.?m\.?|p\.?m\.?))?(?![\p{L}\p{N}%€]|[.,:]\d)/giu;
const NOON = /(?<![\p{L}\p{N}])(?:12 noon|noon|mezzogiorno)(?![\p{L}\p{N}])/giu;

export function readTimes(text: string): FoundTime[] {
  const times: FoundTime[] = [];
  for (const found of text.matchAll(TIME)) {
    const [whole, before, hours, mark, minutes, after] = found;
    // A bare number is no hour, and one with a full stop could be anything.
    const isSaid = before !== undefined || after !== undefined;
    if (!isSaid && mark !== ':' && !(mark === '.' && /[,;]\s{0,2}$/u.test(text.slice(0, found.index)))) continue;
    const time = timeOf(Number(hours), Number(minutes ?? 0), after);
    if (time !== null) times.push({ start: found.index, end: found.index + whole.length, time });
  }
  for (const found of text.matchAll(NOON)) {
    const end = found.index + found[0].length;
    if (!times.some((time) => time.start < end && found.index < time.end))
      times.push({ start: found.index, end, time: '12:00' });
  }
  return times.sort((a, b) => a.start - b.start);
}

function timeOf(hours: number, minutes: number, after: string | undefined): string | null {
  const half = /^([ap])\.?m/iu.exec(after ?? '')?.[1]?.toLowerCase();
  if (half !== undefined && (hours < 1 || hours > 12)) return null;
  const hour = half === undefined ? hours : (hours % 12) + (half === 'p' ? 12 : 0);
  if (hour > 23 || minutes > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
