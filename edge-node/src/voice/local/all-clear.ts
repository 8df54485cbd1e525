/** After an alarm: what says that the danger is over, in any of the three languages. */
const better = [
  'fausse (?:alerte|alarme)',
  '(?:c est|tout est|ca y est c est) (?:bon|ok|regle|passe|fini|arrange|rentre dans l ordre)',
  'tout va bien|rien de grave|pas grave|c etait rien|ce n etait rien|plus de peur que de mal|plus d urgence|pas une urgence',
  '(?:va|vais|vont|sens|sent) (?:deja |beaucoup |bien |un peu |nettement |tres )?(?:mieux|bien)',
  '(?:a repris|reprend|reprit) (?:connaissance|conscience|ses esprits)|(?:s est|est) (?:releve|relevee|reveille|reveillee|remis|remise|debout)',
  'respire (?:normalement|bien|mieux|de nouveau|a nouveau)|plus besoin',
  'false alarm|panic over|all good|all clear|nothing serious|not serious|it was nothing|not an emergency|no emergency|no need',
  '(?:s|re|m|is|are|am|feels?|feeling|looks?|seems?|looking) (?:all |much |a lot |a bit |totally |absolutely |doing |feeling |completely )?(?:fine|ok|okay|good|better|alright|all right|well)',
  'came (?:to|round|around)|(?:s|is) (?:up|awake|breathing|standing|conscious)(?: again| now)',
  'falsa alarma|todo (?:esta )?bien|(?:nada|no es) grave|no (?:es|era|fue|ha sido) nada|(?:solo )?(?:fue|ha sido) un susto|no es una urgencia|no hace falta',
  '(?:esta|estoy|estan|encuentra|encuentro|siente|siento|va) (?:ya |mucho |un poco |bastante |muy )?(?:mejor|bien)',
  'ya (?:esta|paso|ha pasado|respira)|(?:ha vuelto|volvio) en si|se (?:le )?ha (?:recuperado|pasado|levantado|despertado)',
];

/** Taken out first: these deny that anything is wrong. */
const noHarm =
  'never mind|pas besoin (?:d aide|que (?:quelqu un|l equipe|on) vienne)|(?:don t|do not) need (?:any )?help|no necesito (?:ayuda|que venga nadie)|pas grave|rien de grave|pas une urgence|plus d urgence|plus de peur que de mal|not (?:an emergency|serious)|nothing serious|no emergency|no need|no (?:es|era|fue|ha sido) (?:nada|grave|una urgencia)|nada grave|no hace falta|c etait rien|ce n etait rien';

/** With one of these nobody is out of danger, or something is asked. */
const notYet =
  'pas|plus en plus|jamais|mais|toujours|encore|moins|mal|pire|saigne|saignent|plus besoin d|not|t|never|but|still|worse|bleed\\w*|hurt|hurts|no|pero|peor|todavia|aun|sigue|sangra|sangrando|nunca|sin|help|aide|ayuda|socorro|vite|venez|quick|quickly|come|rapido|blood|sang|sangre';

const isSaid = (words: string): RegExp => new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`, 'gu');
const betterSaid = isSaid(better.join('|'));
const noHarmSaid = isSaid(noHarm);
const notYetSaid = isSaid(notYet);
/** "No, he's fine" refuses nothing; "no está bien" does. */
const lead = /^\s*(?:(?:non|no|nope|nan)\s*[,.!]|(?:non|nope|nan)\s|no\s(?=it|he|she|they|i['’]?m|ya\s))/iu;
const wordsMax = 12;

/** Whether somebody tells that all is well again. */
export function saysAllClear(text: string): boolean {
  const plain = plainOf(text.replace(lead, ''));
  if (text.trim().endsWith('?') || plain.split(' ').length > wordsMax) return false;
  return plain.search(betterSaid) >= 0 && plain.replaceAll(noHarmSaid, ' ').search(notYetSaid) < 0;
}

/** What goes on, or grows worse, in so many words. */
const worseSaid = isSaid(
  [
    '(?:va|vais|vont|sent|sens|respire) (?:vraiment |toujours )?(?:pas|plus) (?:du tout |vraiment )?(?:mieux|bien)|pire|empire|s aggrave|de plus en plus mal|(?:toujours|encore) (?:par terre|au sol|inconscient|inconsciente|mal|evanoui|evanouie)',
    '(?:(?:s|re|m|is|are|am) not|(?:isn|aren) t) (?:any |at all )?(?:fine|ok|okay|better|alright|all right|well)|worse|no better|still (?:on the (?:floor|ground)|unconscious|out cold|unwell|bleeding|lying|in pain|down)',
    'peor|empeora\\w*|empeorando|sigue (?:igual|mal|tirado|tirada|inconsciente|sangrando|en el suelo)|(?:todavia|aun) (?:esta )?(?:mal|en el suelo|inconsciente)',
  ].join('|'),
);

/** Whether somebody tells after an alarm that it is no better. */
export function saysNoBetter(text: string): boolean {
  const plain = plainOf(text.replace(lead, ''));
  if (text.trim().endsWith('?') || plain.split(' ').length > wordsMax) return false;
  const isDenied = plain.search(betterSaid) >= 0 && plain.replaceAll(noHarmSaid, ' ').search(notYetSaid) >= 0;
  return isDenied || plain.search(worseSaid) >= 0;
}

const plainOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();
