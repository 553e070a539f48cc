// Finnish turns of phrase of calls and tenders. Obligation is often "on … -ttava", with the subject anywhere.
import { words } from './call-words.ts';
import type { CallWords } from './call-words.ts';

export const FI: CallWords = {
  headings: [
    [
      'documents',
      words(
        'liite*|liitte*|liitä|liitettäv*|asiakirj*|toimitettav*|(?:hakemuksen|tarjouksen) sisältö|(?:hakemus|tarjous) (?:sisältää|koostuu)',
      ),
    ],
    [
      'criteria',
      words(
        'valinta|hakemusten valinta|valinnan *|pistei*|miten arvioimme|painoarvo*|arvioin*|vertailu*|valintaperust*|arviointiperust*|pisteyty*|painotu*|valintakriteer*|kriteer*',
      ),
    ],
    [
      'eligibility',
      words(
        '(?:tuen|avustuksen|apurahan|rahoituksen) (?:saaja*|hakija*)|saajat|hakija*|tarjoajat|kohderyhmä*|ketkä *|hakukelpoi*|kuka voi*|ketkä voivat|kenelle|hakijat|soveltuv*|tarjoajan *|kelpoisuu*|poissulke*',
      ),
    ],
    [
      'deadlines',
      words(
        'päivät|tärkeät päivät|ajankoht*|aikarajat|aikataulu*|hakuai*|määräai*|määräaj*|päivämäär*|päiväy*|milloin|haun aika*',
      ),
    ],
    [
      'budget',
      words(
        'tuki|käytettävissä *|raha|hinta|kustannukset|palkkio|rahoitu*|budjet*|määrärah*|(?:tuen|avustuksen|apurahan) (?:määrä|suuruus)|kuinka paljon|arvo|hankinnan arvo|jaossa',
      ),
    ],
    [
      'requirements',
      words(
        'edelly*|mitä *|tehtävä*|toimeksiant*|kohde|vaatimu*|ehdot|velvollisuu*|velvoit*|edellyty*|mitä odot*|palvelun sisältö|sisällöllis*',
      ),
    ],
    ['lots', words('osat|osa-alueet|teemat|haettavat teemat')],
  ],
  must: words(
    '(?:on|ovat|oltava)(?=\\s).{0,90}?\\p{L}{2,}t(?:ava|ävä|avat|ävät)|\\p{L}{2,}t(?:ava|ävä) on|on oltava|oltava|tulee|tulevat|pitää|täytyy|edellyt(?:etään|ämme|tää|yksenä)|vaadit(?:aan|tu)|vaadimme|velvollinen|velvollisia|velvoitet*|sitoutu*|ei saa|eivät saa|pakolli*|välttämätön*|välttämättömiä',
  ),
  should: words(
    'toivo(?:mme|taan|o)|toivotta*|suositel*|suosittel*|olisi (?:hyvä|eduksi|suotavaa)|eduksi|tulisi|pitäisi|mielellään|mieluiten|suotava*|kannust*',
  ),
  funderActs:
    /^(?:tilaaja|kaupunki|säätiö|ministeriö|palvelukeskus|keskus|rahoittaja|virasto|hankintayksikkö)(?:n)?\s+(?:tulee|on|pitää|voi|ilmoittaa|pidättää|vastaa|antaa|tarjoaa|myöntää|päättää)(?!\p{L})/u,
  eligibility: words(
    'voi(?:vat)? saada (?!\\p{L}* ?tiet)|ulkopuolelle|ei voida valita|voivat osallistua|voi osallistua|voi(?:vat|daan)? hakea|hakijana (?:ei )?voi|hakukelpoi*|hakukelvot*|suljetaan (?:pois|tarjouskilpailusta)|poissulke*|(?:tukea|avustusta|apurahaa|rahoitusta) ei(?: voida)? myön*|ei(?: voida)? myön(?:netä|tää) (?:tukea|avustusta|yksityis|yrity)*|tarjoajalla (?:on|tulee|pitää)|saa hakea|ei voi hakea|eivät voi hakea',
  ),
  notOfApplicants: words('kustannu*|meno*|kulu*|osista|osasta|osaa|osiin'),
  submission: words(
    'haku|haun|hakuaik*|hakuaja*|hakemu*|tarjou*|jätet*|jättä*|toimit*|lähetet*|lähettä*|määräai*|perillä|palaut*|sulkeutu*|päättyy',
  ),
  questions: words('kysymy*|lisätieto*|selvenny*|tiedustelu*'),
  answers: words('vastau*|vastataan|vastaamme'),
  start: words('alka*|käynnist*|aloit*|aloitu*|sopimuska*|alku'),
  callPeriod: words('haku|haun|hakuaik*|hakuaja*|ilmoittautumi*|tarjousaika'),
  validity: words('voimassa*'),
  otherDate: words(
    'päätö*|tulok*|ilmoitetaan|haastattel*|info*|tiedotustilaisu*|avaus|avataan|webinaar*|hankintapäätö*|julkist*|valin*|valitaan',
  ),
  budget: words(
    'käytettävissä|hinta|hinnan|katto|jaossa|jakaa|enintään|korkeintaan|kokonaisarvo*|arvo|määrärah*|avustu*|tuki|tuen|tukea|apurah*|varattu|budjet*|rahoit*|myön*|suuruu*|ennakoitu|yhteensä',
  ),
  otherSum: words('liikevaih*|vakuutu*|sakko*|sakon|taseen|vakuus|vakuuden|palkka*'),
  share: words(
    'tukiprosen*|avustusprosen*|tuen osuus|omarahoitus*|tukikelpoi*|hyväksyttävistä|kokonaiskustannuksista|rahoitusosuu*|tuki-intensiteet*|(?:tuki|avustus|rahoitus) on (?:enintään|korkeintaan)',
  ),
  total: words('yhteensä|summa|kaikkiaan'),
  atLeast: words('vähintään|alaraja|kynnys*|väh'),
  percentHead: words('paino*|prosent*|osuus'),
  pointsHead: words('pist*|*pist*'),
  criterion: words('*perust*|*kriteer*|pist*|*pist*|paino*'),
  document: words(
    'liite*|liitte*|cv|cv:t|ansioluettelo*|lomak*|\\p{L}*lomak*|\\p{L}*suunnitelm*|suunnitelm*|budjetti*|talousarvio*|kustannusarvio*|todistu*|\\p{L}+todistu*|sitoumu*|aiesopimu*|\\p{L}*sopimusluonno*|selvity*|vakuutu*|referenss*',
  ),
  handIn: words('liitä|liittää|liittäkää|liitetä*|liitettä*|oheen|mukaan|mukana on|toimit*|lähet*|palaut*|jättä*'),
  numbers: {
    yksi: 1,
    kaksi: 2,
    kolme: 3,
    neljä: 4,
    viisi: 5,
    kuusi: 6,
    seitsemän: 7,
    kahdeksan: 8,
    yhdeksän: 9,
    kymmenen: 10,
    yksitoista: 11,
    kaksitoista: 12,
  },
  callNames: words(
    '*kilpailutu*|haku|hakuilmoitus|hakukuulutus|hankehaku|tarjouspyyntö|valtionavustus|\\p{L}*haku|apurahat|avustus*',
  ),
};
