import { proof } from '../../protocol/proof.ts';
import { oneDecimal, plainNumber, points } from '../../../kiosk-ui/kit/insight-facts.ts';

const plural = new Intl.PluralRules('fr');
const count = (n: number, one: string, many: string) => `${n}\u00A0${plural.select(n) === 'one' ? one : many}`;
const departures = (n: number) => count(n, 'départ', 'départs');
const inPoints = (share: number) =>
  `${plainNumber(share * 100, 'fr')}\u00A0${plural.select(oneDecimal(share * 100)) === 'one' ? 'point' : 'points'}`;
const { outcomesMin } = proof;

export const riskWords = {
  lead: 'Deux avis, côte à côte : la règle de la maison, et un score que le hub apprend chaque nuit de l’histoire de vos propres membres. Le score n’est montré que s’il fait mieux que la règle sur des mois qu’il n’a pas vus.',
  none: 'Aucune nuit calculée pour le moment',
  noneBody: 'Le calcul se fait chaque nuit à 2 h ; son résultat s’affiche ici le lendemain.',
  states: { used: 'Score appris utilisé', unused: 'La règle parle seule' },
  why: {
    used: 'Sur les mois mis de côté, le score appris a mieux désigné ceux qui allaient partir. Il est montré à côté de la règle, avec ses raisons.',
    tooFewMonths: (n: number) =>
      `Pas encore assez de recul. On ne sait qu’un membre est parti que 84 jours après, et il faut ${proof.monthsLearnedMin} mois pour apprendre avant ceux qui servent à juger : il y en a ${n}.`,
    tooFewOutcomes: (learned: number, judged: number) =>
      `Trop peu de départs connus pour s’y fier : ${learned} pour apprendre (il en faut ${outcomesMin.learned}), ${judged} pour juger (il en faut ${outcomesMin.judged}).`,
    noBetter: 'Sur les mois mis de côté, le score appris n’a pas fait nettement mieux que la règle.',
    badlyCalibrated: (error: number) =>
      `Ses chances s’écartent de ${inPoints(error)} de ce qui est arrivé, ${points(proof.calibrationErrorMax)} au plus sont admis.`,
  },
  basis: (night: { monthsLearned: number; outcomesLearned: number; monthsJudged: number; outcomesJudged: number }) =>
    `Appris de ${night.monthsLearned}\u00A0mois (${departures(night.outcomesLearned)}), jugé sur ${night.monthsJudged}\u00A0mois mis de côté (${departures(night.outcomesJudged)}).`,
  compared: 'La règle et le score appris',
  measure: 'Ce qui est mesuré',
  rule: 'Règle',
  learned: 'Score appris',
  better: 'le meilleur des deux',
  measures: {
    auc: {
      name: 'De deux membres, désigne celui qui part',
      hint: 'Sur 100 paires ; au hasard, 50. Surface sous la courbe (AUC).',
    },
    balancedAccuracy: {
      name: 'Voit juste, sur les départs comme sur les fidèles',
      hint: 'Au hasard, 50 %. Exactitude équilibrée.',
    },
    f1: { name: 'Trouve les départs sans crier au loup', hint: 'De 0 à 100. Mesure F1.' },
    calibrationError: {
      name: 'Écart entre chances annoncées et départs',
      hint: 'Le plus petit possible. Erreur de calibration (ECE) ; la règle compte des points, pas des chances.',
    },
  },
  ofHundred: (share: number) => `${points(share)}\u00A0/\u00A0100`,
  percent: (share: number) => `${points(share)}\u00A0%`,
  inPoints,
  nights: 'Les dernières nuits',
  night: 'Nuit',
  verdict: 'Avis',
  hit: (who: string) => `${who}, sur 100 paires`,
  look: 'Voir ses nuits',
};

export type RiskWords = typeof riskWords;
