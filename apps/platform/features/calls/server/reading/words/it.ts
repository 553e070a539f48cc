// Italian turns of phrase of calls and tenders.
import { words } from './call-words.ts';
import type { CallWords } from './call-words.ts';

export const IT: CallWords = {
  headings: [
    [
      'documents',
      words('document*|allegat*|da (?:allegare|presentare)|(?:domanda|offerta) (?:deve contenere|contiene|si compone)'),
    ],
    [
      'criteria',
      words(
        'scelta *|selezion*|punti|come valutiamo|merito|criter*|valutazion*|aggiudicazion*|punteggi*|come (?:valutiamo|scegliamo)',
      ),
    ],
    [
      'eligibility',
      words(
        'requisiti (?:del|dei|degli|dell.) ?(?:fornitor|concorrent|soggett|proponent|partecipant|richiedent|beneficiar|operator|candidat)*|requisiti soggettivi|fornitori|concorrenti|a chi si rivolge|chi può *|(?:soggetti|beneficiari|proponenti|destinatari)(?: *)?|chi può *|requisiti di (?:partecipazione|ammissi*)|ammissibil*|esclusion*|partecipazion*',
      ),
    ],
    ['deadlines', words('tappe|cronoprogramma|termin*|scadenz*|calendario|tempi|tempistic*|date|quando')],
    [
      'budget',
      words(
        'corrispettiv*|compenso|prezzo|importi|stanziamento|costi|dotazion*|risorse|finanziar*|finanziament*|importo|contribut*|valore|budget|quanto',
      ),
    ],
    [
      'requirements',
      words(
        'incarico|attività richieste|servizi richiesti|oggetto|requisit*|obbligh*|condizioni|prestazion*|caratteristic*|cosa chiediamo|capitolato|modalità',
      ),
    ],
    ['lots', words('lotti|suddivisione in lotti')],
  ],
  must: words(
    'va \\p{L}+t[oa]|vanno \\p{L}+t[ie]|vietat*|dev(?:e|ono)|dovr(?:à|anno)|(?:è|sono) (?:altresì )?(?:tenut[oaie]|obbligat*|richiest*|necessari*|vietat*)|occorre|obblig*|non (?:è|sono) (?:consentit*|ammess*|permess*)|non (?:può|possono)|si impegna*|fatto divieto|a pena di',
  ),
  should: words(
    'apprezzat*|sarebbe|dovrebbe*|dovrebbero|si (?:raccomanda|consiglia|auspica)|raccomandat*|preferibil*|auspicabil*|consigliat*|titolo preferenziale|gradit*',
  ),
  funderActs:
    /^(?:la |il |l['’])?(?:regione|comune|ministero|stazione appaltante|amministrazione|ente|fondazione|commissione)\s+(?:deve|dovrà|può|potrà|provvede|si riserva)(?!\p{L})/u,
  eligibility: words(
    '(?:saranno|verranno|vengono) (?:ammess|esclus)*|possono aderire|è apert[oa] a|(?:possono|può) (?:presentare|partecipare|candidarsi|fare domanda)|(?:sono|è) (?:ammess[aeio]|esclus[aeio]) (?:alla|a|al|i|gli|le|dalla|dal)|sono (?:ammess[ie]|esclus[ie])|soggetti ammissibili|non possono (?:partecipare|presentare|candidarsi)|cause di esclusione',
  ),
  notOfApplicants: words('spes[ae]|cost[oi]|lott[oi]'),
  submission: words(
    'domand*|offert*|presenta*|presentazion*|scaden*|invi*|trasme*|trasmiss*|entro|perveni*|candidatur*|chius*',
  ),
  questions: words('quesit*|chiariment*|domande di chiarimento'),
  answers: words('rispost*|risponde*'),
  start: words('inizi*|avvi*|decorr*|partire|partiranno'),
  callPeriod: words('presentazione delle (?:domande|offerte)|sportello|invio delle domande|apertura del bando'),
  validity: words('valid[aeio]|validità|vincolat*'),
  otherDate: words(
    'apertura|graduatori*|esit[oi]|aggiudicazion*|comunicazion*|comunicat*|colloqui*|seduta|giornata informativa|approvazion*|decision*|risultat*',
  ),
  budget: words(
    'disposizione|ricevere|fissat[oa]|compenso|corrispettivo|stanzia|dotazion*|import[oi]|contribut*|valore|budget|base di gara|base d.asta|finanziament*|massim[oa]|risors*|stanziat*|disponibil*|complessiv*',
  ),
  otherSum: words(
    'fatturato|polizza|penal[ei]|cauzion*|garanzia|servizi analoghi|capitale|volume d.affari|tassa|bollo',
  ),
  share: words('cofinanziament*|spese ammissibili|costi ammissibili|intensità|contributo copre|quota a carico'),
  total: words('totale|complessivo|somma'),
  atLeast: words('almeno|minim[oa]|soglia|non inferiore|o più'),
  percentHead: words('pes[oi]|percentual*|ponderazion*'),
  pointsHead: words('punt[ieo]|punteggi*'),
  criterion: words('criter*|punt[ieo]|punteggi*|pes[oi]|ponderazion*'),
  document: words(
    'allegat*|cv|curricul*|modul[oi]|domanda di partecipazione|dichiarazion*|copia|piano (?:dei costi|economico|di lavoro)|propost*|relazion*|offerta (?:tecnica|economica)|certificat*|statuto|lettera|lettere|preventiv*|cronoprogramma|scheda',
  ),
  handIn: words(
    'allega*|allegat*|corredat*|trasmett*|caricat*|caricare|unitamente|(?:domanda|offerta|proposta) deve (?:contenere|includere)|devono essere presentat*|presentare (?:un|la|il|i|una)|inviare (?:un|la|il|una)',
  ),
  numbers: {
    una: 1,
    uno: 1,
    due: 2,
    tre: 3,
    quattro: 4,
    cinque: 5,
    sei: 6,
    sette: 7,
    otto: 8,
    nove: 9,
    dieci: 10,
    undici: 11,
    dodici: 12,
  },
  callNames: words('bando|avviso|invito|gara|concorso|call'),
};
