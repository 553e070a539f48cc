// Whether an organisation's name carries the legal form of a company: the sources we read do not all say what kind it is.

/** Forms of the European Union and of the neighbours its universities work with; only as a word of its own at the end. */
const FORMS =
  /(?:^|[\s,.])(?:ab|a\/s|ag|as|asa|b\.?v\.?|co|corp|corporation|d\.?o\.?o\.?|gmbh|inc|kft|kg|ltd|limited|llc|n\.?v\.?|oy|oyj|oü|plc|s\.?a\.?|s\.?a\.?s\.?|s\.?e\.?|s\.?l\.?|s\.?p\.?a\.?|s\.?r\.?l\.?|s\.?r\.?o\.?|sp\.? z ?o\.?o\.?|zrt)\.?$/iu;

/** @example isCompanyName('Konepaja Oy'); // true */
export function isCompanyName(name: string): boolean {
  return FORMS.test(name.trim().replace(/\s*\([^)]*\)$/, ''));
}
