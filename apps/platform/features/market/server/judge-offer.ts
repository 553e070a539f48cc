// Whether what the market asks for is taught, and if not, why not.
import type { Offer, OfferView, Served } from '../contract.ts';
import { OFFER_KINDS } from '../limits.ts';

export interface JudgedOffer {
  readonly served: Served;
  readonly offers: OfferView[];
}

/**
 * @param languages in which the skill is asked for; an offer in none of them does not serve it
 *
 * @example
 * judgeOffer([], ['en']); // { served: 'nothing-offered', offers: [] }
 */
export function judgeOffer(offers: readonly Offer[], languages: readonly string[]): JudgedOffer {
  const inLanguage = offers.filter((offer) => offer.languages.some((language) => languages.includes(language)));
  return {
    served: sayServed(offers, inLanguage),
    offers: offers
      .toSorted((one, other) => rankOf(one, languages) - rankOf(other, languages))
      // Two skills of a module may be the same skill of the list that adverts are read with.
      .filter(({ title, href }, at, all) => all.findIndex((each) => each.href === href && each.title === title) === at)
      .map(({ title, href, kind, languages: own }) => ({ title, href, kind, languages: [...own] })),
  };
}

/** An hour of practice does not stand for a course, so it is said when there is nothing but that. */
function sayServed(offers: readonly Offer[], inLanguage: readonly Offer[]): Served {
  if (offers.length === 0) return 'nothing-offered';
  if (inLanguage.length === 0) return 'other-language';
  const whole = inLanguage.filter(({ isPart }) => !isPart);
  if (whole.some(({ kind }) => kind !== 'short-module')) return 'offered';
  return whole.length > 0 ? 'short-only' : 'part-only';
}

/** What serves it best comes first: in the language, about the skill, then by its kind. */
function rankOf({ isPart, kind, languages: own }: Offer, languages: readonly string[]): number {
  const isRead = own.some((language) => languages.includes(language));
  return (isRead ? 0 : 100) + (isPart ? 10 : 0) + OFFER_KINDS.indexOf(kind);
}
