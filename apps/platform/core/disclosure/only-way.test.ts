import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PLATFORM = fileURLToPath(new URL('../../', import.meta.url));

/** Each with what a source line must not hold outside core/disclosure, as far as a machine can tell from its words. */
const RULES: readonly [what: string, pattern: RegExp][] = [
  ['averages in the database', /\bfn\s*\.\s*(avg|sum)\b|\b(avg|stddev|variance|percentile_cont)\s*\(/i],
  ['makes a group figure itself', /\bgroupFigure\s*\.\s*(parse|safeParse)\b|\bas (unknown as )?GroupFigure\b/],
  ['averages for itself', /\bsummariseGroup\b/],
  ['decides for itself what may be shown', /\b(admitSets|decideAnswers|disclosureStore)\b/],
];

/** Rooms that may ask for the estimates of several people, to freeze them or to export them under their own rules. */
const MAY_READ_ESTIMATES = /^features\/(profile|office|research|demonstration)\/|^server\//;
const ESTIMATES = /\b(profileDoor|profile)\s*\.\s*estimates\s*\(/;

function findWaysRound(path: string, text: string): string[] {
  if (path.startsWith('core/disclosure/') || /\.test\.tsx?$/.test(path)) return [];
  return text.split('\n').flatMap((line, index) => {
    const code = line.replace(/^\s*(\/\/|\*|\/\*).*$/, '');
    const broken = RULES.filter(([, pattern]) => pattern.test(code)).map(([what]) => what);
    if (ESTIMATES.test(code) && !MAY_READ_ESTIMATES.test(path)) broken.push('reads estimates of several people');
    return broken.map((what) => `${path}:${index + 1} ${what}`);
  });
}

function listSources(): string[] {
  return readdirSync(PLATFORM, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(node_modules|dist)\//.test(path));
}

describe('the disclosure gate as the only way to a group figure', () => {
  it('is not gone round by any module of the platform', () => {
    const sources = listSources();
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.flatMap((path) => findWaysRound(path, readFileSync(`${PLATFORM}${path}`, 'utf8')))).toEqual([]);
  });

  it.each([
    ['features/office/server/store.ts', "select((eb) => eb.fn.avg('level'))"],
    ['features/office/server/store.ts', 'sql`select avg(level) from result`'],
    ['features/research/server/report.ts', 'const figure = groupFigure.parse(numbers);'],
    ['features/office/server/map.ts', 'return { mean } as unknown as GroupFigure;'],
    ['features/campaigns/server/status.ts', 'await profileDoor.estimates(queries, tenantId, personIds)'],
    ['features/office/server/map.ts', 'summariseGroup(measure, contributions)'],
    ['features/office/server/map.ts', 'disclosureStore(queries).listMembers(tenantId, id)'],
  ])('notices a way round in %s: %s', (path, line) => {
    expect(findWaysRound(path, line)).toHaveLength(1);
  });

  it('lets the gate itself, comments and tests be', () => {
    expect(findWaysRound('core/disclosure/summarise-group.ts', 'groupFigure.parse(x)')).toEqual([]);
    expect(findWaysRound('features/office/server/map.ts', '// summariseGroup does it')).toEqual([]);
    expect(findWaysRound('features/office/server/map.test.ts', 'summariseGroup(x)')).toEqual([]);
  });
});
