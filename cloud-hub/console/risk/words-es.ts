import { proof } from '../../protocol/proof.ts';
import { oneDecimal, plainNumber, points } from '../../../kiosk-ui/kit/insight-facts.ts';
import type { RiskWords } from './words-fr.ts';

const count = (n: number, one: string, many: string) => `${n}\u00A0${n === 1 ? one : many}`;
const months = (n: number) => count(n, 'mes', 'meses');
const departures = (n: number) => count(n, 'baja', 'bajas');
const inPoints = (share: number) =>
  `${plainNumber(share * 100, 'es')}\u00A0${oneDecimal(share * 100) === 1 ? 'punto' : 'puntos'}`;
const { outcomesMin } = proof;

export const riskWords: RiskWords = {
  lead: 'Dos opiniones, una al lado de la otra: la regla de la casa y una puntuación que el hub aprende cada noche de la historia de sus propios socios. La puntuación solo se muestra si acierta más que la regla en meses que no ha visto.',
  none: 'Ninguna noche calculada por ahora',
  noneBody: 'Se calcula cada noche a las 2; el resultado aparece aquí al día siguiente.',
  states: { used: 'Puntuación aprendida en uso', unused: 'Solo habla la regla' },
  why: {
    used: 'En los meses apartados, la puntuación aprendida señaló mejor a quienes se iban a dar de baja. Se muestra junto a la regla, con sus razones.',
    tooFewMonths: (n) =>
      `Aún falta perspectiva. Hacen falta 84 días para saber que un socio se ha ido, y ${proof.monthsLearnedMin} meses para aprender antes de los que sirven para juzgar: hay ${n}.`,
    tooFewOutcomes: (learned, judged) =>
      `Se conocen muy pocas bajas para fiarse: ${learned} para aprender (hacen falta ${outcomesMin.learned}), ${judged} para juzgar (hacen falta ${outcomesMin.judged}).`,
    noBetter: 'En los meses apartados, la puntuación aprendida no acertó claramente más que la regla.',
    badlyCalibrated: (error) =>
      `Sus posibilidades se alejan ${inPoints(error)} de lo que ocurrió; se admiten ${points(proof.calibrationErrorMax)} como máximo.`,
  },
  basis: (night) =>
    `Aprendida de ${months(night.monthsLearned)} (${departures(night.outcomesLearned)}) y juzgada en ${months(night.monthsJudged)} que se apartaron (${departures(night.outcomesJudged)}).`,
  compared: 'La regla y la puntuación aprendida',
  measure: 'Lo que se mide',
  rule: 'Regla',
  learned: 'Puntuación aprendida',
  better: 'la mejor de las dos',
  measures: {
    auc: {
      name: 'De dos socios, señala al que se va',
      hint: 'De 100 parejas; al azar, 50. Área bajo la curva (AUC).',
    },
    balancedAccuracy: {
      name: 'Acierta, con los que se van y con los que se quedan',
      hint: 'Al azar, 50 %. Exactitud equilibrada.',
    },
    f1: { name: 'Encuentra las bajas sin falsas alarmas', hint: 'De 0 a 100. Medida F1.' },
    calibrationError: {
      name: 'Distancia entre las posibilidades dichas y las bajas',
      hint: 'Cuanto menor, mejor. Error de calibración (ECE); la regla cuenta puntos, no posibilidades.',
    },
  },
  ofHundred: (share) => `${points(share)}\u00A0/\u00A0100`,
  percent: (share) => `${points(share)}\u00A0%`,
  inPoints,
  nights: 'Las últimas noches',
  night: 'Noche',
  verdict: 'Resultado',
  hit: (who) => `${who}, de 100 parejas`,
  look: 'Ver sus noches',
};
