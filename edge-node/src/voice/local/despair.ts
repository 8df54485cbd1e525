import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

interface Despair {
  /** Somebody does not want to live, or means to end it: nothing but a place or a company behind it makes another thing of it. */
  readonly plain: string;
  /** The same in words that exaggerate as often ("die of laughter"): they are heard where nothing follows that makes them a way of speaking. */
  readonly loose: string;
  /** Behind the plain ones these speak of a life somewhere, or with somebody. */
  readonly elsewhere: string;
  /** Only these may stand behind the loose ones. */
  readonly behind: string;
}

const said: Record<Language, Despair> = {
  fr: {
    plain: `(?:ai|a|as|veux|veut|voulais|voulait|peux) (?:vraiment )?(?:plus|pas|aucune) (?:envie |la force |le courage |le gout |de raison |raison )?(?:de |d )?(?:continuer a )?(?:vivre|exister)|plus envie de vivre|(?:me|se) (?:suicider|foutre en l air)|en finir avec la vie|mettre fin a (?:mes|ses) jours|(?:ne plus|veux plus|veut plus) (?:me|se) reveiller|(?:au|parle de) suicide ce soir|idees suicidaires|(?:suis|est) suicidaire|(?:seraient?|seriez|serait) (?:bien )?(?:mieux|plus tranquilles?) sans moi|(?:sauter?|jeter?|balancer?) (?:du pont|d un pont|par la fenetre|du balcon|sous (?:le|un) (?:train|metro|rer|bus))|(?:ai|a|as|viens d|vient d) (?:pris|avaler?) (?:toute (?:la|ma|sa) boite|tous (?:mes|ses|les) (?:cachets|medicaments|comprimes))|(?:ma|la) vie (?:ne |n )?(?:vaut|a) plus (?:la peine|le coup|de sens|aucun sens)`,
    loose: `(?:envie de|veux|voudrais|ai envie d) (?:m |me |men )?(?:en )?finir|(?:envie de|veux|veut|voudrais|voudrait|prefere|prefererais|aimerais|pense a|songe a) (?:mourir|crever|me tuer|se tuer|me pendre|me flinguer)|(?:vais|compte) me (?:tuer|pendre|flinguer)|va se pendre|pense au suicide`,
    elsewhere: `ici|dans|a|au|en(?! ce moment| fait| vrai)|avec|comme|chez|sur`,
    behind: `jarvis|mais|et|c est tout|aide|aidez|voila|la|ce soir|maintenant|aujourd hui|je|j|s il|ca|tu|on|il|elle|personne|depuis|sans (?:elle|lui|toi)|merci`,
  },
  en: {
    plain: `(?:end|ending|take|taking) (?:my|his|her|their) (?:own )?life|(?:want to|wants to|thinking (?:about|of)|going to) (?:end|ending) it all|commit suicide|suicidal|(?:(?<!n t )want|(?<!n t )wants|going|gonna|trying|tried|planning|plans|ready) to (?:just )?(?:kill|hang|harm) (?:myself|himself|herself|themselves)|(?:thinking|thought|think|thoughts) (?:about|of) (?:killing|hurting|harming) (?:myself|himself|herself)|feel like (?:killing|hurting|harming) myself|(?:don t|doesn t|do not|does not|no longer|didn t) (?:really |even )?(?:want|wants) to (?:go on living|keep (?:on )?living|carry on living|be alive|exist|wake up|live any ?more)|(?:no reason|no point|nothing left|nothing) (?:in living|(?:left )?to live for)|better off (?:dead|without me|if i (?:just )?(?:wasn t|weren t|was not|were not) (?:here|around))|(?:thinking|thought|think|thoughts) (?:about|of) not being here any ?more|(?:the|no) point (?:in|of) (?:living|being alive|going on living)|(?:jump|jumping|throw (?:my|him|her)self) (?:off (?:a|the) (?:bridge|roof|building)|under (?:a|the) (?:train|bus|tube)|in front of (?:a|the) (?:train|bus|tube))|(?:took|taken|swallowed) (?:all (?:my|his|her|the|their)|(?:a|the) whole (?:bottle|packet|box|pack) of) (?:pills|tablets|meds|medication|sleeping pills|paracetamol)|wish i (?:was|were) dead`,
    loose: `(?<!n t )(?:want|wants) to (?:just )?(?:die|be dead|hurt (?:myself|himself|herself))|(?:don t|doesn t|do not|does not|no longer) want to (?:live|be here any ?more)|not being here any ?more`,
    elsewhere: `here|in|with|at|like|on|near`,
    behind: `jarvis|but|and|please|help|now|tonight|today|i|it|so|since|like at all|without (?:her|him|my|you)|nobody|right now|as|he|she|they|lately`,
  },
  es: {
    plain: `(?:no|ya no) (?:quiero|quiere|deseo) (?:seguir )?(?:vivir|viviendo|existir)|(?:no tengo|no tiene|sin) ganas de (?:seguir viviendo|vivir)|(?:suicidarme|suicidarse|quitarme la vida|quitarse la vida|quitarme de en medio)|acabar con (?:mi|su) (?:propia )?vida|(?:pienso|piensa|pensado|pensando) en el suicidio|(?:dice|diciendo|dicho|decirme|dijo|grita|gritando) que (?:ya )?se (?:quiere|va a) (?:matar|morir)|estarian mejor sin mi|(?:tirar(?:me|se)?|tiro|saltar|lanzar(?:me|se)?) (?:del puente|de un puente|por la ventana|del balcon|por el balcon|al metro|al tren|a las vias)|(?:he|ha|has) tomado (?:todas (?:las|mis|sus) pastillas|el frasco entero|la caja entera|el bote entero)|(?:mi|la) vida (?:ya )?no (?:vale la pena|tiene sentido)`,
    loose: `(?<!me )(?:quiero|quiere|quisiera|ganas de|prefiero) (?:morirme|morirse|morir|matarme|matarse)|(?:voy|va) a (?:matarme|matarse)|me quiero matar`,
    elsewhere: `aqui|en|con|cerca|lejos|como|de`,
    behind: `jarvis|pero|y|por favor|ayuda|ayudame|ya|hoy|esta noche|ahora|sin (?:ella|el|ti)|no|nadie|desde|estoy|me siento|asi`,
  },
};

type Heard = 'plain' | 'loose' | 'none';

const compiled = Object.fromEntries(
  Object.entries(said).map(([language, { plain, loose, elsewhere, behind }]) => [
    language,
    {
      plain: new RegExp(String.raw`\b(?:${plain})(?! (?:${elsewhere})\b)`, 'u'),
      loose: new RegExp(String.raw`\b(?:${loose})(?= (?:${behind})\b|$)`, 'u'),
    },
  ]),
) as Record<Language, Record<'plain' | 'loose', RegExp>>;

/** Whether somebody is said not to want to live: in so many words, or in words that are a way of speaking too. */
export function despairIn(words: readonly string[], language: Language): Heard {
  const text = words.join(' ').replaceAll('_', ' ');
  const { plain, loose } = compiled[language];
  return plain.test(text) ? 'plain' : loose.test(text) ? 'loose' : 'none';
}
