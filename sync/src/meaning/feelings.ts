import type { Meaning } from './meaning.ts';

/** How members feel. */
export const feelings: readonly Meaning[] = [
  {
    code: 'angry',
    fr: 'colère, énervé*, furieu*, agacé*, fâché*, rage, marre, ras le bol, excédé*, indigné*, révolt*',
    en: 'angry, furious, annoy*, mad at, fed up, livid, irritat*, outraged, pissed',
    es: 'enfad*, furios*, indignad*, cabread*, harto, harta, hartos, molesto, molesta, rabia, enojad*',
    of: 'complaint',
  },
  {
    code: 'disappointed',
    fr: 'déçu*, décept*, décev*, insatisf*, mécontent*, pas content*',
    en: 'disappoint*, unsatisf*, dissatisf*, let down, unhappy',
    es: 'decepcion*, descontent*, insatisf*, defraud*',
    of: 'complaint',
    not: 'happy',
  },
  {
    code: 'happy',
    fr: 'content*, heureu*, ravi*, satisfait*, joie, contente, enchanté*, aux anges, fier, fière, fierté, plaisir',
    en: 'happy, glad, delighted, pleased, thrilled, over the moon, satisfied, joy, proud*, enjoy*, chuffed',
    es: 'content*, feliz*, encantad*, alegr*, satisfech*, ilusion*, orgullos*, disfrut*',
    of: 'praise',
    not: 'disappointed',
  },
  {
    code: 'sad',
    fr: 'triste*, dépri*, moral à zéro, le moral, pleur*, deuil, cafard, malheureu*',
    en: 'sad*, depress*, feeling low, feeling down, cry, crying, cried, grief, grieving, miserable, died',
    es: 'triste*, deprim*, depre, llor*, duelo, desanimad*, baj* de ánimo, murió',
  },
  {
    code: 'worried',
    fr: 'inquiet*, inquiét*, peur*, angoiss*, anxie*, crain*, craint*, trac',
    en: 'worr*, afraid, scared, fear*, anxious, anxiety, nervous, concern*',
    es: 'preocup*, miedo*, angusti*, ansie*, asustad*, nervios*, temor*',
  },
  {
    code: 'stressed',
    fr: 'stress*, surmen*, burn out, burnout, sous pression, charge de travail',
    en: 'stress*, overwhelm*, burnout, burn out, under pressure, overwork*',
    es: 'estrés, estres*, agobi*, quemad*, saturad* de trabajo, bajo presión',
  },
  {
    code: 'tired',
    fr: 'fatigu*, épuis*, crevé*, claqué*, à bout',
    en: 'tired*, exhaust*, worn down, fatigue*, knackered, drained',
    es: 'cansad*, cansancio, agotad*, fatig*, rendid*, sin energía',
  },
  {
    code: 'unmotivated',
    fr: 'démotiv*, manque de motivation, plus envie, pas envie, pas la motivation, flemme, paress*, envie de tout arrêter, rien ne bouge, décourag*, baisser les bras, je n’avance plus, plus motivé*',
    en: 'unmotivated, no motivation, lack of motivation, can’t be bothered, lazy, laziness, skipping workouts, give up, giving up, discourag*, losing motivation, lost motivation, no energy to',
    es: 'desmotivad*, falta de motivación, sin motivación, no tengo ganas, sin ganas, pereza, perezos*, vago, lo dejo para mañana, desanim*, tirar la toalla',
    not: 'motivated',
  },
  {
    code: 'motivated',
    fr: 'motiv*, déterminé*, envie de m’y mettre',
    en: 'motivat*, determined, keen, pumped',
    es: 'motiv*, decidid*, con ganas, animad*',
    not: 'unmotivated',
  },
  {
    code: 'bored',
    fr: 'ennui*, ennuy*, lassé, lassée, lasse, lassant*',
    en: 'bored, boring, boredom, dull',
    es: 'aburr*, tedios*',
  },
  {
    code: 'ashamed',
    fr: 'honte*, gêné, gênée, gênant*, complexé*, regard des autres, jugé*, intimid*, mal à l’aise',
    en: 'ashamed, embarrass*, self conscious, judged, intimidat*, shy',
    es: 'vergonz*, avergonz*, me da corte, juzgad*, intimid*, complejo*, tímid*',
  },
  {
    code: 'surprised',
    fr: 'surpris*, étonn*, en reviens pas',
    en: 'surpris*, amazed, can’t believe',
    es: 'sorpren*, asombr*, no me lo creo',
    weight: 0.6,
  },
];
