// Polish turns of phrase of calls and tenders. "Powinien" obliges in calls, so it counts as must.
import { words } from './call-words.ts';
import type { CallWords } from './call-words.ts';

export const PL: CallWords = {
  headings: [
    [
      'documents',
      words(
        'załączni*|dokument*|do (?:wniosku|oferty) (?:dołącz|należy dołączyć)|co (?:dołączyć|złożyć)|(?:wniosek|oferta) (?:powin*|musi) zawierać',
      ),
    ],
    [
      'criteria',
      words(
        'punkty|jak (?:wybieramy|wybierzemy|ocenimy)|wybór *|wyboru|zasady oceny|kryteri*|ocen*|oceniamy|jak oceniamy|punktacj*',
      ),
    ],
    [
      'eligibility',
      words(
        'kto *|dla kogo|uprawnieni|oferenci|wnioskodawc*|podmioty *|kto może*|warunki udziału*|uprawni*|wykluczeni*|uczestnicy konkursu|beneficjenci',
      ),
    ],
    [
      'deadlines',
      words(
        'ważne daty|terminarz|termin*|harmonogram*|kiedy|daty|składani* (?:wniosków|ofert)|nabór wniosków|kalendarz',
      ),
    ],
    [
      'budget',
      words(
        'pieniądze|wynagrodzenie|cena|ile *|koszty|finansow*|budżet*|kwot*|dofinansowani*|środki|pula|ile można*|wartość|alokacja',
      ),
    ],
    [
      'requirements',
      words(
        'jak ma wyglądać *|zadania wykonawcy|przedmiot zamówienia|oczekiwania|wymagani*|warunki|obowiązk*|czego oczekujemy|opis przedmiotu|zakres|zasady',
      ),
    ],
    ['lots', words('części|zadania|zadania konkursowe|podział zamówienia')],
  ],
  must: words(
    'musi|muszą|musisz|należy|(?:jest|są|zostaje|zostają) (?:zobowiązan*|obowiązan*|wymagan*)|zobowiązan*|zobowiązuj[eą](?: się)?|ma obowiązek|mają obowiązek|obowiązkow*|wymagane|wymaga się|wymagamy|konieczn*|nie może|nie mogą|nie wolno|niedopuszczaln*|nie dopuszcza się|(?:może|mogą) .{1,40} (?:wyłącznie|tylko)|powinien|powinni|powinn[aoy]|(?:wykonawca|oferent|beneficjent|grantobiorca) (?:zapewnia|zapewni|dostarcza|dostarczy|przeprowadzi|wykona|ponosi|pozostaje)',
  ),
  should: words(
    'zaleca(?:ne|my)?(?: się| jest)?|rekomend*|wskazan[eay]|mile widzian*|pożądan*|preferowan*|preferuje(?:my)?|dodatkowym atutem|zachęca*|najlepiej',
  ),
  funderActs:
    /^(?:zamawiający|ministerstwo|fundacja|fundusz|komisja|organizator|operator|instytucja)\s+(?:musi|zastrzega|może|ma|nie|jest|powinien|powinna|zobowiązuje)(?!\p{L})/u,
  eligibility: words(
    '(?:może|mogą) (?:startować|starać się|otrzymać wsparcie)|nie kwalifikują się|wyklucza się|(?:mogą|może)(?: się)? (?:ubiegać(?: się)?|składać|złożyć|aplikować|wziąć udział|brać udział|uczestniczyć|zgłosić)|ubiegać się (?:mogą|może)|wnioskodawcą (?:może|mogą)|uprawnion[ye]|(?:są|podlegają|podlega|jest)? ?wyklucz(?:one|eni|ony|ona|eniu)|nie mogą (?:ubiegać się|wziąć udziału|składać)',
  ),
  notOfApplicants: words('koszt*|wydat*|części|część'),
  submission: words('wnios*|ofert*|składa*|złoż*|nabór|naboru|zgłosz*|przyjmowan*|czekamy|termin składania'),
  questions: words('pyta(?:nia|ń|niami|niach|nie)|wyjaśnie*|zadawani*'),
  answers: words('odpowied*|odpowiemy'),
  start: words('rozpocz*|rusza|ruszą|początek|start'),
  callPeriod: words('nabór|naboru|składani*|składać|przyjmowan*'),
  validity: words('związan*|ważn[aeoy]|ważność'),
  otherDate: words(
    'wynik*|rozstrzyg*|ogłosi*|ogłoszone|ogłaszan*|otwarci*|list[aęy] (?:nagrodz|rankingow|projekt)*|decyzj*|spotkani*|podpisani*|rozmow*|webinar*|poinform*|ocen*',
  ),
  budget: words(
    'otrzymać|puli|dotacj*|wynagrodzeni*|dysponuje|pula|puli|kwot*|budżet*|dofinansowani*|środk*|wartość|wartości|grant*|przeznacz*|mamy|alokacj*|wynosi|najwyżej|maksymaln*',
  ),
  otherSum: words('obrot*|obrót|przychod*|polis*|ubezpieczeni*|kar[ay]|karę|wadium|kapitał*|gwarancj*'),
  share: words('wkład* własn*|kosztów kwalifikowalnych|(?:poziom|intensywność) (?:dofinansowania|wsparcia)|% kosztów'),
  total: words('razem|łącznie|suma|ogółem'),
  atLeast: words('co najmniej|minimum|minimaln*|przynajmniej|próg|nie mniej niż|powyżej'),
  percentHead: words('wag[ai]|procent*|udział'),
  pointsHead: words('pkt|punkt*|punktacj*'),
  criterion: words('kryteri*|pkt|punkt*|wag[ai]'),
  document: words(
    'kalkulacj*|załączni*|cv|życiorys*|formularz*|budżet*|kosztorys*|harmonogram*|oświadczeni*|opis*|koncepcj*|wykaz*|program szkolenia|statut*|list[y]? (?:intencyjn|polecając)*|zaświadczeni*|kopi[aeę]|umow[ay]|plan*|portfolio|referencj*',
  ),
  handIn: words(
    'załącz*|dołącz*|przedłoż*|złożyć wraz|wraz z|przesłać wraz|(?:wniosek|oferta) (?:musi|powin*) zawierać|do (?:wniosku|oferty)',
  ),
  numbers: {
    jedna: 1,
    jedną: 1,
    dwie: 2,
    dwóch: 2,
    trzy: 3,
    trzech: 3,
    cztery: 4,
    czterech: 4,
    pięć: 5,
    pięciu: 5,
    sześć: 6,
    sześciu: 6,
    siedem: 7,
    osiem: 8,
    dziewięć: 9,
    dziesięć: 10,
    dziesięciu: 10,
    dwanaście: 12,
  },
  callNames: words(
    'nabór|naborze|naboru|konkurs*|zapytanie ofertowe|ogłoszenie|regulamin|przetarg*|zaproszenie|zamówieni*',
  ),
};
