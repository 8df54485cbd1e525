import type { CommunicationStyle } from '../communication-style.ts';
import type { languages } from '../labels.ts';
import { en } from './draft-en.ts';
import { es } from './draft-es.ts';
import { fr } from './draft-fr.ts';
import type { DraftTopic, DraftWords } from './draft-words.ts';

type Language = (typeof languages)[number];

/** A message to a member as a person would send it. */
export interface Draft {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}

const words: Readonly<Record<Language, DraftWords>> = { fr, en, es };

export interface Addressee {
  readonly firstName: string;
  readonly language: Language;
  readonly style: CommunicationStyle;
}

/** A message to a member that staff may send as it stands. */
export function draft(topic: DraftTopic, { firstName, language, style }: Addressee, gym: string): Draft {
  const t = words[language];
  const { subject, says, offers } = t.text(topic, style);
  const isShort = style === 'brief' || style === 'direct';
  const body = isShort ? [says] : [says, offers, t.more(style)];
  return {
    ...{ language, subject },
    text: [t.hello(style, firstName), body.filter((sentence) => sentence !== '').join(' '), t.goodbye(style, gym)].join(
      '\n\n',
    ),
  };
}

/** What to write about; undefined where an alert is nothing to write of. Alerts of the future are nothing that there are words for here. */
export function topicOf(type: string, parameters: Readonly<Record<string, unknown>>): DraftTopic | undefined {
  const count = typeof parameters['count'] === 'number' ? parameters['count'] : 0;
  switch (type) {
    case 'churn_risk':
      return { kind: churnTopic(parameters['factors']) };
    case 'negative_feedback':
      return { kind: 'unhappy' };
    case 'equipment_issue':
      return { kind: 'machine', name: typeof parameters['name'] === 'string' ? parameters['name'] : null };
    case 'milestone':
      if (parameters['kind'] === 'visits') return { kind: 'visits', count };
      return parameters['kind'] === 'anniversary' ? { kind: 'years', count } : { kind: 'goal' };
    case 'emergency':
      return { kind: 'emergency' };
    case 'staff_called':
      return { kind: 'called' };
    default:
      return undefined;
  }
}

/** What was bad is apologised for before anything is offered. @param factors Of the owners' rule or of the learned score. */
function churnTopic(factors: unknown): 'missed' | 'renewal' | 'invitation' | 'unhappy' {
  const raising = (Array.isArray(factors) ? factors : []).filter(
    (factor: { weight?: unknown } | null) => typeof factor?.weight !== 'number' || factor.weight > 0,
  );
  const codes = new Set(raising.map((factor: { code?: unknown } | null) => factor?.code));
  const has = (...some: readonly string[]): boolean => some.some((code) => codes.has(code));
  if (has('negative_sessions', 'mood')) return 'unhappy';
  if (has('no_visit', 'absence', 'rhythm')) return 'missed';
  return has('membership_ends', 'contract_end') ? 'renewal' : 'invitation';
}
