import type { TrustWords } from './trust-words.ts';

export const fr: TrustWords = {
  languageName: 'Français',
  title: 'Faire confiance au boîtier de la salle',
  lead: 'Pour que le micro de cette tablette s’ouvre, et pour que l’équipe se connecte en sécurité, cet appareil doit reconnaître le boîtier. Cela se fait une seule fois.',
  checking: 'Vérification de la connexion sécurisée…',
  trusted: 'C’est fait : cet appareil fait confiance au boîtier.',
  goOn: 'Continuer',
  untrusted: 'Cet appareil ne fait pas encore confiance au boîtier. Suivez les étapes ci-dessous.',
  unserved:
    'Le boîtier ne propose pas de connexion sécurisée pour le moment. La borne fonctionne sans elle, mais sans micro.',
  withoutMicrophone: ['La borne s’ouvre sans micro dans', 'secondes.'],
  now: 'Ouvrir maintenant sans micro',
  stay: 'Rester sur cette page',
  compareTitle: 'Avant d’installer, comparez',
  compare:
    'Ouvrez cette page sur l’écran du boîtier lui-même. L’empreinte doit y être la même qu’ici, caractère pour caractère. Si elle est différente, n’installez rien et prévenez la personne qui gère la salle.',
  download: 'Télécharger le certificat du boîtier',
  downloadProfile: 'Télécharger le profil pour iPhone et iPad',
  stepsTitle: 'Les étapes, appareil par appareil',
  thisDevice: 'cet appareil',
  last: 'Revenez sur cette page : elle vous dira si tout est bon.',
  qrTitle: 'Avec un téléphone ou une tablette',
  qr: 'Scannez ce code pour ouvrir cette page sur l’autre appareil. Il doit être sur le même réseau que le boîtier.',
  limitsTitle: 'Ce que vous acceptez',
  limits:
    'Ce certificat ne vaut que pour ce boîtier et pour les adresses de votre réseau local. Il ne peut pas se faire passer pour un site d’internet. Sa clé ne quitte jamais le boîtier.',
  names: {
    ios: 'iPhone et iPad',
    android: 'Android',
    windows: 'Windows',
    macos: 'Mac',
    chromeos: 'Chromebook',
    firefox: 'Firefox, sur tout ordinateur',
    linux: 'Linux, avec Chrome ou Chromium',
  },
  steps: {
    ios: [
      'Ouvrez cette page dans Safari et téléchargez le profil.',
      'Dans Réglages, touchez « Profil téléchargé », puis « Installer ».',
      'Dans Réglages › Général › Informations › Réglages de confiance des certificats, activez « JARVIS ».',
    ],
    android: [
      'Téléchargez le certificat. L’appareil doit avoir un code de verrouillage.',
      'Dans Paramètres, cherchez « Certificat CA », puis touchez « Installer quand même ».',
      'Choisissez le fichier que vous venez de télécharger.',
    ],
    windows: [
      'Téléchargez le certificat et ouvrez-le.',
      'Cliquez sur « Installer un certificat », puis choisissez « Utilisateur actuel ».',
      'Choisissez « Placer tous les certificats dans le magasin suivant », puis « Autorités de certification racines de confiance ».',
      'Acceptez l’avertissement, puis fermez et rouvrez le navigateur.',
    ],
    macos: [
      'Téléchargez le certificat et ouvrez-le : Trousseaux d’accès l’ajoute à vos certificats.',
      'Double-cliquez sur « JARVIS », ouvrez « Se fier » et choisissez « Toujours approuver ».',
      'Fermez la fenêtre et donnez votre mot de passe.',
    ],
    chromeos: [
      'Téléchargez le certificat.',
      'Dans Paramètres › Confidentialité et sécurité › Sécurité, ouvrez « Gérer les certificats ».',
      'Sous « Autorités », importez le fichier et cochez « Faire confiance à ce certificat pour identifier les sites Web ».',
    ],
    firefox: [
      'Téléchargez le certificat.',
      'Dans Paramètres › Vie privée et sécurité › Certificats, ouvrez « Afficher les certificats », puis « Autorités ».',
      'Importez le fichier et cochez « Confirmer cette AC pour identifier des sites web ».',
    ],
    linux: [
      'Téléchargez le certificat.',
      'Dans Chrome, ouvrez l’adresse chrome://certificate-manager, puis « Certificats locaux ».',
      'Sous « Certificats approuvés », importez le fichier.',
    ],
  },
};
