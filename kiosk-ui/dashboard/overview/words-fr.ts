const plural = new Intl.PluralRules('fr');
const some = (n: number, one: string, many: string): string => (plural.select(n) === 'one' ? one : many);

export const words = {
  needsYou: 'Qui a besoin de vous',
  nothing: 'Personne n’attend. Rien d’urgent.',
  allAlerts: (n: number) => `Voir les ${n} alertes`,
  today: 'Aujourd’hui',
  visits: (n: number) => some(n, 'visite', 'visites'),
  sessions: (n: number) => some(n, 'conversation', 'conversations'),
  negative: (n: number) => some(n, 'mécontente', 'mécontentes'),
  reports: (n: number) => some(n, 'problème signalé', 'problèmes signalés'),
  atRisk: (n: number) => some(n, 'membre pourrait partir', 'membres pourraient partir'),
  inside: (n: number) =>
    n === 0 ? 'Personne dans la salle' : `${n}\u00A0${some(n, 'personne', 'personnes')} dans la salle`,
  insideBody: 'D’après les badges ; qui sort sans badger compte jusqu’à 4 h du matin.',
  nobodyBody: 'Les passages de badge s’affichent ici aussitôt.',
  since: (time: string) => `depuis ${time}`,
  noName: 'Membre sans nom',
  everybody: (n: number) => `Afficher les ${n} présents`,
};

export type OverviewWords = typeof words;
