import type { ActionItem } from '@jarvis-edge/sync/alert-kinds.ts';

const actionItems: Readonly<Record<ActionItem, string>> = {
  talk_about_contract: 'Parler de la suite de son abonnement',
  listen_and_apologise: 'L’écouter et présenter des excuses',
  check_machine: 'Vérifier la machine',
  look_after_place: 'S’occuper de l’endroit signalé',
  offer_coach_session: 'Proposer une séance avec un coach',
  freeze_membership: 'Mettre l’abonnement en pause',
  send_guest_pass: 'Envoyer une invitation',
  look_for_lost_property: 'Chercher l’objet perdu',
  speak_in_person: 'Lui parler en personne',
  ask_how_they_are: 'Prendre de ses nouvelles',
};

export const words = {
  title: 'Conversations',
  lead: 'Ce que les membres ont dit à JARVIS, les plus récentes d’abord.',
  none: 'Aucune conversation',
  noneBody: 'Elles s’affichent ici dès qu’un membre parle à la borne.',
  guest: 'Membre inconnu',
  ongoing: 'En cours',
  pending: 'Résumé en préparation',
  failed: 'Résumé impossible',
  again: 'Réessayer le résumé',
  failedBody: 'Le boîtier n’a pas pu lire cette conversation. Ce qui a été dit reste plus bas.',
  kept: 'Ce membre ne souhaite pas que ses conversations soient gardées ou analysées.',
  summary: 'En bref',
  refined: 'Reformulé par un modèle en ligne, avec l’accord du membre.',
  lasted: (minutes: number) => (minutes < 1 ? 'moins d’une minute' : `${minutes}\u00A0min`),
  at: (kiosk: string) => `borne ${kiosk}`,
  topics: 'Sujets',
  intents: 'Demandes',
  emotion: 'Émotion',
  actions: 'À faire',
  actionOf: (code: string): string =>
    Object.hasOwn(actionItems, code) ? actionItems[code as ActionItem] : code.replaceAll('_', ' '),
  turns: 'Ce qui a été dit',
  noTurns: 'Les paroles ne sont plus là : elles s’effacent après 30 jours, ou tout de suite si le membre le souhaite.',
  member: 'Le membre',
  jarvis: 'JARVIS',
  openMember: 'Voir la fiche du membre',
};

export type SessionWords = typeof words;
