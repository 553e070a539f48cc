// Joins the class names that apply.

/** Joins what is a non-empty string with blanks, for `class`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
