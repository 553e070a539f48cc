// Dutch turns of phrase of calls and tenders.
import { words } from './call-words.ts';
import type { CallWords } from './call-words.ts';

export const NL: CallWords = {
  headings: [
    [
      'documents',
      words(
        'bijlage*|stukken|documenten|in te dienen *|uw (?:aanvraag|offerte|inschrijving)|(?:aanvraag|offerte|inschrijving) bevat|bij de aanvraag|aan te leveren *|toevoegen',
      ),
    ],
    [
      'criteria',
      words(
        'keuze*|punten|hoe (?:wij )?(?:beoordelen|kiezen|wegen)|weegt|wegen|gunning*|criteri*|beoordel*|weging|hoe (?:beoordelen|kiezen) *|puntentelling',
      ),
    ],
    [
      'eligibility',
      words(
        'wie *|inschrijvers|voor wie|wie (?:kan|kunnen|mag|mogen) *|(?:eisen aan|geschiktheid van) de (?:inschrijver|aanvrager)*|geschiktheid*|doelgroep|aanvragers|uitsluiting*|selectie*',
      ),
    ],
    [
      'deadlines',
      words('tijdlijn|fasering|termijnen|planning|tijdpad|tijdschema|belangrijke data|data|termijn*|wanneer|deadline*'),
    ],
    [
      'budget',
      words(
        'subsidie|prijs|vergoeding|geld|kosten|budget*|subsidie(?:plafond|bedrag)|beschikbaar|hoeveel *|financi*|waarde|raming',
      ),
    ],
    [
      'requirements',
      words(
        'wat wij *|wat we *|opdrachtomschrijving|taken|eisen|voorwaard*|vereist*|verplichting*|wat (?:vragen|verwachten) *|programma van eisen|uitvoering|opdracht',
      ),
    ],
    ['lots', words('percelen|thema.s')],
  ],
  must: words(
    'moet|moeten|dien(?:t|en)(?=.{1,90}te(?!\\p{L}))|(?:is|zijn) (?:verplicht|gehouden|vereist|noodzakelijk|gebonden)|verplicht|vereist|mag (?:niet|geen)|mogen (?:niet|geen|.{1,60} niet)|mag .{1,60} niet|niet toegestaan|verbindt zich|draagt zorg voor|zorgt voor',
  ),
  should: words(
    'graag|bij voorkeur|aanbeveling|wenselijk|gewenst|aanbevolen|zou(?:den)? (?:moeten|kunnen)|wordt aangeraden|(?:is|zijn) een pre|wij hopen|we hopen|streven|verwacht(?:en)?|liefst',
  ),
  funderActs:
    /^(?:de |het |wij |we )?(?:provincie|gemeente|opdrachtgever|aanbestedende dienst|fonds|stichting|ministerie|commissie|panel|jury)\s+(?:moet|dient|zal|kan|behoudt|mag|beslist)(?!\p{L})/u,
  eligibility: words(
    'staat open voor|staan open voor|kan worden aangevraagd|wordt aangevraagd door|(?:in aanmerking)(?: voor subsidie)? (?:komen|komt)|(?:komen|komt) (?:niet )?(?:voor .{1,40} )?in aanmerking|(?:kunnen|kan|mogen|mag) (?:zich )?(?:.{0,30} )?(?:aanvragen|inschrijven|meedoen|deelnemen)|geen (?:aanvraag|inschrijving|offerte) (?:in)?(?:dienen|doen)|uitgesloten|uitsluiting*',
  ),
  notOfApplicants: words('kosten|perceel|percelen'),
  submission: words(
    'aanvra*|inschrijving*|inschrijv*|indien*|ingediend|in te dienen|sluiting*|offerte*|deadline|aanmeld*|sluit|uiterste datum',
  ),
  questions: words('vragen|vraag|verduidelijking*'),
  answers: words('antwoord*|beantwoord*|nota van inlichtingen|nota.s van inlichtingen'),
  start: words('start*|begin*|aanvang*|ingangsdatum|gaat in|ingaan'),
  callPeriod: words('aanvra*|indien*|ingediend|inschrijftermijn|indieningstermijn|openstelling'),
  validity: words('geldig*|gestand*'),
  otherDate: words(
    'gunning*|beslis*|bericht|uitslag|besluit*|interview*|informatiebijeenkomst*|presentatie*|opening|bekendmak*|voornemen|gesprek*',
  ),
  budget: words(
    'prijs|vergoeding|gereserveerd|budget*|beschikbaar|subsidie*|waarde|plafond|subsidieplafond|bedraagt|ten hoogste|maximaal|maximale|bijdrage|raming|toegekend|bedrag|totaal',
  ),
  otherSum: words('omzet|verzekering*|boete*|polis|waarborg*|kapitaal'),
  share: words(
    'cofinanciering|eigen (?:bijdrage|inbreng)|subsidiabele kosten|van de (?:totale )?(?:project)?kosten|subsidiepercentage',
  ),
  total: words('totaal|som|samen'),
  atLeast: words('minimaal|ten minste|tenminste|minstens|minimum|drempel|of meer'),
  percentHead: words('weging|wegingsfactor|percentage|gewicht'),
  pointsHead: words('punten|punt|score|maximale score'),
  criterion: words('criteri*|\\p{L}*criteri*|punten|weging|score'),
  document: words(
    'bijlage*|cv|cv.s|curricul*|formulier*|\\p{L}*formulier|begroting*|prijzenblad|prijsblad|plan van aanpak|\\p{L}*plan|verklaring*|\\p{L}+verklaring*|uittreksel|kopie|uniform europees aanbestedingsdocument|referenti*|jaarrekening',
  ),
  handIn: words(
    'bijvoeg*|bijgevoegd*|voeg*|toevoeg*|toegevoegd|upload*|vergezeld|samen met|meesturen|meegestuurd|aanleveren|aangeleverd|(?:aanvraag|inschrijving|offerte) bevat',
  ),
  numbers: {
    een: 1,
    één: 1,
    twee: 2,
    drie: 3,
    vier: 4,
    vijf: 5,
    zes: 6,
    zeven: 7,
    acht: 8,
    negen: 9,
    tien: 10,
    elf: 11,
    twaalf: 12,
  },
  callNames: words('oproep|aanbesteding*|offerteaanvraag|subsidie*|regeling|uitvraag|call|tender'),
};
