import type { MailTrouble, Opening, ReportView } from '../../protocol/reports.ts';

const plural = new Intl.PluralRules('fr');
const count = (n: number, one: string, many: string) => `${n}\u00A0${plural.select(n) === 'one' ? one : many}`;

export const reportWords = {
  title: 'Rapports',
  lead: 'La semaine de chaque salle, le lundi à 6 h : ce qui compte, pourquoi, et quoi faire.',
  archiveLead: 'Les semaines de plus d’un an. Les noms y sont ceux d’aujourd’hui ; qui a été effacé n’y est plus.',
  views: { label: 'Quels rapports', current: 'Depuis un an', archived: 'Archives' } satisfies Record<
    ReportView | 'label',
    string
  >,
  until: 'Jusqu’à la semaine du',
  empty: {
    current: {
      title: 'Aucun rapport pour le moment',
      body: 'Le premier arrive le lundi à 6 h, à l’heure de la salle, après une semaine complète.',
    },
    archived: { title: 'Les archives sont vides', body: 'Un rapport y entre un an après sa semaine.' },
  } satisfies Record<ReportView, object>,
  mails: {
    undelivered: 'E-mail non remis',
    sent: (n: number) => `Envoyé par e-mail à ${count(n, 'personne', 'personnes')}.`,
    waiting: (n: number) => `${count(n, 'e-mail attend', 'e-mails attendent')} de partir.`,
    nextTry: (when: string) => `Prochain essai : ${when}.`,
    givenUp: (n: number) => `${count(n, 'personne n’a pas reçu', 'personnes n’ont pas reçu')} l’e-mail.`,
    causes: {
      address: 'Le serveur d’e-mail ne connaît pas cette adresse.',
      sign_in: 'Le serveur d’e-mail refuse le mot de passe du hub.',
      unreachable: 'Le serveur d’e-mail ne répond pas.',
      refused: 'Le serveur d’e-mail n’a pas pris le message.',
      folder: 'Le dossier des e-mails du hub ne peut pas être écrit.',
      broken_off: 'Le hub s’est arrêté à chaque envoi.',
    } satisfies Record<MailTrouble, string>,
    remedies: {
      address:
        'Dans « Utilisateurs », désactivez ce compte et invitez la personne à la bonne adresse : les rapports lui parviendront dès qu’elle aura choisi son mot de passe.',
      sign_in: 'Faites corriger JARVIS_SMTP_URL par la personne qui tient le hub.',
      unreachable: 'Faites vérifier le serveur et JARVIS_SMTP_URL par la personne qui tient le hub.',
      refused: 'Faites regarder le journal du hub par la personne qui le tient : le code du serveur y est.',
      folder: 'Faites libérer de la place ou corriger les droits du dossier de données du hub.',
      broken_off: 'Faites regarder le journal du hub par la personne qui le tient.',
    } satisfies Record<MailTrouble, string>,
  },
  more: 'Voir plus ancien',
  weekOf: (from: string, to: string) => `Semaine du ${from} au ${to}`,
  wholeFranchise: (name: string) => `${name} : toutes ses salles`,
  week: 'Semaine',
  where: 'Lieu',
  matters: 'Ce qui compte',
  todo: 'À faire cette semaine',
  nothingTodo: 'Rien de particulier : continuez ainsi.',
  madeOn: (when: string) => `Établi le ${when}`,
  archived: 'Archivé',
  print: 'Imprimer',
  otherVersion: 'Ce rapport vient d’une autre version du hub',
  otherVersionBody: 'Il ne peut pas être affiché sans risque d’erreur. Mettez le hub à jour.',
  figures: 'Les chiffres de la semaine',
  unknown: 'pas connu',
  before: (value: string) => `${value} la semaine d’avant`,
  same: 'comme la semaine d’avant',
  against: (value: string) => `contre ${value}`,
  sameBrief: 'inchangé',
  metrics: {
    visits: 'Visites',
    members: 'Membres venus',
    conversations: 'Conversations',
    scored_talks: 'Conversations à l’humeur connue',
    mean_sentiment: 'Humeur moyenne, de −1 à 1',
    negative_talks: 'Conversations mécontentes',
    positive_talks: 'Conversations contentes',
    alerts_raised: 'Nouvelles alertes',
    alerts_resolved: 'Alertes résolues',
    alerts_median_ms: 'La moitié résolue en',
    alerts_open: 'Alertes encore ouvertes',
    machines_reported: 'Problèmes signalés',
    machines_open: 'Problèmes encore ouverts',
    bookings_kept: 'Cours réservés et suivis',
    bookings_missed: 'Cours réservés et manqués',
    members_at_risk: 'Membres à risque',
  },
  visitsByDay: 'Visites par jour',
  day: 'Jour',
  asTable: 'Voir les chiffres',
  topics: 'De quoi on a parlé',
  topicTalks: (n: number, negative: number) =>
    negative === 0
      ? count(n, 'conversation', 'conversations')
      : `${count(n, 'conversation', 'conversations')}, dont ${count(negative, 'mécontente', 'mécontentes')}`,
  noTopics: 'Aucun sujet connu cette semaine.',
  atRisk: 'Membres à risque',
  atRiskLead: 'Qui pourrait partir, pourquoi, et une façon de commencer.',
  nobodyAtRisk: 'Personne n’est à risque.',
  riskUnknown: 'Les risques ne sont pas encore calculés : ils le sont chaque nuit à 2 h.',
  notAll: (shown: number, all: number) =>
    `Les ${shown} premiers sur ${all}. Les autres sont dans « Membres à risque ».`,
  gone: 'Un membre qui n’est plus là',
  openings: {
    missed: 'Vous nous manquez ! Qu’est-ce qui vous aiderait à revenir cette semaine ?',
    listen: 'Vous nous avez dit que quelque chose n’allait pas. Racontez-moi, je veux que ce soit réglé.',
    goal: 'Où en êtes-vous de votre objectif ? On peut refaire le point ensemble, sans engagement.',
    contract: 'Votre abonnement se termine bientôt. Qu’est-ce qui vous irait le mieux pour la suite ?',
    class: 'Le cours que vous aviez réservé ne vous a pas vu. Un autre horaire vous arrangerait ?',
    newcomer: 'Vos premières semaines se passent-elles bien ? Je vous montre volontiers la salle.',
  } satisfies Record<Opening, string> as Readonly<Record<string, string>>,
  sideBySide: 'Les salles côte à côte',
  gym: 'Salle',
};

export type ReportWords = typeof reportWords;
