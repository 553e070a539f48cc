// Words of every mail that name no subject: numbers, days, months, somebody and nothing, courtesy. Left out of matching, as function words are;
// a list of its own, because many are shared between languages and would mislead the guess of the language.

const LISTS: Readonly<Record<string, string>> = {
  en: `two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred thousand million dozen half twice
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
    somebody someone something somewhere anybody anyone anything nobody none nothing everybody everyone everything else
    please dear regards sincerely kindly thanks thank hello greetings sir madam mr mrs ms
    today tomorrow yesterday perhaps maybe soon yet already still often always never sometimes together really quite rather almost enough
    around ago till upon along away toward towards within besides therefore however though although thus anyway`,
  fi: `kaksi kahden kahta kaksikymmentä kolme kolmen kolmea neljä neljän neljää viisi viiden viittä kuusi kuuden seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista
    kymmenen sata tuhat miljoona puoli puolen puolet kahdesti maanantai maanantaina tiistai tiistaina keskiviikko keskiviikkona torstai torstaina perjantai perjantaina lauantai sunnuntai
    tammikuu tammikuussa helmikuu helmikuussa maaliskuu maaliskuussa huhtikuu huhtikuussa toukokuu toukokuussa kesäkuu kesäkuussa heinäkuu elokuu elokuussa syyskuu syyskuussa lokakuu lokakuussa marraskuu marraskuussa joulukuu joulukuussa
    joku jonkun jotain jotakin jokin kukaan mitään kaikki kaiken jokainen jokaisen muualla hei moi terve terveisin ystävällisin kiitos kiitoksia hyvää arvoisa rouva herra
    tänään huomenna eilen ehkä pian usein aina koskaan joskus yhdessä todella melko lähes myöhemmin sitten vasta taas edes heti miten missä mihin mistä milloin miksi kuinka montako mieluiten etenkin lisäksi täällä siellä tämän näin vuonna klo`,
  it: `due tre quattro cinque sei sette otto nove dieci undici dodici quindici venti trenta quaranta cinquanta cento mille milione metà doppio
    lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    qualcuno qualcosa qualche nessuno niente nulla ognuno tutto cosa altro altri altra altre alcuni alcune gentile gentili egregio spettabile cordiali saluti grazie buongiorno buonasera signora signor signori dott ing
    oggi domani ieri forse presto spesso sempre mai talvolta insieme davvero quasi abbastanza appena subito volta volte fa almeno soprattutto magari invece nemmeno neppure allora ecco qui qua là però dunque poi fino entro dopodiché`,
  pl: `dwa dwie dwóch dwoje dwoma trzy trzech trzema cztery czterech pięć pięciu sześć sześciu siedem siedmiu osiem ośmiu dziewięć dziewięciu dziesięć dziesięciu jedenaście jedenastu dwanaście dwunastu dwadzieścia trzydzieści czterdzieści pięćdziesiąt sto tysiąc tysięcy milion pół połowa połowę razy
    poniedziałek wtorek środa środę czwartek piątek sobota niedziela styczeń stycznia styczniu luty lutego marzec marca marcu kwiecień kwietnia kwietniu maj maja maju czerwiec czerwca czerwcu lipiec lipca sierpień sierpnia wrzesień września wrześniu październik października październiku listopad listopada listopadzie grudzień grudnia grudniu
    ktoś kogoś komuś coś czegoś czemuś nikt nikogo nic niczego każdy każda każde każdego każdej każdą wszystko wszystkiego wszyscy inny inna inne innych jakiś jakaś jakieś proszę prosimy szanowni szanowna szanowny pozdrawiam pozdrowienia poważaniem dziękuję dziękujemy dzień dobry dobrze witam pani pana panem panu
    dziś dzisiaj jutro wczoraj może wkrótce często zawsze nigdy czasem razem naprawdę prawie dość wcale od razu teraz potem wtedy zanim ponad jednak dlatego zresztą poza tak nie raz temu ciągle wciąż znowu tutaj nawet zwłaszcza około ile ilu`,
  nl: `twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig veertig vijftig honderd duizend miljoen half helft dubbel
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december
    iemand iets niemand niets iedereen alles ieder iedere elk elke ander andere anders elkaar elkaars geachte beste heer mevrouw dhr mevr groet groeten vriendelijke hartelijke dank bedankt graag hallo goedemorgen goedemiddag
    vandaag morgen gisteren misschien binnenkort vaak altijd nooit soms samen echt vrij bijna genoeg eens eerst later toen nu al weer toch zelf daarna verder meteen ongeveer vooral bovendien daarom hier daar waar hoeveel hoe één`,
};

const sets = new Map(
  Object.entries(LISTS).map(([language, list]) => [language, new Set(list.split(/\s+/).filter((word) => word !== ''))]),
);
const NONE: ReadonlySet<string> = new Set();

export function fillerWords(language: string): ReadonlySet<string> {
  return sets.get(language) ?? NONE;
}
