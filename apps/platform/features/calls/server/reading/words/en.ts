// English turns of phrase of calls and tenders.
import { words } from './call-words.ts';
import type { CallWords } from './call-words.ts';

export const EN: CallWords = {
  headings: [
    [
      'documents',
      words(
        'document*|annex*|attachment*|enclos*|appendi*|what to (?:return|send|submit|attach)|your application|contents? of (?:the|your) (?:application|tender|bid|proposal|offer)|(?:application|tender|bid|proposal|offer)s? (?:consists? of|comprises?|contains?|includes?|is made up of)|to be (?:submitted|uploaded|attached)|how to apply|application package',
      ),
    ],
    [
      'criteria',
      words(
        'choice of *|ranked|points|scored|how (?:bids|tenders|applications|proposals) are *|judged|criteri*|evaluat*|assessed|assessment|award*|how we (?:choose|decide|assess|select)|scoring|weighting*',
      ),
    ],
    [
      'eligibility',
      words(
        'who we are looking for|bidders|tenderers|beneficiaries|participating organisations|eligible *|eligib*|who (?:can|may)|applicants|qualif*|selection|exclusion*|suitability',
      ),
    ],
    ['deadlines', words('milestones|time frame|deadline*|timetable|calendar|timeline|schedule|dates|when|procedure')],
    [
      'budget',
      words(
        'price|fees?|costs|remuneration|money|how much *|budget*|funding|financ*|value|amount*|grant size|available|price ceiling',
      ),
    ],
    [
      'requirements',
      words(
        'assignment|the work|deliverables|duties|tasks|require*|what .{0,30}(?:offer|deliver|expect)|specification*|scope|services?|conditions|obligations|tasks|admissibility|activities',
      ),
    ],
    ['lots', words('lots|topics|strands|themes')],
  ],
  must: words(
    'must|shall|ha(?:s|ve) to|need(?:s)? to|(?:is|are) (?:also )?(?:required|obliged|bound|mandatory|obligatory|to be)|it is (?:mandatory|compulsory)|may not|cannot|can not|not (?:allowed|permitted|accepted)|undertakes? to|commits? to|at all times',
  ),
  should: words(
    'welcome|appreciated|by default|should|(?:is|are) (?:strongly )?(?:encouraged|recommended|desirable|expected|advised|invited)|ideally|preferabl*|preference is given|would be (?:an advantage|welcome)|we (?:hope|recommend|encourage)',
  ),
  funderActs:
    /^(?:the |our )?(?:contracting authority|authority|ministry|agency|council|commission|foundation|fund|funder|buyer|client|panel|jury|committee|evaluation committee|we)\s+(?:shall|must|will|may|has to|needs to|is required)(?!\p{L})/u,
  eligibility: words(
    '(?:may|can|cannot|may not|can not|could) (?:only )?(?:apply|participate|take part|bid|tender)|entitled to apply|(?:is|are) open to|(?:is|are) (?:not )?eligible|eligible (?:applicants?|organisations?|countries|participants)|(?:is|are|be) excluded|exclusion|ineligible',
  ),
  notOfApplicants: words('costs?|expens*|expenditure|lots?'),
  submission: words(
    'submit*|submission*|deadline|closing date|closes?|apply|applications?|tenders?|proposals?|bids?|return(?:ed)?|received|no later than|uploaded|until',
  ),
  questions: words('questions?|clarification*|enquir*|inquir*|quer(?:y|ies)'),
  answers: words('answers?|answered|repl(?:y|ies)|responses?|clarifications? (?:will be |are )?(?:published|issued)'),
  start: words('start*|begin*|commenc*|kick-off'),
  callPeriod: words(
    'application period|submission period|applications? (?:open|can be|may be)|calls? (?:opens?|is open|for applications opens)|opening of the call',
  ),
  validity: words('remain* valid|validity|valid (?:for|until)'),
  otherDate: words(
    'award*|decision*|notif*|informed|results?|interview*|information (?:day|session)|info day|webinar|opening of|opened|evaluat*|presentations?|standstill|signature|announce*',
  ),
  budget: words(
    'reserved|support|limited to|capped|ceiling|budget*|fund(?:s|ing|ed)?|grants?|available|value|ceiling|(?:not|never) exceed|total|price|set aside|we (?:can )?(?:give|pay)|worth|amount|maximum|up to',
  ),
  otherSum: words('turnover|insurance|indemnity|penalt*|revenue|capital|deposit|guarantee|salary|fees? for applying'),
  share: words(
    '(?:agency|ministry|foundation|fund|programme) (?:funds|pays|covers)|aid intensity|grant rate|co-?financ*|co-?fund*|funding rate|own contribution|(?:grant|funding|subsidy|support) (?:covers|is|amounts)|of (?:the )?(?:total )?eligible costs|match funding',
  ),
  total: words('total|sum|in all'),
  atLeast: words('at least|minimum|threshold|no (?:less|fewer) than|or more'),
  percentHead: words('weight*|per ?cent*|share'),
  pointsHead: words('points?|scores?|marks?'),
  criterion: words('criteri*|points?|weight*|scor*|marks?'),
  document: words(
    'annex*|appendi*|cvs?|curricul*|letters?|(?:application |tender |entry )?form|budget(?: table| form| plan)?|description|statements?|declarations?|certificates?|(?:work |project |training )?plan|schedule|accounts|copy of|portfolio|template|extract|part [a-d]',
  ),
  handIn: words(
    'attach*|enclos*|upload*|accompan*|(?:applications?|tenders?|bids?|proposals?) (?:must|should|shall) (?:also )?(?:include|contain)|send us|please send|submit (?:a|an|the|your)|together with|to be (?:included|returned)|provide (?:a|an|the|your)',
  ),
  numbers: {
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
  },
  callNames: words(
    'calls?|invitation to tender|request for (?:proposals|tenders|quotations)|tender|competition|grants? programme',
  ),
};
