/** What the kit's own parts say; each app's dictionary begins with these. French is the measure of the others. */
export const kitWords = {
  language: 'Langue',
  theme: { label: 'Affichage', auto: 'Automatique', light: 'Clair', dark: 'Sombre' },
  close: 'Fermer',
};

export type KitWords = typeof kitWords;
