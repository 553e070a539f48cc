// Small words that carry grammar and no subject: left out of matching, and the surest sign of a language.

const LISTS: Readonly<Record<string, string>> = {
  en: `a about above after again all also am an and any are as at be because been before being below between both but by can could did do does doing down
    during each either etc even ever few for from further had has have having he her here hers him his how i if in into is it its itself just like may me
    might more most much must my no nor not now of off on once one only or other our ours out over own per please same shall she should since so some
    such than that the their them then there these they this those through to too under until up us very via was we were what when where whether which
    while who whom whose why will with within without would yes you your yours`,
  fi: `ja on ei olla ole oli ovat olemme että tai myös mutta kun kuin jos niin se sen siitä siihen ne niiden nämä tämä tämän tästä tässä tätä mikä mitä
    joka jotka jossa josta johon joiden jonka jota me meillä meidän meitä meille te teillä teidän teille he heidän hän hänen minä minun sinä itse kaikki
    sekä eli kuten vielä nyt jo vain voi voimme voidaan voisi voisimme olisi olisimme ollut ovatko onko mukaan kanssa ilman ennen jälkeen aikana välillä yli ali noin hyvin
    enemmän eniten esim esimerkiksi sitä siis koska vaikka jotta ettei emme eivät eikä yksi joitakin muun muassa mm muita muut ihan kyllä tällä hetkellä`,
  it: `di a da in con su per tra fra il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli alle dal dallo dalla dai dagli
    dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle e ed o od ma se non che chi cui come dove quando mentre anche più meno molto
    poco tutto tutti tutte ogni questo questa questi queste quello quella quelli quelle nostro nostra nostri nostre vostro vostra vostri vostre suo sua suoi sue loro noi voi io tu lui lei si
    ci vi ne mi ti è sono siamo sia essere ha hanno abbiamo avere avremmo vorremmo stato stata stati state può possono possiamo potrebbe dell dall nell sull all un l d c
    quale quali così già ancora solo oltre circa presso durante senza verso dopo prima perché quindi inoltre ecc es`,
  pl: `i w we z ze na do od o po za dla przez przy pod nad przed między oraz a ale lub albo czy że się nie jest są być był była było były będzie
    będą jak jako to ten ta te tego tej tych tym tymi tam tu który która które którzy których którym którymi którego której co kto nas nam nami nasz
    nasza nasze naszego naszej naszych naszym naszymi my wy was wam pan pani państwa państwo ich jego jej go ją im mu mnie mi też także również więc bo gdy
    gdzie kiedy jeśli jeżeli żeby aby tylko już jeszcze bardzo bardziej może możemy mogą można m.in np itp itd tj ok m in u by każdy wszystkie
    wszystkich swoje swoich swój naszą ma mamy mają chcemy chcielibyśmy`,
  nl: `de het een en van in is op te dat die voor met zijn niet aan er om ook als maar dan bij door naar uit over tot of wel nog kan kunnen worden
    wordt werd zal zullen zou zouden heeft hebben had wij we ons onze u uw jullie jij je ik hij zij ze hun hen hem haar dit deze daar hier waar wat wie
    welke hoe wanneer waarom al alle alles meer meest veel zo zoals binnen buiten tussen onder boven tegen tijdens zonder na voordat omdat zodat
    want dus toch geen iets niets elke elk ander andere anderen eigen moeten moet mag mogen willen wil graag bijv bijvoorbeeld etc o.a d.w.z m.b.t
    t.b.v zelf reeds per via vanuit daarnaast hierbij`,
  de: `der die das und ist nicht ein eine einen einem einer eines mit für auf von zu dem den des im am wir sie ich er es auch als wie bei nach aus über
    werden wird wurde sind haben hat oder aber wenn dass sich unser unsere unseren ihr ihre zum zur durch sowie kann können noch nur sehr`,
  sv: `och att det som en ett på är av för med till den de inte om vi har kan ska var från eller men så också vår vårt våra er ni jag du han hon när hur
    vad vid efter under över mot utan sig sin sitt sina detta denna dessa`,
  fr: `le la les un une des du de et est en que qui dans pour sur avec pas par plus nous vous ils elle il je au aux ce cette ces notre nos votre vos
    leur leurs être sont avons ont mais ou où donc comme sans sous entre afin ainsi très`,
  es: `el la los las un una unos unas de del y en que es por con para no se su sus al lo como más pero o este esta estos estas nuestro nuestra nuestros
    nuestras usted ustedes nosotros son ser está están hemos tenemos muy también sin sobre entre cuando donde`,
  da: `og at det er en et på af for med til den de ikke om vi har kan skal var fra eller men så også vores jeg du han hun når hvordan hvad ved efter
    under over mod uden sig sin sit sine dette denne disse`,
  et: `ja on ei et see selle need kui ka või aga meie teie nende tema mis kes oma ning siis veel juba väga kuid seda oleme olema saab vaja koos ilma enne pärast`,
  pt: `o a os as um uma de do da dos das e em no na nos nas que é por com para não se seu sua ao como mais mas ou este esta nosso nossa nossos nossas são
    ser está muito também sem sobre entre quando onde você vocês nós temos`,
  cs: `a i v ve z ze na do od o po za pro přes při pod nad před mezi nebo ale že se není je jsou být byl byla bylo bude jako to ten ta co kdo nás nám náš naše
    který která které také již ještě jen velmi`,
};

const sets = new Map<string, ReadonlySet<string>>();

export const LANGUAGES_WITH_FUNCTION_WORDS: readonly string[] = Object.keys(LISTS);

/** Lower-case words as they are written; empty for a language without a list. */
export function functionWords(language: string): ReadonlySet<string> {
  let set = sets.get(language);
  if (set === undefined) sets.set(language, (set = new Set((LISTS[language] ?? '').split(/\s+/).filter(Boolean))));
  return set;
}
