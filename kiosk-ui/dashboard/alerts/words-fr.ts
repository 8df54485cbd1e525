export const words = {
  title: 'Alertes',
  shows: { open: 'À traiter', snoozed: 'En veille', done: 'Terminées' },
  show: 'Montrer',
  empty: { open: 'Rien à traiter', snoozed: 'Rien en veille', done: 'Rien de terminé' },
  emptyBody: 'Une alerte s’affiche ici dès que le boîtier voit quelque chose à faire.',
  at: (place: string) => `borne ${place}`,
  times: (n: number) => `${n} fois`,
  whatWasSaid: 'Lire la conversation',
  unread: {
    erased: 'La conversation a été effacée.',
    gone: 'La conversation n’est pas gardée : pas d’accord du membre, ou délai passé.',
  },
  takeIt: 'Je m’en occupe',
  mine: 'Vous vous en occupez',
  theirs: (name: string) => `${name} s’en occupe`,
  somebody: 'Quelqu’un d’autre',
  nobody: 'Personne',
  resolve: 'C’est réglé…',
  more: 'Autres actions',
  assign: 'Confier à',
  snooze: 'Remettre à plus tard',
  snoozes: { hour: 'Dans une heure', tomorrow: 'Demain matin', week: 'Dans une semaine' },
  wake: 'Remettre à traiter',
  dismiss: 'Sans suite…',
  closing: {
    resolve: {
      title: 'Qu’avez-vous fait ?',
      lead: 'Une phrase suffit : la direction la lira, et l’équipe demain.',
      label: 'Ce qui a été fait',
      send: 'Marquer comme réglé',
    },
    dismiss: {
      title: 'Classer sans suite ?',
      lead: 'L’alerte quitte la liste. Dites pourquoi si cela peut servir.',
      label: 'Pourquoi (facultatif)',
      send: 'Classer sans suite',
    },
  },
  done: (when: string) => `Terminée ${when}`,
  /** Said aloud once it is done; `what` is the alert. */
  said: {
    assign: (what: string) => `C’est noté : ${what}.`,
    snooze: (what: string) => `Remis à plus tard : ${what}.`,
    wake: (what: string) => `De nouveau à traiter : ${what}.`,
    resolve: (what: string) => `Réglé : ${what}.`,
    dismiss: (what: string) => `Classé sans suite : ${what}.`,
  },
};

export type AlertWords = typeof words;
