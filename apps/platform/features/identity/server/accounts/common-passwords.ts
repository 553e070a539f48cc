// Passwords of ten letters and more that guessing programs try first. Shorter ones are refused by their length.

/** Words that stay weak however digits and signs are put around them. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `abc abcabc abcd abcde abcdef abcdefg abcdefgh abcdefghij account admin administrator adminadmin adobe alexander amanda america
andrea andrew angel angels anthony apple arsenal ashley asdf asdfasdf asdfgh asdfghjkl asdfghjklö asshole august autumn azerty
azertyuiop babygirl baseball basketball batman beautiful bonjour butterfly carlos change changeit changeme changepassword charlie
charlotte cheese chelsea chocolate christ christian company computer cookie daniel december default diamond dragoman dragon dummy
einstein elephant elizabeth encrypted facebook february finland firewall flower football forever forgetmenot freedom friday
friends fuckyou george google guest hallo hannah harley heaven hello helloworld helsinki hockey holidays hunter hunter iloveu
iloveyou iloveyouforever internet jasmine jennifer jessica jesus jordan joseph joshua juventus kesäkesä killer kissa knowledge
letmein letmeinnow liverpool login london lovely loveme loveyou manager manchester master matrix matthew maverick michael michelle
microsoft minecraft mississippi monday monkey mustang naruto natasha nicole november october office oracle orange pass passphrase
passw passwd password passwordpassword passwort perkele pokemon princess private professor purple qazwsx qazwsxedc qwer qwerqwer
qwert qwerty qwertyqwerty qwertyui qwertyuiop qwertyuiopå qwertz qwertzuiop rainbow research root salasana salainen samantha samsung
saturday secret secretsecret september server service shadow slipknot soccer spiderman spring student summer sunday sunflower
sunshine super superman superstar superuser support swordfish system taylor teacher temp temporary test testing testtest thomas
thursday tigger tinkerbell training trustno tuesday uni university user username valentina vanessa victoria warrior wednesday
welcome welcomeback whatever william windows winter wizard xbox yliopisto zaq zaqwsx zxcv zxcvbn zxcvbnm`.split(/\s+/),
);

/** Whole passwords that the rule of words and digits does not catch. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5 q1w2e3r4t5y6 qazwsx123456 zaq12wsxcde3 zaq1zaq1zaq1
1qaz1qaz1qaz correcthorsebatterystaple thisisapassword mypasswordis mynameisname letmeinplease opensesame itsasecret
nopassword newpassword yourpassword thepassword mypassword ourpassword startstart passwordone a1b2c3d4e5 a1b2c3d4e5f6 abc123abc123
aa12345678 a123456789 a1234567890 qwe123qwe123 asd123asd123 pass123pass pass1234pass test1234test admin123admin iloveyou3000
0987654321 9876543210 1029384756 147258369 1472583690 7418529630 3216549870 1123581321 3141592653 31415926535 2718281828`.split(
    /\s+/,
  ),
);
