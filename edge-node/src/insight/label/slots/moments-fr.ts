import type { Grammar } from './grammar.ts';

const hour =
  '(?:une?|deux|trois|quatre|cinq|six|sept|set|huit|neuf|dix(?: (?:sept|huit|neuf))?|dis|onze|douze|treize|quatorze|quinze|seize|vingt(?: (?:et une?|deux|trois|quatre))?|\\d{1,2})';
/** Hours that are said without the word: "à dix-huit trente". */
const late = '(?:treize|quatorze|quinze|seize|dix (?:sept|huit|neuf)|vingt(?: (?:et une|deux))?)';
const minutes =
  '(?:(?:et )?(?:quart|demie?)|moins (?:le )?(?:quart|cinq|dix|vingt(?: cinq)?|\\d{1,2})|cinq|dix|douze|quinze|(?:vingt|trente|quarante|cinquante)(?: cinq)?|pile|\\d\\d)';
const clock = `(?:(?:${hour} heures?|\\d{1,2} ?h(?: ?\\d\\d)?|\\d{1,2}:\\d\\d|midi|minuit)(?: ${minutes}(?! (?:places?|minutes?|tapis|velos?)))?)`;
const partEnd =
  '(?: (?:du (?:mat(?:in)?|soir)|de l (?:apres midi|aprem)|d l aprem|pile|petantes?|tapantes?|precises?))?';
const about = '(?:vers(?: les)?|ver|avant|apres|sur les coups de|autour de|aux alentours de)';
const part = '(?:matin(?:ee)?s?|mat|soir(?:ee)?s?|apres midis?|aprem|apm|nuits?)';
const weekday =
  '(?:lundis?|mardis?|mercredis?|mercre?di|jeudis?|vendredis?|samedis?|dimanches?|lun|mar|mer|jeu|ven|vend|sam|dim|merc|mercr|vendre|samdi|samedie|dimanch)';
const month =
  '(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv?|fevr?|avr|juil|juill|sept|oct|nov|dec)';
const date =
  '(?:premiers?|1 ?er|\\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?: (?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|vingt(?: (?:et un|deux|trois|quatre|cinq|six|sept|huit|neuf))?|trente(?: et un)?)';
const feast =
  '(?:noel|paques|pentecote|ascension|toussaint|assomption|nouvel an|jour de l an|armistice|saint sylvestre|saint jean|saint nicolas|jeune (?:genevois|federal)|fete dieu|saint valentin|mardi gras|carnaval|action de grace|thanksgiving|halloween|aid|ramadan|kippour|epiphanie|tabaski|braderie|(?:pont|week ?end) (?:de |du )(?:l |la )?(?:ascension|toussaint|noel|paques|pentecote|(?:huit|8) mai|(?:onze|11) novembre|(?:quatorze|14) juillet)|fete (?:nationale|du travail|des (?:meres|peres)))';

export const momentsFr: Grammar = {
  time: [
    ['range', `entre (?:${clock}|${hour}) et (?:${clock}|${hour})${partEnd}`],
    ['clock', `(?:${about} )?${clock}${partEnd}`],
    ['clock', `dans (?:une|deux|${hour}) heures?`],
    [
      'clock',
      `(?<= (?:a|de|des|vers|celui de|celle de) )${late}(?: (?:quinze|trente|quarante cinq))?(?! (?:minutes?|min|jours?|euros?|ans?|kilos?|personnes|places?))`,
    ],
    ['part', part],
    [
      'part',
      '(?:plus tard|plus tot) possible|(?:avant |apres )?(?:l )?aube|aurores?|premiere heure|tantot|tout a l heure|(?:de bonne|meme) heure|(?:juste )?(?:avant|apres) (?:le |la |l |mon |ma )?(?:boulot|travail|taf|ecole|diner|dejeuner|souper|repas|bureau|cours)|heures? (?:creuses?|de pointe)|(?:fin|debut|milieu) (?:de |d )(?:l )?(?:journee|matinee|soiree|apres midi|aprem)|heure (?:de midi|du (?:midi|dejeuner))|pause dejeuner',
    ],
  ],
  day: [
    ['near', 'avant hier|hier|(?:apres )?(?:demain|dem)|dmain|dmn|demin|dem1|2 ?m1|2 ?main|domin|aujourd ?hui|ajd|auj'],
    ['near', `(?:ce|cet|cette|set) ${part}|ce midi|a (?:soir|matin)`],
    [
      'weekday',
      `(?:premier |dernier |ce )?${weekday}(?: (?:prochains?|pro|qui vient|derniers?|d apres|en (?:huit|quinze)|ferie|saint|apres paques|(?:de |de l |de la |du )?${feast}))?`,
    ],
    ['date', `${weekday} ${date}(?: ${month})?(?! (?:h|heures?|places?|minutes?))`],
    ['date', `(?:${date}(?: ${month})? au )?${date} ${month}`],
    ['month', `(?:(?:debut|fin|mi) )?${month}(?: (?:prochain|dernier|a ${month}))?`],
    [
      'week',
      '(?:ce|cet|cette|set|ces) (?:semaine|sem|quinzaine|week ?end|we|mois(?: ci)?|moi ci|annee|trimestre|semestre|ete|hiver|automne|printemps|jours(?: ci)?)',
    ],
    [
      'week',
      '(?:semaine|sem|week ?end|mois|annee|an|semestre|trimestre|saison|ete) (?:prochaine?|pro|derniere?|passee?|qui (?:vient|arrive))',
    ],
    ['week', 'semaine (?:\\d{1,2}|d apres)|week ?ends?|fin de semaine|fin (?:du|de) mois|prochains jours'],
    ['season', 'ete|hiver|automne|printemps|rentree|grandes vacances|vacances scolaires|vacances|fetes'],
    [
      'feast',
      '(?:conge|conges|vacances|week ?end|fin de semaine) (?:de |d |du |des )(?:la |l )?(?:carnaval|toussaint|noel|paques|fevrier|fevrier|printemps|ete|hiver|ascension|pentecote|action de grace)',
    ],
    [
      'number',
      `(?<= (?:le|du|au) )${date}(?! (?:h|heures?|places?|minutes?|tapis|velos?|${month}|kilos?|euros?|mois|ans|mat|matin|soir|midi|min|minutes|jours?|semaines?|personnes|cours?|seances?|creneaux?|etages?|rangs?|fois|\\d))`,
    ],
    ['week', `semaine (?:du|au) ${date}(?: ${month})?`],
    ['term', 'semaine|sem|quinzaine|mois|trimestre|semestre|annee'],
    ['feast', `(?:(?:apres|avant) (?:les |la |l )?(?:${feast}|relaches|vacances|fetes|rentree))`],
    [
      'feast',
      `(?:veille de |lendemain de |lundi de |jeudi de l |jour de (?:l )?)?${feast}|jours? feries?|reveillon|entre noel et (?:le )?(?:nouvel|jour de l) an`,
    ],
  ],
  amount: amountsFr(),
};

function amountsFr(): Grammar['amount'] {
  const numerals =
    'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cent|cents|mille|zero';
  const number = `(?:une?|${numerals}|demi|quelques?|\\d+(?:[.,]\\d+)?)`;
  const bare = `(?:${numerals}|\\d{1,3})`;
  const many = `(?:${number}(?: (?:et )?${number}){0,4})`;
  return [
    [
      'duration',
      `${many} (?:(?:demi|quart d) )?(?:secondes?|sec|minutes?|min|mn|heures?|h|jours?|journees?|semaines?|mois|ans?|annees?|quart d heure|demi heure)`,
    ],
    ['duration', 'demi heure|quart d heure'],
    ['money', `${many} ?(?:euros?|balles?|€|\\$|francs?|piasses?|dollars?|centimes)(?: \\d+)?`],
    ['weight', `${many} ?(?:kilos?|kg|grammes?|livres?)(?: (?:et demi|${number}))?`],
    ['places', `${number} (?:places?|spots?|creneaux?|tapis|velos?|billets?|invites?|inscriptions?|personnes)`],
    ['count', '(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|[2-9]|1\\d|2[0-4])'],
    ['number', `${bare}(?: (?:et )?${bare}){0,4}`],
  ];
}
