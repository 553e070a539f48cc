// Whether what a file holds is a framework: shape, sizes, texts, and that its parts fit together, with lines for everything wrong.
import type { z } from 'zod';
import { framework } from '../../contract.ts';
import type { Framework, ImportError } from '../../contract.ts';
import {
  FRAMEWORK_INDICATORS_MAX,
  FRAMEWORK_ROLES_MAX,
  FRAMEWORK_SKILLS_MAX,
  FRAMEWORK_TEXT_MAX,
  IMPORT_ERRORS_MAX,
} from '../../limits.ts';
import { findFrameworkFaults } from '../find-framework-faults.ts';
import { sayFault } from './import-sentences.ts';
import type { Fault, Path, Source } from './source.ts';

const INVISIBLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** Sizes of what comes from outside; what ships with Dragoman is checked by its tests. */
const boundedFramework = framework.superRefine((value, context) => {
  const bound = (path: PropertyKey[], length: number, limit: number): void => {
    if (length > limit)
      context.addIssue({ code: 'custom', path, message: `has ${length} entries, ${limit} are allowed` });
  };
  bound(['skills'], value.skills.length, FRAMEWORK_SKILLS_MAX);
  bound(['roles'], value.roles.length, FRAMEWORK_ROLES_MAX);
  for (const [at, skill] of value.skills.entries()) {
    for (const [index, level] of skill.levels.entries()) {
      bound(['skills', at, 'levels', index], level.indicators.length, FRAMEWORK_INDICATORS_MAX);
    }
  }
  for (const { path, text } of textsIn(value, [])) {
    if (text.length > FRAMEWORK_TEXT_MAX)
      context.addIssue({ code: 'custom', path, message: `is longer than ${FRAMEWORK_TEXT_MAX} characters` });
    if (!text.isWellFormed() || INVISIBLE.test(text.replaceAll(/[\n\t]/g, ''))) {
      context.addIssue({ code: 'custom', path, message: 'holds control characters' });
    }
  }
});

export interface Checked {
  readonly framework: Framework | null;
  readonly errors: readonly ImportError[];
}

/** The framework when nothing at all is wrong; otherwise the errors in the order of their lines. */
export function checkFramework(source: Source): Checked {
  const faults: Fault[] = [...source.faults];
  const parsed = source.value === null ? null : boundedFramework.safeParse(source.value);
  if (parsed?.success === false) {
    faults.push(...parsed.error.issues.map((issue) => toFault(issue, source)));
  } else if (parsed !== null) {
    faults.push(
      ...findFrameworkFaults(parsed.data).map(({ path, code, values }) => ({
        line: source.lineOf(path),
        code,
        values,
      })),
    );
  }
  return { framework: faults.length === 0 && parsed?.success === true ? parsed.data : null, errors: toErrors(faults) };
}

export function toErrors(faults: readonly Fault[]): ImportError[] {
  const told = faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, IMPORT_ERRORS_MAX);
  const more = faults.length - told.length;
  const last: Fault[] = more > 0 ? [{ line: null, code: 'file.more-errors', values: { more } }] : [];
  return [...told, ...last].map(({ line, code, values }) => ({
    line,
    code,
    values: { ...values },
    sentence: sayFault(code, values),
  }));
}

function toFault(issue: z.core.$ZodIssue, source: Source): Fault {
  const path: Path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const place = issue.path.map(String).join('.').slice(0, 120) || 'framework';
  return { line: source.lineOf(path), code: 'schema.wrong', values: { place, problem: issue.message.slice(0, 200) } };
}

function* textsIn(value: unknown, path: PropertyKey[]): Generator<{ path: PropertyKey[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      yield* textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}
