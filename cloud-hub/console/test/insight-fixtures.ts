import type { Alert, AlertPage } from '../../protocol/alerts.ts';
import type { Conversation, ConversationRead, Member, MemberRead } from '../../protocol/insight.ts';
import { gyms, id, startedAt } from './fixtures.ts';

const minute = 60_000;
const day = 86_400_000;

const alert = (n: number, type: string, changes: Partial<Alert> = {}): Alert => ({
  id: id(8, n),
  gymId: id(2, 1),
  type,
  parameters: {},
  actions: [],
  priority: 'medium',
  status: 'pending',
  memberId: null,
  memberName: null,
  kioskName: null,
  conversation: null,
  createdAt: startedAt - n * 11 * minute,
  assignedTo: null,
  snoozedUntil: null,
  resolvedAt: null,
  resolutionNotes: null,
  ...changes,
});

export const alerts = (): Alert[] => [
  alert(1, 'emergency', {
    priority: 'urgent',
    kioskName: 'Borne entrée',
    actions: ['go_to_kiosk', 'call_emergency_services'],
    parameters: { sessionId: id(9, 2), times: 2 },
    conversation: { id: id(9, 2), state: 'kept' },
  }),
  alert(2, 'negative_feedback', {
    ...{ priority: 'high', memberId: id(10, 1), memberName: 'Marie Dubois', kioskName: 'Borne entrée' },
    ...{
      actions: ['listen_and_apologise', 'call_member'],
      parameters: { sessionId: id(9, 1), score: -0.72, times: 1 },
    },
    conversation: { id: id(9, 1), state: 'kept' },
  }),
  alert(3, 'churn_risk', {
    ...{ priority: 'high', memberId: id(10, 6), memberName: 'David Rousseau', status: 'in_progress' },
    ...{
      actions: ['call_member', 'offer_coach_session', 'talk_about_contract'],
      parameters: { score: 0.7, level: 'critical', by: 'rule', factors: figures().churn_factors },
    },
    assignedTo: { id: id(6, 2), name: 'Responsable Part-Dieu' },
  }),
  alert(4, 'equipment_issue', {
    gymId: id(2, 3),
    ...{ actions: ['check_machine', 'put_out_of_order'], parameters: { name: 'Tapis de course 3', times: 3 } },
    conversation: { id: id(9, 2), state: 'kept' },
  }),
  alert(5, 'milestone', {
    ...{ priority: 'low', memberId: id(10, 2), memberName: 'Thomas Martin', gymId: id(2, 4) },
    ...{ actions: ['congratulate'], parameters: { kind: 'visits', count: 100 } },
  }),
  alert(6, 'kiosk_offline', {
    ...{ priority: 'high', status: 'resolved', kioskName: 'Borne vestiaires', gymId: id(2, 2) },
    ...{ resolvedAt: startedAt - 3 * 60 * minute, resolutionNotes: 'came_back' },
  }),
  alert(7, 'negative_feedback', {
    ...{ status: 'resolved', memberId: id(10, 5), memberName: 'Léa Bernard', parameters: { score: -0.6 } },
    conversation: { id: id(9, 3), state: 'erased' },
    ...{ resolvedAt: startedAt - 2 * day, assignedTo: { id: id(6, 3), name: 'Accueil Part-Dieu' } },
    resolutionNotes: 'Appelée : la musique du cours de 18 h est baissée depuis lundi, elle revient mardi.',
  }),
];

export const people: AlertPage['people'] = [
  { id: id(6, 1), name: 'Direction Forme', gymId: null, franchiseId: id(1, 1) },
  { id: id(6, 2), name: 'Responsable Part-Dieu', gymId: id(2, 1), franchiseId: null },
  { id: id(6, 3), name: 'Accueil Part-Dieu', gymId: id(2, 1), franchiseId: null },
];

const figures = (changes: Partial<NonNullable<Member['figures']>> = {}): NonNullable<Member['figures']> => ({
  total_sessions: 12,
  mean_session_ms: 74_000,
  last_conversation_at: startedAt - 11 * minute,
  conversation_frequency: 'monthly',
  mean_sentiment: -0.42,
  sentiment_trend: 'declining',
  negative_sessions: 4,
  positive_sessions: 1,
  engagement_score: 0.18,
  days_since_last_visit: 23,
  visits_per_week: 0.6,
  visit_count: 15,
  churn_risk_score: 0.7,
  churn_risk_level: 'critical',
  churn_factors: [
    { code: 'no_visit', weight: 0.3, parameters: { days: 23 } },
    { code: 'negative_sessions', weight: 0.2, parameters: { count: 4 } },
    { code: 'low_engagement', weight: 0.2, parameters: { engagement: 0.18 } },
  ],
  learned: {
    score: 0.62,
    level: 'high',
    factors: [
      { code: 'absence', weight: 1.3, parameters: { days: 23, usual_gap: 4.2 } },
      { code: 'rhythm', weight: 0.7, parameters: { visits: 1, usual: 6.6 } },
      { code: 'mood', weight: 0.3, parameters: { mean: -0.42, negative: 4 } },
      { code: 'tenure', weight: -0.5, parameters: { days: 900 } },
      { code: 'contract_end', weight: -0.2, parameters: { days: 80 } },
    ],
    model: 'churn-2026-06-01',
  },
  ...changes,
});

const member = (n: number, name: string, changes: Partial<Member> = {}): Member => ({
  id: id(10, n),
  gymId: id(2, 1),
  name,
  membershipType: 'Premium',
  membershipExpires: startedAt + 80 * day,
  figures: figures(),
  computedAt: startedAt - 7 * 60 * minute,
  ...changes,
});
export const members = (): Member[] => [
  member(6, 'David Rousseau'),
  member(1, 'Marie Dubois', {
    gymId: id(2, 3),
    figures: figures({
      ...{ churn_risk_score: 0.5, churn_risk_level: 'high', days_since_last_visit: 0, learned: null },
      churn_factors: [
        { code: 'no_visit', weight: 0.3, parameters: { days: 16 } },
        { code: 'membership_ends', weight: 0.2, parameters: { days: 12, expires: startedAt + 12 * day } },
      ],
    }),
  }),
  member(3, 'Sophie Leroy', {
    membershipType: 'Standard',
    figures: figures({
      ...{ churn_risk_score: 0, churn_risk_level: 'low', churn_factors: [], engagement_score: 0.71 },
      ...{ mean_sentiment: 0.3, sentiment_trend: 'stable', negative_sessions: 0, days_since_last_visit: 3 },
      learned: {
        ...{ score: 0.74, level: 'critical', model: 'churn-2026-06-01' },
        factors: [
          { code: 'rhythm', weight: 1.8, parameters: { visits: 2, usual: 10.4 } },
          { code: 'contract_end', weight: 0.9, parameters: { days: 41 } },
          { code: 'classes', weight: -0.4, parameters: { kept: 6, missed: 0 } },
        ],
      },
    }),
  }),
];
export const safeMember = (): Member => member(2, 'Thomas Martin', { figures: null, computedAt: null });

const talk = (n: number, changes: Partial<Conversation> = {}): Conversation => ({
  id: id(9, n),
  gymId: id(2, 1),
  memberId: id(10, 1),
  memberName: 'Marie Dubois',
  kioskName: 'Borne entrée',
  startedAt: startedAt - n * 31 * minute,
  closedAt: startedAt - n * 31 * minute + 94_000,
  language: 'fr',
  summary: {
    status: 'done',
    isRefined: true,
    text: 'Mécontente de la propreté des douches ; JARVIS a transmis. « Ça fait trois fois que je le dis et rien ne change. »',
    score: -0.72,
    sentiment: 'negative',
    emotion: 'frustration',
    topics: ['cleanliness', 'facilities'],
    intents: ['complaint', 'report_issue'],
    actionItems: [
      { code: 'listen_and_apologise', parameters: {} },
      { code: 'look_after_place', parameters: { place: 'les douches' } },
    ],
  },
  ...changes,
});
const summary = (changes: Partial<NonNullable<Conversation['summary']>>): Conversation['summary'] => ({
  ...{ status: 'done', text: null, score: 0, sentiment: 'neutral', emotion: 'neutral', topics: [], intents: [] },
  ...{ isRefined: false, actionItems: [] },
  ...changes,
});
export const talks = (): Conversation[] => [
  talk(1),
  talk(2, {
    ...{ memberId: id(10, 2), memberName: 'Thomas Martin', gymId: id(2, 4) },
    summary: summary({
      text: 'Demande ses progrès : 100 visites. « Franchement, je suis content, le programme paie. »',
      ...{
        score: 0.8,
        sentiment: 'positive',
        emotion: 'joy',
        topics: ['results', 'coaching'],
        intents: ['my_progress'],
      },
    }),
  }),
  talk(3, {
    ...{ memberId: id(10, 4), memberName: 'Jean Moreau' },
    summary: summary({ text: 'Réserve le cours de mobilité de jeudi.', topics: ['classes'], intents: ['book_class'] }),
  }),
  talk(4, { memberId: null, memberName: null, summary: null }),
  talk(5, { summary: summary({ status: 'failed' }) }),
  talk(6, { summary: summary({ status: 'done', text: null }) }),
];

const moods = [0.4, 0.5, 0.1, 0.2, -0.2, -0.5, -0.4, -0.72].map((score, index, all) => ({
  id: index === all.length - 1 ? id(9, 1) : id(9, 80 + index),
  at: startedAt - (all.length - index) * 6 * day,
  score,
}));
export const talkRead = (of: Conversation): ConversationRead => ({
  conversation: of,
  turns:
    (of.summary?.text ?? null) === null
      ? []
      : [
          { role: 'member', text: 'Bonjour Jarvis, les douches sont encore sales ce matin.', score: -0.55 },
          { role: 'jarvis', text: 'Je suis désolé, Marie. Je le signale tout de suite à l’équipe. Quelle douche ?' },
          { role: 'member', text: 'Toutes. Ça fait trois fois que je le dis et rien ne change.', score: -0.92 },
          { role: 'jarvis', text: 'C’est transmis à Part-Dieu. Autre chose ?' },
          { role: 'member', text: 'Non, merci de l’avoir fait. Au revoir.', score: 0.4 },
        ].map(({ role, text, score = null }, index) => ({
          ...{ id: id(11, index), role: role as 'member' | 'jarvis', text, score },
          at: of.startedAt + index * 12_000,
        })),
  moods: of.memberId === null ? [] : moods,
});
export const memberRead = (of: Member): MemberRead => ({
  member: of,
  email: 'david.rousseau@forme.example',
  phone: null,
  memberSince: startedAt - 900 * day,
  conversations: of.figures === null ? [] : talks().filter(({ memberId }) => memberId === id(10, 1)),
  moods: of.figures === null ? [] : moods,
});
export const gymIdsOf = (franchiseId: string | null): string[] =>
  gyms.filter((gym) => franchiseId === null || gym.franchiseId === franchiseId).map((gym) => gym.id);
