import { languages, type LabelLanguage } from '@jarvis-edge/sync/labels.ts';

/** What somebody looks for, and the conversations that are meant. */
export interface Query {
  readonly text: string;
  readonly finds: readonly string[];
  /** Of the text, where those in its own language are not looked at. */
  readonly language?: LabelLanguage | undefined;
}

const read = (lines: string): Query[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, code, text = '', finds = ''] = /^(?:(\w\w): )?(.+) → (.+)$/.exec(line) ?? [];
      return { text, finds: finds.split(' '), language: languages.find((each) => each === code) };
    });

/** In another language than what was said. Weights were chosen on these. */
export const acrossTuned = read(`
en: dirty changing rooms → f01
en: cold shower → f02 s02
fr: douches froides → e02 s02
en: opening hours on Sunday → f03
fr: horaires d’ouverture → e03 s03
en: stolen wallet → f05
fr: vol de téléphone → e05
en: rowing machine makes a strange noise → f06
fr: pédale du vélo cassée → s06
en: pause my subscription → f07 s07
fr: geler son abonnement → e07 s07
es: cobrado dos veces → e08 f08
en: too expensive → f09 s09
es: demasiada gente → e10 f10
en: knee pain → f11
es: dolor de espalda → e11
en: pregnant → f12 s12
fr: elle a perdu du poids et elle est contente → s13
en: no motivation → s14 f14 f42
en: great coach → f15 s15
en: rude receptionist → f16 s16
es: acoso → e17 f17
fr: harcèlement → e17 s17
en: air conditioning is off → f18
es: mal olor → f19 e19
en: music too loud → f20 s20
fr: annuler une réservation de yoga → e22
en: childcare → f23 s23
en: parking full → f24
en: lost property → f25 s25
en: badge does not open the door → f26 s26
es: nutrición después de entrenar → f27
en: sauna out of order → f29
fr: résiliation du contrat → e31 s31
es: descuento para estudiantes → f32
en: no disinfectant for the equipment → f33
fr: personnes âgées, commencer le sport → e34 s34
en: stress at work → f35
en: water leak → f38 s38
fr: changer d’adresse → e41
en: no towels, no soap → f45 s45
fr: écran lent → e43 s43
en: bring a friend → f46 s46
fr: entorse → s47
`);

/** In another language than what was said. Nothing was chosen on these. */
export const acrossHeld = read(`
en: filthy bathrooms → s01
fr: saleté des toilettes → e01 s01
es: falta agua caliente → e02 f02
en: forgotten padlock code → s04
fr: casiers bloqués → e04 s04
es: taquilla atascada → f04
en: stolen shoes → s05
fr: presse à cuisses bloquée → e06
en: refund of a double payment → f08
fr: augmentation du tarif → e09
en: it is cheaper elsewhere → f09 s09
en: queue at every machine → f10 s10
fr: mal à l’épaule → e47 s11
es: entrenar después del parto → e12
fr: retour après un accouchement → e12
fr: fier de son progrès → e13
fr: entraîneur en retard → e15
es: empleada amable → e16
en: a man touches me → s17
es: sala demasiado fría → e18
en: too hot in the studio → f18 s18
en: bad smell of damp → s19
fr: toujours les mêmes chansons → e20
en: reserve a place in yoga → s21
fr: enfants, activités → e23
fr: j’ai perdu mes écouteurs → e25
es: no puedo entrar por el torno → e26 f26
fr: protéines → e27
en: lose fat, what to eat → s27
en: preparing for a race → f28
fr: prendre du muscle → s28
en: steam bath closed → f29
fr: hammam en panne → e29
en: cold swimming pool → f30
en: slippery floor around the pool → s30
en: moving to another town, wants to leave → f31 s31
fr: offre famille → s32
fr: retraités, réduction → e32
en: sweaty mats → s33
fr: miroir cassé → e37
en: light bulb burnt out → s36
en: missing dumbbells → s37 f37
en: personal training prices → f39
es: clase cancelada → e40 f40
en: change bank details → s41
en: training partner → f42 s42
fr: papier toilette → e45
en: sprained ankle → f47 s47
fr: compliments au personnel, salle propre → e48 s48
es: deprimida, triste → e35
`);

/** In the language of what was said, with other words. */
export const otherWords = read(`
hygiène déplorable → f01
sol sale → f01
eau froide → f02
cambriolage, affaires volées → f05
double débit bancaire → f08
trop d’affluence à midi → f10
douleur articulaire → f11
bébé en route → f12
déçue du personnel → f16
aération insuffisante → f19
objets trouvés → f25
fatigue et insomnie → f35
restroom hygiene → e01
price increase → e09
overcrowded in the evening → e10
sore back → e11
lazy, no motivation → e14
unpunctual instructor → e15
creepy man → e17
cold room → e18
leaking roof → e38
quitting the gym → e31
elderly beginner → e34
injured shoulder → e47
suciedad en los aseos → s01
hurto en el vestuario → s05
aglomeración por la tarde → s10
lesión de hombro → s11
adelgazó y está feliz → s13
desmotivado → s14
trato grosero → s16
temperatura muy alta → s18
volumen excesivo → s20
dar de baja → s31
estrés → s35
esguince → s47
`);

/** As it was said: names, rare words, typing errors. What a search by letters finds, one by meaning must find too. */
export const asSaid = read(`
semi-marathon → f28
Bordeaux → f31
gourde bleue → f25
plafonnier clignote → f36
distributeur de boissons → f44
playlist → f49 e20
vestiare sale → f01
boxe supprimé → f40
chlore → f30
deadlifts → e11
pull-up → e13
breaststroke → e30
headphones cross trainer → e25
body pump → e50
diploma → e39
membrship on hold → e07
coffee machine → e44
anillo de mi abuela → s25
jacuzzi → s29
zumba → s15
batidos → s44
artrosis → s34
cajón tobillo → s47
mancuernas de ocho kilos → s37
reloj de la sala → s49
aire acondicinado → s18
`);
