import type { TrustWords } from './trust-words.ts';

export const fr: TrustWords = {
  languageName: 'Français',
  title: 'Faire confiance au boîtier de la salle',
  lead: 'Pour que le micro de cette tablette s’ouvre, et pour que l’équipe se connecte en sécurité, cet appareil doit reconnaître le boîtier. Cela se fait une seule fois.',
  checking: 'Vérification de la connexion sécurisée…',
  trusted: 'C’est fait\u00A0: cet appareil fait confiance au boîtier.',
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
  last: 'Revenez sur cette page\u00A0: elle vous dira si tout est bon.',
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
      'Dans Réglages, touchez «\u00A0Profil téléchargé\u00A0», puis «\u00A0Installer\u00A0».',
      'Dans Réglages › Général › Informations › Réglages de confiance des certificats, activez «\u00A0JARVIS\u00A0».',
    ],
    android: [
      'Téléchargez le certificat. L’appareil doit avoir un code de verrouillage.',
      'Dans Paramètres, cherchez «\u00A0Certificat CA\u00A0», puis touchez «\u00A0Installer quand même\u00A0».',
      'Choisissez le fichier que vous venez de télécharger.',
    ],
    windows: [
      'Téléchargez le certificat et ouvrez-le.',
      'Cliquez sur «\u00A0Installer un certificat\u00A0», puis choisissez «\u00A0Utilisateur actuel\u00A0».',
      'Choisissez «\u00A0Placer tous les certificats dans le magasin suivant\u00A0», puis «\u00A0Autorités de certification racines de confiance\u00A0».',
      'Acceptez l’avertissement, puis fermez et rouvrez le navigateur.',
    ],
    macos: [
      'Téléchargez le certificat et ouvrez-le\u00A0: Trousseaux d’accès l’ajoute à vos certificats.',
      'Double-cliquez sur «\u00A0JARVIS\u00A0», ouvrez «\u00A0Se fier\u00A0» et choisissez «\u00A0Toujours approuver\u00A0».',
      'Fermez la fenêtre et donnez votre mot de passe.',
    ],
    chromeos: [
      'Téléchargez le certificat.',
      'Dans Paramètres › Confidentialité et sécurité › Sécurité, ouvrez «\u00A0Gérer les certificats\u00A0».',
      'Sous «\u00A0Autorités\u00A0», importez le fichier et cochez «\u00A0Faire confiance à ce certificat pour identifier les sites Web\u00A0».',
    ],
    firefox: [
      'Téléchargez le certificat.',
      'Dans Paramètres › Vie privée et sécurité › Certificats, ouvrez «\u00A0Afficher les certificats\u00A0», puis «\u00A0Autorités\u00A0».',
      'Importez le fichier et cochez «\u00A0Confirmer cette AC pour identifier des sites web\u00A0».',
    ],
    linux: [
      'Téléchargez le certificat.',
      'Dans Chrome, ouvrez l’adresse chrome://certificate-manager, puis «\u00A0Certificats locaux\u00A0».',
      'Sous «\u00A0Certificats approuvés\u00A0», importez le fichier.',
    ],
  },
};
