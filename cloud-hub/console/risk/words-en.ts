import { proof } from '../../protocol/proof.ts';
import { oneDecimal, plainNumber, points } from '../../../kiosk-ui/kit/insight-facts.ts';
import type { RiskWords } from './words-fr.ts';

const count = (n: number, one: string, many: string) => `${n}\u00A0${n === 1 ? one : many}`;
const months = (n: number) => count(n, 'month', 'months');
const left = (n: number) => `${n}\u00A0left`;
const inPoints = (share: number) =>
  `${plainNumber(share * 100, 'en')}\u00A0${oneDecimal(share * 100) === 1 ? 'point' : 'points'}`;
const { outcomesMin } = proof;

export const riskWords: RiskWords = {
  lead: 'Two opinions, side by side: the house rule, and a score that the hub learns each night from the history of your own members. The score is shown only where it does better than the rule on months that it has not seen.',
  none: 'No night computed yet',
  noneBody: 'It is computed every night at 2; the outcome is here the next day.',
  states: { used: 'Learned score in use', unused: 'The rule speaks alone' },
  why: {
    used: 'On the months kept aside, the learned score was better at telling who would leave. It is shown beside the rule, with its reasons.',
    tooFewMonths: (n) =>
      `Not enough hindsight yet. It takes 84 days to know that a member has left, and ${proof.monthsLearnedMin} months to learn from before those that judge: there ${n === 1 ? 'is' : 'are'} ${n}.`,
    tooFewOutcomes: (learned, judged) =>
      `Too few members are known to have left: ${learned} to learn from (${outcomesMin.learned} are needed), ${judged} to judge by (${outcomesMin.judged} are needed).`,
    noBetter: 'On the months kept aside, the learned score did not do clearly better than the rule.',
    badlyCalibrated: (error) =>
      `Its chances are ${inPoints(error)} away from what happened; ${points(proof.calibrationErrorMax)} at most are accepted.`,
  },
  basis: (night) =>
    `Learned from ${months(night.monthsLearned)} (${left(night.outcomesLearned)}), judged on ${months(night.monthsJudged)} kept aside (${left(night.outcomesJudged)}).`,
  compared: 'The rule and the learned score',
  measure: 'What is measured',
  rule: 'Rule',
  learned: 'Learned score',
  better: 'the better of the two',
  measures: {
    auc: {
      name: 'Of two members, names the one who leaves',
      hint: 'Of 100 pairs; by chance, 50. Area under the curve (AUC).',
    },
    balancedAccuracy: {
      name: 'Is right, about leavers and stayers alike',
      hint: 'By chance, 50%. Balanced accuracy.',
    },
    f1: { name: 'Finds leavers without crying wolf', hint: 'From 0 to 100. F1 score.' },
    calibrationError: {
      name: 'Distance between the chances told and who left',
      hint: 'The smaller the better. Calibration error (ECE); the rule counts points, not chances.',
    },
  },
  ofHundred: (share) => `${points(share)}\u00A0/\u00A0100`,
  percent: (share) => `${points(share)}%`,
  inPoints,
  nights: 'The last nights',
  night: 'Night',
  verdict: 'Outcome',
  hit: (who) => `${who}, of 100 pairs`,
  look: 'See its nights',
};
