import { kitWords } from '../../../kiosk-ui/kit/words/fr.ts';
import { commonWords } from './common-fr.ts';
import { conflictWords } from './conflicts-fr.ts';

const plural = new Intl.PluralRules('fr');
const count = (n: number, one: string, many: string) => `${n}\u00A0${plural.select(n) === 'one' ? one : many}`;

export const words = {
  ...kitWords,
  common: commonWords,
  pages: 'Pages',
  boxSaid: 'Horloge du boîtier :',
  correctedByBoot: 'heure corrigée d’après le démarrage du boîtier',
  correctedByOffset: 'heure corrigée d’après le retard ou l’avance du boîtier',
  clockAhead: (span: string) => `horloge en avance de ${span}`,
  clockBehind: (span: string) => `horloge en retard de ${span}`,
  conflicts: conflictWords,
  hub: 'Hub',
  title: 'Arrivées',
  live: 'En direct',
  notLive: 'Reconnexion au hub…',
  filter: 'Salle',
  allGyms: 'Toutes les salles',
  today: 'Aujourd’hui',
  visits: (n: number, more: boolean) => `${more ? 'au moins ' : ''}${count(n, 'visite', 'visites')}`,
  boxes: 'Boîtiers',
  boxOnline: 'En ligne',
  boxOffline: 'Hors ligne',
  boxNeverSeen: 'Jamais vu',
  seen: (ago: string) => `vu ${ago}`,
  version: (version: string) => `version ${version}`,
  newest: 'Dernières visites',
  cameIn: 'Entrée',
  learned: 'Reçue ici',
  quickly: (delay: string) => `en ${delay}`,
  afterOffline: (delay: string) => `après ${delay} hors ligne`,
  isNew: 'nouveau',
  announce: (member: string, gym: string) => `${member} vient d’entrer à ${gym}.`,
  loading: 'Chargement des visites…',
  empty: 'Aucune visite pour le moment',
  emptyBody: 'Dès qu’un membre présente son badge, sa visite s’affiche ici.',
  failed: 'Les visites n’ont pas pu être lues',
  failedBody: 'Le hub n’a pas répondu comme prévu. Vérifiez qu’il est en marche, puis réessayez.',
  retry: 'Réessayer',
  chart: {
    title: 'Visites du jour, heure par heure',
    hour: 'Heure',
    value: 'Visites',
    asTable: 'Voir les chiffres',
  },
  chartOf: (n: number) => `Compté sur les ${n} dernières visites.`,
};

export type ConsoleWords = typeof words;
