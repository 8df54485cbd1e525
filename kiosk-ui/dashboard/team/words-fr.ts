export const words = {
  title: 'Équipe',
  lead: 'Qui peut se connecter à cette salle et prendre une alerte. Les comptes et les codes se gèrent dans le hub.',
  none: 'Personne encore',
  noneBody: 'Un responsable donne les accès dans le hub.',
  you: 'vous',
};

export type TeamWords = typeof words;
