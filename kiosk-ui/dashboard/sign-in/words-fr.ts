export const words = {
  who: 'Qui êtes-vous ?',
  whoBody: 'Choisissez votre nom.',
  pinFor: (name: string) => `Bonjour ${name}`,
  pin: 'Votre code, 6 à 8 chiffres',
  pad: 'Pavé de chiffres',
  typed: (n: number) => `${n} ${n < 2 ? 'chiffre saisi' : 'chiffres saisis'}`,
  erase: 'Effacer le dernier chiffre',
  signIn: 'Se connecter',
  signingIn: 'Vérification…',
  notMe: 'Ce n’est pas moi',
  ended: 'Votre session est terminée. Connectez-vous à nouveau.',
  nobody: 'Personne n’a encore de code pour cette salle',
  nobodyBody:
    'Un responsable en donne un dans le hub : Utilisateurs, puis la personne, puis « Code pour la salle ». Il arrive ici dès que le boîtier est relié à internet.',
  notConfirmed: 'Les comptes attendent une confirmation du hub',
  notConfirmedBody:
    'Le hub ne les a pas confirmés depuis 30 jours. Rétablissez l’accès à internet du boîtier : la connexion revient d’elle-même.',
  insecure: 'Cette page n’est pas encore protégée',
  insecureBody:
    'Votre code ne doit pas passer en clair sur le réseau. Une minute suffit pour que cet appareil fasse confiance au boîtier.',
  protect: 'Protéger cet appareil',
};

export type SignInWords = typeof words;
