import { dayInSentence, daysOfWeek, withFirst } from '../../protocol/period.ts';
import type { ReportSayings } from '../../protocol/report-sayings.ts';
import { reportSayings as sayingsEn } from '../../protocol/report-words-en.ts';
import { reportSayings as sayingsEs } from '../../protocol/report-words-es.ts';
import { reportSayings as sayingsFr } from '../../protocol/report-words-fr.ts';
import type { Letter, Recipient } from '../letter.ts';

/** What a letter says, line by line; a link stands by itself between the two parts. */
export interface Words {
  readonly subject: string;
  readonly before: readonly string[];
  readonly link?: { readonly label: string; readonly url: string };
  readonly after: readonly string[];
  /** Why it came, and how it comes no more. */
  readonly end?: { readonly why: string; readonly label: string; readonly url: string };
}

type WeeklyReport = Extract<Letter, { kind: 'weekly-report' }>;
type Said<Kind extends Letter['kind']> = (letter: Extract<Letter, { kind: Kind }>, moment: string) => Words;
type Dictionary = { readonly [Kind in Letter['kind']]: Said<Kind> };

function mattersOf(
  { matters, gymNames, timezone }: WeeklyReport,
  sayings: ReportSayings,
  language: Recipient['language'],
): string[] {
  const known = {
    gymName: (id: string) => gymNames[id],
    day: (at: number) => dayInSentence(at, language, timezone),
  };
  return matters.map((saying) => `– ${sayings.insight(saying, known)}`);
}

const fr: Dictionary = {
  invitation: ({ name, link, hours }) => ({
    subject: 'Votre accès à JARVIS Edge',
    before: [`Bonjour ${name},`, 'Un compte vous attend sur JARVIS Edge. Choisissez votre mot de passe :'],
    link: { label: 'Choisir mon mot de passe', url: link },
    after: [
      `Ce lien ne sert qu’une fois, pendant ${hours} heures.`,
      'Vous n’attendiez pas ce message ? Ignorez-le : sans mot de passe, le compte reste fermé.',
    ],
  }),
  reset: ({ name, link }) => ({
    subject: 'Votre nouveau mot de passe JARVIS Edge',
    before: [`Bonjour ${name},`, 'Vous avez demandé à changer de mot de passe. Choisissez le nouveau :'],
    link: { label: 'Choisir un nouveau mot de passe', url: link },
    after: [
      'Ce lien ne sert qu’une fois, pendant une heure.',
      'Vous n’avez rien demandé ? Ignorez ce message : votre mot de passe ne change pas.',
    ],
  }),
  'new-device': ({ name, device, address }, moment) => ({
    subject: 'Connexion depuis un nouvel appareil',
    before: [
      `Bonjour ${name},`,
      `Votre compte JARVIS Edge a été ouvert le ${moment} depuis un appareil que nous ne connaissions pas.`,
      `Appareil : ${device ?? 'inconnu'}`,
      `Adresse : ${address}`,
    ],
    after: [
      'C’était vous ? Il n’y a rien à faire.',
      'Sinon, changez tout de suite de mot de passe : les autres appareils seront déconnectés. Prévenez aussi la personne qui gère les comptes.',
    ],
  }),
  'password-changed': ({ name }, moment) => ({
    subject: 'Votre mot de passe a été changé',
    before: [`Bonjour ${name},`, `Le mot de passe de votre compte JARVIS Edge a été changé le ${moment}.`],
    after: [
      'C’était vous ? Il n’y a rien à faire.',
      'Sinon, demandez un nouveau mot de passe sur la page de connexion et prévenez la personne qui gère les comptes.',
    ],
  }),
  'weekly-report': (letter) => {
    const { from, to } = daysOfWeek(letter.period, 'fr');
    return {
      subject: `${letter.place} : la semaine du ${from} au ${to}`,
      before: [
        `Bonjour ${letter.name},`,
        'Voici ce qui compte de la semaine passée :',
        ...mattersOf(letter, sayingsFr, 'fr'),
      ],
      link: { label: 'Lire le rapport', url: letter.link },
      after: [
        'Ce message ne nomme aucun membre : les noms, les raisons et ce que vous pourriez dire sont dans le rapport.',
      ],
      end: {
        why: `Il vous arrive chaque lundi parce que vous dirigez ${letter.place}.`,
        label: 'Ne plus recevoir ces messages',
        url: letter.unsubscribe,
      },
    };
  },
};

const en: Dictionary = {
  invitation: ({ name, link, hours }) => ({
    subject: 'Your access to JARVIS Edge',
    before: [`Hello ${name},`, 'An account is waiting for you on JARVIS Edge. Choose your password:'],
    link: { label: 'Choose my password', url: link },
    after: [
      `This link works once, for ${hours} hours.`,
      'Not expecting this message? Ignore it: without a password, the account stays closed.',
    ],
  }),
  reset: ({ name, link }) => ({
    subject: 'Your new JARVIS Edge password',
    before: [`Hello ${name},`, 'You asked to change your password. Choose the new one:'],
    link: { label: 'Choose a new password', url: link },
    after: [
      'This link works once, for one hour.',
      'You asked for nothing? Ignore this message: your password does not change.',
    ],
  }),
  'new-device': ({ name, device, address }, moment) => ({
    subject: 'Sign-in from a new device',
    before: [
      `Hello ${name},`,
      `Your JARVIS Edge account was opened on ${moment} from a device that we did not know.`,
      `Device: ${device ?? 'unknown'}`,
      `Address: ${address}`,
    ],
    after: [
      'Was it you? There is nothing to do.',
      'If not, change your password now: all other devices will be signed out. Tell whoever manages the accounts, too.',
    ],
  }),
  'password-changed': ({ name }, moment) => ({
    subject: 'Your password was changed',
    before: [`Hello ${name},`, `The password of your JARVIS Edge account was changed on ${moment}.`],
    after: [
      'Was it you? There is nothing to do.',
      'If not, ask for a new password on the sign-in page and tell whoever manages the accounts.',
    ],
  }),
  'weekly-report': (letter) => {
    const { from, to } = daysOfWeek(letter.period, 'en');
    return {
      subject: `${letter.place}: the week from ${from} to ${to}`,
      before: [`Hello ${letter.name},`, 'This is what mattered last week:', ...mattersOf(letter, sayingsEn, 'en')],
      link: { label: 'Read the report', url: letter.link },
      after: ['This message names no member: names, reasons and what you could say are in the report.'],
      end: {
        why: `It comes every Monday because you run ${letter.place}.`,
        label: 'Stop these messages',
        url: letter.unsubscribe,
      },
    };
  },
};

const es: Dictionary = {
  invitation: ({ name, link, hours }) => ({
    subject: 'Su acceso a JARVIS Edge',
    before: [`Hola, ${name}:`, 'Tiene una cuenta en JARVIS Edge. Elija su contraseña:'],
    link: { label: 'Elegir mi contraseña', url: link },
    after: [
      `Este enlace sirve una sola vez, durante ${hours} horas.`,
      '¿No esperaba este mensaje? Ignórelo: sin contraseña, la cuenta sigue cerrada.',
    ],
  }),
  reset: ({ name, link }) => ({
    subject: 'Su nueva contraseña de JARVIS Edge',
    before: [`Hola, ${name}:`, 'Ha pedido cambiar de contraseña. Elija la nueva:'],
    link: { label: 'Elegir una contraseña nueva', url: link },
    after: [
      'Este enlace sirve una sola vez, durante una hora.',
      '¿No ha pedido nada? Ignore este mensaje: su contraseña no cambia.',
    ],
  }),
  'new-device': ({ name, device, address }, moment) => ({
    subject: 'Inicio de sesión desde un dispositivo nuevo',
    before: [
      `Hola, ${name}:`,
      `Su cuenta de JARVIS Edge se abrió el ${moment} desde un dispositivo que no conocíamos.`,
      `Dispositivo: ${device ?? 'desconocido'}`,
      `Dirección: ${address}`,
    ],
    after: [
      '¿Ha sido usted? No tiene que hacer nada.',
      'Si no, cambie ahora su contraseña: los demás dispositivos quedarán desconectados. Avise también a quien gestiona las cuentas.',
    ],
  }),
  'password-changed': ({ name }, moment) => ({
    subject: 'Su contraseña ha cambiado',
    before: [`Hola, ${name}:`, `La contraseña de su cuenta de JARVIS Edge se cambió el ${moment}.`],
    after: [
      '¿Ha sido usted? No tiene que hacer nada.',
      'Si no, pida una contraseña nueva en la página de acceso y avise a quien gestiona las cuentas.',
    ],
  }),
  'weekly-report': (letter) => {
    const { from, to } = daysOfWeek(letter.period, 'es');
    return {
      subject: `${letter.place}: la semana del ${from} al ${to}`,
      before: [
        `Hola, ${letter.name}:`,
        'Esto es lo que importó la semana pasada:',
        ...mattersOf(letter, sayingsEs, 'es'),
      ],
      link: { label: 'Leer el informe', url: letter.link },
      after: [
        'Este mensaje no nombra a ningún socio: los nombres, las razones y lo que podría decir están en el informe.',
      ],
      end: {
        why: `Le llega cada lunes porque usted dirige ${letter.place}.`,
        label: 'Dejar de recibir estos mensajes',
        url: letter.unsubscribe,
      },
    };
  },
};

const dictionaries = { fr, en, es } as const;

export function wordsOf(letter: Letter, language: Recipient['language']): Words {
  const said = dictionaries[language][letter.kind] as (letter: Letter, moment: string) => Words;
  return said(letter, 'at' in letter ? momentIn(letter.at, language) : '');
}

/** Where the reader is, a mail does not know: the time says which it is. */
const momentIn = (at: number, language: Recipient['language']): string =>
  `${withFirst(
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at),
    language,
  )} UTC`;
