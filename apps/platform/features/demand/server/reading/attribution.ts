// The sentence a list of skills asks to be shown with, in the language of whoever looks.
import type { DemandParts } from '../demand-parts.ts';

export async function attributionOf(
  { taxonomies }: Pick<DemandParts, 'taxonomies'>,
  tenantId: string,
  reading: { readonly scheme: string | null; readonly version: string | null; readonly attribution: string | null },
  language: string,
): Promise<string> {
  const packs = (await taxonomies.listPacks(tenantId)).filter(
    ({ scheme, version }) => scheme === reading.scheme && version === reading.version,
  );
  const own = packs.find((pack) => pack.language === language) ?? packs.find((pack) => pack.language === 'en');
  // A list that has been taken away is still named as it was when it was read.
  return own?.attribution ?? reading.attribution ?? '';
}
