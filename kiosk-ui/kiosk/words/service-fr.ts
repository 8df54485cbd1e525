import type { CodeProblem } from '../kiosk-state.ts';
import type { Microphone } from '../talk-state.ts';

const plural = new Intl.PluralRules('fr');
const count = (n: number, one: string, many: string) => `${n}\u00A0${plural.select(n) === 'one' ? one : many}`;

const codeProblems: Record<CodeProblem, (wait: string | null) => string> = {
  'wrong-code': () => 'Ce code n’est pas le bon. Vérifiez chaque caractère et tapez-le de nouveau.',
  'expired-code': () => 'Ce code n’est plus valable. Demandez-en un nouveau depuis la console.',
  'code-taken': () => 'Un autre boîtier a déjà pris ce code. Demandez-en un nouveau depuis la console.',
  rejected: () => 'La demande a été refusée à la console. Vérifiez avec le responsable, puis tapez un nouveau code.',
  'not-confirmed': () => 'Personne n’a confirmé à temps. Demandez un nouveau code depuis la console et tapez-le ici.',
  'other-place': () =>
    'Ce boîtier contient les données d’une autre place. Démarrez-le avec un dossier de données vide, puis tapez un nouveau code.',
  revoked: () => 'Ce boîtier a été révoqué. Démarrez-le avec un dossier de données vide, puis tapez un nouveau code.',
  'hub-unreachable': () => 'Le boîtier ne joint pas le serveur. Vérifiez son câble internet et recommencez.',
  'too-many-tries': (wait) => `Trop d’essais. Vous pourrez recommencer ${wait ? `dans ${wait}` : 'dans un moment'}.`,
  'own-screen-only': () => 'Un boîtier ne prend son code que sur son propre écran. Tapez-le là-bas.',
  'not-sent': () => 'Le boîtier n’a pas répondu. Vérifiez qu’il est allumé et recommencez.',
  'not-done': () => 'Le boîtier n’a pas pu terminer. Vérifiez sa connexion à internet et recommencez.',
};

/** What those read who put a kiosk into service, and keep it there. */
export const serviceWords = {
  code: {
    pairTitle: 'Reliez cet écran à la salle',
    pairBody: 'Tapez le code à 6 caractères du kiosque. Il se trouve dans la console, à la page du kiosque.',
    provisionTitle: 'Mettez ce boîtier en service',
    provisionBody: 'Tapez le code à 6 caractères reçu pour cette salle.',
    field: 'Code à 6 caractères',
    character: (n: number, value: string) => `Caractère ${n}\u00A0: ${value || 'vide'}`,
    keypad: 'Clavier',
    erase: 'Effacer',
    checking: 'Vérification du code…',
    problems: codeProblems,
    wait: (seconds: number) =>
      seconds > 90 ? count(Math.ceil(seconds / 60), 'minute', 'minutes') : count(seconds, 'seconde', 'secondes'),
    confirmTitle: 'Comparez ces quatre mots',
    confirmBody:
      'Les mêmes mots doivent s’afficher à la console. Le responsable confirme alors, et la suite est automatique.',
    confirmElse: 'Les mots diffèrent\u00A0? Ne confirmez pas\u00A0: refusez à la console.',
    confirmLeft: (wait: string) => `Encore ${wait} pour confirmer.`,
    confirmOver: 'Le temps est écoulé.',
    hubAway: 'Le boîtier ne joint pas le serveur en ce moment. Vérifiez le câble internet\u00A0; il réessaie seul.',
    words: 'Les quatre mots',
    otherCode: 'Taper un autre code',
    revokedTitle: 'Ce boîtier n’est plus relié',
    revokedWhy: (reason: string) => `Motif donné à la console\u00A0: «\u00A0${reason}\u00A0»`,
    revokedReplaced: 'Un autre boîtier a pris sa place.',
    revokedUnknown: 'Il a été révoqué à la console.',
    revokedBody:
      'Sa porte et ses kiosques continuent avec ce qu’il a. Pour le remettre en service, démarrez-le avec un dossier de données vide et tapez un nouveau code.',
    working: 'Mise en service du boîtier…',
    workingBody:
      'Le boîtier reçoit sa salle, ses membres et ses badges. Gardez-le branché\u00A0: cela peut prendre une minute.',
    stages: {
      gym: 'La salle et ses cours…',
      members: 'Les membres et leurs badges…',
      past: 'Les visites et réservations passées…',
    },
  },
  simulator: {
    title: 'Simulateur de badges',
    open: 'Simulateur',
    reader: 'Lecteur',
    purposes: { entry: 'entrée', exit: 'sortie', identify: 'kiosque' },
    plug: 'Rebrancher le lecteur',
    unplug: 'Débrancher le lecteur',
    members: 'Membres',
    refusals: 'Refus',
    oddities: 'Lectures étranges',
    keys: 'Touches 1 à 6\u00A0: les six membres.',
    failed: 'Le simulateur n’a pas répondu. Le boîtier est-il en marche\u00A0?',
    loading: 'Chargement…',
  },
  diagnostics: {
    open: 'Diagnostic',
    title: 'Micro, haut-parleur, lecteurs',
    stays: 'Aucun son ne quitte cet écran, rien n’est enregistré sur disque.',
    close: 'Fermer',
    level: 'Niveau du micro',
    start: 'Ouvrir le micro',
    speak: 'Parlez à un mètre\u00A0: la barre doit dépasser le repère.',
    peak: (db: number) => `Pointe ${db}\u00A0dB`,
    microphone: {
      off: 'Micro fermé.',
      opening: 'Ouverture du micro…',
      on: 'Micro ouvert.',
      denied: 'Le navigateur refuse le micro. Autorisez-le pour cette adresse.',
      missing: 'Aucun micro trouvé. Branchez-le, puis touchez «\u00A0Ouvrir le micro\u00A0».',
      insecure: 'Le micro ne s’ouvre qu’en https, ou sur le boîtier lui-même.',
      failed: 'Le micro ne s’ouvre pas. Un autre programme l’utilise peut-être.',
    } satisfies Record<Microphone, string>,
    loopback: 'Écoute de retour',
    loopbackBody: 'Trois secondes gardées en mémoire, rejouées, puis oubliées.',
    record: 'Enregistrer 3 s',
    recording: 'Parlez maintenant…',
    playing: 'Écoutez…',
    echo: 'Test d’écho',
    echoBody: 'Joue un son bref et mesure ce que le micro en entend. Réglez d’abord le volume habituel.',
    test: 'Lancer le test',
    testing: 'Silence, s’il vous plaît…',
    passed: (db: number) => `Réussi (${db}\u00A0dB)\u00A0: on peut couper la parole à JARVIS.`,
    failed: (db: number, lagMs: number) =>
      `Le micro entend le haut-parleur (${db}\u00A0dB après ${lagMs}\u00A0ms)\u00A0: JARVIS finit ses phrases, avec un bouton «\u00A0Interrompre\u00A0».`,
    deaf: 'Le micro n’entend rien, pas même la pièce. Vérifiez qu’il n’est pas coupé, puis recommencez.',
    duplex: {
      full: 'Réglage de cet écran\u00A0: parole libre.',
      half: 'Réglage de cet écran\u00A0: chacun son tour.',
      none: 'Cet écran n’a pas encore été testé\u00A0: parole libre.',
    },
    readers: 'Lecteurs de badges',
    noReaders: 'Le boîtier n’a annoncé aucun lecteur à cet écran.',
    readerStates: { opening: 'en cours d’ouverture', ready: 'prêt', lost: 'débranché' },
  },
};

export type ServiceWords = typeof serviceWords;
