// The short names that the C library of a language prints for `%b`, January first.
const names = [
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'jan feb mär apr mai jun jul aug sep okt nov dez',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.',
  'janv févr mars avril mai juin juil août sept oct nov déc',
  'ene feb mar abr may jun jul ago sep oct nov dic',
  'gen feb mar apr mag giu lug ago set ott nov dic',
  'jan fev mar abr mai jun jul ago set out nov dez',
  'jan feb mrt apr mei jun jul aug sep okt nov dec',
  'jan feb mar apr maj jun jul aug sep okt nov dec',
  'jan. feb. mars april mai juni juli aug. sep. okt. nov. des.',
  'sty lut mar kwi maj cze lip sie wrz paź lis gru',
  'led úno bře dub kvě čen čec srp zář říj lis pro',
  'tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu',
  'oca şub mar nis may haz tem ağu eyl eki kas ara',
  'янв фев мар апр мая июн июл авг сен окт ноя дек',
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
  'січ лют бер кві тра чер лип сер вер жов лис гру',
  'jän feb mär apr mai jun jul aug sep okt nov dez',
  'jan fév mar avr mai jun jui aoû sep oct nov déc',
  'xan feb mar abr mai xuñ xul ago set out nov dec',
  'gen. febr. març abr. maig juny jul. ag. set. oct. nov. des.',
  'ian feb mar apr mai iun iul aug sep oct nov dec',
  'jan feb mar apr mai jun jul aug sep okt nov des',
  'jan feb mar apr maí jún júl ágú sep okt nóv des',
  'jan feb mar apr máj jún júl aug sep okt nov dec',
  'jan febr márc ápr máj jún júl aug szept okt nov dec',
  'jan feb mar apr maj jun jul avg sep okt nov dec',
  'jaan veebr märts apr mai juuni juuli aug sept okt nov dets',
  'jan feb mar apr mai jūn jūl aug sep okt nov dec',
  'saus. vas. kov. bal. geg. birž. liep. rugp. rugs. spal. lapkr. gruod.',
  'urt ots mar api mai eka uzt abu ira urr aza abe',
  'jan feb mar apr mei jun jul agu sep okt nov des',
  'jan feb mac apr mei jun jul ogos sep okt nov dis',
  'ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ',
  'сту лют сак кра мая чэр ліп жні вер кас ліс сне',
  'яну фев мар апр май юни юли авг сеп окт ное дек',
  'јан феб мар апр мај јун јул авг сеп окт нов дец',
  'јан фев мар апр мај јун јул авг сеп окт ное дек',
  '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月',
  '1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월',
]

const numbers = new Map<string, number>()
for (const language of names) {
  for (const [index, name] of language.split(' ').entries()) {
    // Whichever language stands first above keeps a name that two of them use.
    for (const form of [name, name[0]?.toUpperCase() + name.slice(1)]) if (!numbers.has(form)) numbers.set(form, index + 1)
  }
}

/** The number of a month from its short name, in one of the languages in which hosts write their logs. */
export function monthNumber(name: string): number | undefined {
  return numbers.get(name)
}
