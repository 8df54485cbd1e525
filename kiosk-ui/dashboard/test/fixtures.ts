import type { AlertRow, MemberPageOne, MemberRow, Overview, SessionRow, Team } from '../../protocol/dashboard.ts';

/** Whose world it is: a Saturday evening in Lyon. */
export const startedAt = Date.now();
const minute = 60_000;
const day = 86_400_000;
export const id = (kind: number, n: number): string => `0198000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const team: Team['team'] = [
  { id: id(1, 1), name: 'Responsable Part-Dieu', role: 'gym_manager' },
  { id: id(1, 2), name: 'Accueil Part-Dieu', role: 'gym_staff' },
];
export const pin = '482915';

const names = ['Marie Dubois', 'Thomas Martin', 'Sophie Leroy', 'Jean Moreau', 'Léa Bernard', 'David Rousseau'];
const levels = ['critical', 'low', 'high', 'medium', 'low', 'low'] as const;
export const members: MemberRow[] = names.map((name, n) => ({
  id: id(2, n + 1),
  name,
  membershipType: ['Premium', 'Elite', 'Standard'][n % 3] ?? null,
  membershipExpires: n === 4 ? null : startedAt + (n === 0 ? 12 : 200) * day,
  lastVisitAt: n === 5 ? null : startedAt - n * 3 * day - 40 * minute,
  risk:
    n === 5
      ? null
      : { score: [0.7, 0.05, 0.55, 0.35, 0.1][n] ?? 0, level: levels[n] ?? 'low', by: n === 0 ? 'rule' : 'learned' },
  isInside: n < 3,
}));

export const alert = (over: Partial<AlertRow> = {}): AlertRow => ({
  id: id(3, 1),
  type: 'negative_feedback',
  cause: id(2, 1),
  priority: 'high',
  status: 'pending',
  memberId: id(2, 1),
  memberName: 'Marie Dubois',
  kioskName: 'Accueil',
  conversation: { id: id(4, 1), state: 'kept' },
  parameters: { sessionId: id(4, 1), score: -0.72, times: 1 },
  actions: ['listen_and_apologise', 'call_member'],
  createdAt: startedAt - 3 * minute,
  assignedTo: null,
  snoozedUntil: null,
  resolvedAt: null,
  resolutionNotes: null,
  ...over,
});
export const alerts = (): AlertRow[] => [
  alert({
    ...{ id: id(3, 2), type: 'emergency', priority: 'urgent', memberId: id(2, 4), memberName: 'Jean Moreau' },
    ...{
      parameters: { sessionId: id(4, 2), kioskId: id(5, 1), times: 2 },
      actions: ['go_to_kiosk', 'call_emergency_services'],
    },
    createdAt: startedAt - minute,
    conversation: { id: id(4, 2), state: 'erased' },
  }),
  alert(),
  alert({
    ...{
      id: id(3, 3),
      type: 'equipment_issue',
      priority: 'medium',
      memberId: null,
      memberName: null,
      status: 'in_progress',
    },
    ...{
      parameters: { name: 'Tapis de course n° 3' },
      actions: ['check_machine'],
      createdAt: startedAt - 200 * minute,
    },
    assignedTo: { id: id(1, 1), name: 'Responsable Part-Dieu' },
  }),
  alert({
    ...{
      id: id(3, 4),
      type: 'milestone',
      priority: 'low',
      memberId: id(2, 2),
      memberName: 'Thomas Martin',
      kioskName: null,
      conversation: null,
    },
    ...{ parameters: { kind: 'visits', count: 100 }, actions: ['congratulate'], createdAt: startedAt - day },
  }),
  alert({
    ...{
      id: id(3, 5),
      type: 'churn_risk',
      priority: 'low',
      memberId: id(2, 3),
      memberName: 'Sophie Leroy',
      kioskName: null,
      conversation: null,
    },
    ...{
      parameters: {
        score: 0.7,
        level: 'critical',
        by: 'rule',
        factors: [{ code: 'no_visit', weight: 0.3, parameters: { days: 18 } }],
      },
      actions: ['call_member', 'talk_about_contract'],
      createdAt: startedAt - 2 * day,
    },
  }),
];
export const doneAlert = alert({
  ...{
    id: id(3, 9),
    status: 'resolved',
    resolvedAt: startedAt - day,
    assignedTo: { id: id(1, 2), name: 'Accueil Part-Dieu' },
  },
  resolutionNotes: 'Appelée ce matin : on lui offre une séance avec le coach.',
});

export const sessions: SessionRow[] = [
  {
    ...{ id: id(4, 1), memberId: id(2, 1), memberName: 'Marie Dubois', kioskName: 'Accueil', language: 'fr' },
    ...{ startedAt: startedAt - 7 * minute, closedAt: startedAt - 3 * minute },
    summary: {
      ...{ status: 'done', isRefined: true, score: -0.72, sentiment: 'negative', emotion: 'frustration' },
      text: 'Marie se plaint d’une machine en panne et parle de résilier. « Ça fait trois semaines que le tapis est cassé et personne ne fait rien. »',
      topics: ['equipment', 'membership'],
      intents: ['complaint', 'cancel_membership'],
      actionItems: [
        { code: 'listen_and_apologise', parameters: {} },
        { code: 'check_machine', parameters: {} },
      ],
    },
  },
  {
    ...{ id: id(4, 2), memberId: id(2, 4), memberName: 'Jean Moreau', kioskName: 'Accueil', language: 'fr' },
    ...{ startedAt: startedAt - minute, closedAt: null, summary: null },
  },
  {
    ...{ id: id(4, 3), memberId: id(2, 2), memberName: 'Thomas Martin', kioskName: 'Étage', language: 'fr' },
    ...{ startedAt: startedAt - day, closedAt: startedAt - day + 90_000 },
    summary: {
      ...{
        status: 'done',
        isRefined: false,
        score: 0.6,
        sentiment: 'positive',
        emotion: 'joy',
        text: 'Thomas est fier de sa centième visite.',
      },
      ...{ topics: ['results'], intents: ['my_progress', 'praise'], actionItems: [] },
    },
  },
  {
    ...{ id: id(4, 4), memberId: null, memberName: null, kioskName: 'Accueil', language: 'en' },
    ...{ startedAt: startedAt - 2 * day, closedAt: startedAt - 2 * day + 60_000 },
    summary: {
      ...{ status: 'failed', isRefined: false, score: null, sentiment: null, emotion: null, text: null },
      ...{ topics: [], intents: [], actionItems: [] },
    },
  },
];
export const turns = [
  ['jarvis', 'Salut Marie ! Contente de te revoir !', null, null],
  ['member', 'Bonjour. Le tapis de course est encore cassé.', -0.35, 'report_issue'],
  ['jarvis', 'Je le signale à l’équipe.', null, null],
  ['member', 'Ça fait trois semaines que le tapis est cassé et personne ne fait rien.', -0.85, 'complaint'],
  ['jarvis', 'Je comprends. Je préviens quelqu’un.', null, null],
  ['member', 'À ce prix-là, je préfère résilier.', -0.78, 'cancel_membership'],
  ['member', 'Merci quand même, au revoir.', 0.2, 'farewell'],
].map(([role, text, score, intent], n) => ({
  id: id(6, n),
  role,
  text,
  at: startedAt - 7 * minute + n * 20_000,
  score,
  intent,
}));

export const memberPage = (memberId: string): MemberPageOne => {
  const n = members.findIndex((each) => each.id === memberId);
  const [firstName = '', lastName = ''] = (names[n] ?? '').split(' ');
  return {
    member: {
      ...{ id: memberId, firstName, lastName, email: 'marie@forme.example', phone: null, membershipType: 'Premium' },
      ...{ membershipExpires: startedAt + 12 * day, memberSince: startedAt - 400 * day, language: 'fr' },
      ...{
        communicationStyle: 'encouraging',
        fitnessLevel: 'beginner',
        goals: ['weight_loss', 'toning'],
        isInside: n < 3,
      },
    },
    figures:
      n === 5
        ? null
        : {
            ...{ total_sessions: 14, mean_session_ms: 95_000, last_conversation_at: startedAt - 3 * minute },
            ...{ conversation_frequency: 'weekly', mean_sentiment: -0.31, sentiment_trend: 'declining' },
            ...{ negative_sessions: 4, positive_sessions: 2, engagement_score: 0.27, days_since_last_visit: 0 },
            ...{ visits_per_week: 0.8, visit_count: 45, churn_risk_score: 0.6, churn_risk_level: 'high' },
            churn_factors: [
              { code: 'negative_sessions', weight: 0.2, parameters: { count: 4 } },
              { code: 'low_engagement', weight: 0.2, parameters: { engagement: 0.27 } },
              { code: 'membership_ends', weight: 0.2, parameters: { days: 12, expires: startedAt + 12 * day } },
            ],
            learned: {
              ...{ score: 0.74, level: 'critical', model: 'churn-1' },
              factors: [
                { code: 'mood', weight: 1.1, parameters: { mean: -0.31, negative: 4 } },
                { code: 'tenure', weight: -0.6, parameters: { days: 1500 } },
                { code: 'contract_end', weight: 0.5, parameters: { days: 12 } },
                { code: 'classes', weight: -0.2, parameters: { kept: 5, missed: 1 } },
              ],
            },
          },
    notes: [
      {
        id: id(7, 1),
        text: 'Préfère venir le matin, avant le travail.',
        writtenAt: startedAt - 9 * day,
        author: 'Accueil Part-Dieu',
      },
    ],
    visits: Array.from({ length: 12 }, (_, k) => ({ id: id(8, k), at: startedAt - k * 4 * day - 50 * minute })),
    sessions: sessions.filter((session) => session.memberId === memberId),
    alerts: [],
  };
};

export const overview = (openAlerts: number, people: readonly MemberRow[] = members): Overview => ({
  gym: { id: id(9, 1), name: 'Forme Lyon Part-Dieu', timezone: 'Europe/Paris' },
  at: startedAt,
  inside: people
    .filter(({ isInside }) => isInside)
    .map(({ id: memberId, name, risk }, n) => ({ memberId, name, risk, since: startedAt - (n + 1) * 17 * minute })),
  today: { visits: 87, sessions: 12, negativeSessions: 2, reports: 1 },
  ...{ openAlerts, atRisk: 9, link: 'down' },
});
