import type { CommunicationStyle } from '../communication-style.ts';
import type { DraftText, DraftTopic, DraftWords } from './draft-words.ts';

/** Who is spoken to calmly or briefly is said « vous ». */
const isFormal = (style: CommunicationStyle): boolean => style === 'patient' || style === 'brief';

function text(topic: DraftTopic, style: CommunicationStyle): DraftText {
  const vous = isFormal(style);
  switch (topic.kind) {
    case 'missed':
      return {
        subject: vous ? 'Des nouvelles de votre salle' : 'On pense à toi à la salle',
        says: vous
          ? 'Cela fait quelque temps que nous ne vous avons pas vu passer à la salle. Est-ce que tout va bien ?'
          : 'Ça fait un moment qu’on ne t’a pas vu passer à la salle. Est-ce que tout va bien ?',
        offers: vous
          ? 'Si votre emploi du temps a changé, nous cherchons avec vous un créneau qui convient.'
          : 'Si ton emploi du temps a changé, on cherche avec toi un créneau qui te va.',
      };
    case 'renewal':
      return {
        subject: vous ? 'La suite de votre abonnement' : 'La suite de ton abonnement',
        says: vous
          ? 'Votre abonnement arrive à son terme. Souhaitez-vous que nous regardions ensemble la formule qui vous convient ?'
          : 'Ton abonnement arrive à son terme. On regarde ensemble la formule qui te convient ?',
        offers: vous
          ? 'Passez à l’accueil quand vous voulez, cela prend cinq minutes.'
          : 'Passe à l’accueil quand tu veux, ça prend cinq minutes.',
      };
    case 'invitation':
      return {
        subject: vous ? 'Une séance avec un coach ?' : 'Une séance avec un coach ?',
        says: vous
          ? 'Nous aimerions vous aider à profiter davantage de la salle. Que diriez-vous d’une séance avec un coach ?'
          : 'On aimerait t’aider à profiter davantage de la salle. Que dirais-tu d’une séance avec un coach ?',
        offers: vous ? 'Dites-nous quel jour vous arrange.' : 'Dis-nous quel jour t’arrange.',
      };
    case 'unhappy':
      return {
        subject: vous ? 'À propos de votre dernier passage' : 'À propos de ton dernier passage',
        says: vous
          ? 'Votre dernier passage ne s’est pas déroulé comme il aurait dû, et nous en sommes désolés. Pouvons-nous en parler ?'
          : 'Ton dernier passage ne s’est pas passé comme il aurait dû, et on en est désolés. On peut en parler ?',
        offers: vous
          ? 'Dites-nous quand vous appeler, ou passez nous voir à l’accueil.'
          : 'Dis-nous quand t’appeler, ou passe nous voir à l’accueil.',
      };
    case 'machine':
      return {
        subject: vous ? 'Merci pour votre signalement' : 'Merci pour ton signalement',
        says: `${topic.name === null ? 'Merci de nous avoir signalé ce problème' : `Merci d’avoir signalé un problème (${topic.name})`} : nous nous en occupons.`,
        offers: vous ? 'Nous vous prévenons dès que c’est réglé.' : 'On te prévient dès que c’est réglé.',
      };
    case 'visits':
      return {
        subject: `${topic.count}e visite !`,
        says: vous
          ? `${topic.count} visites déjà : toute l’équipe vous dit bravo.`
          : `${topic.count} visites déjà : toute l’équipe te dit bravo !`,
        offers: vous ? 'À la prochaine, nous fêtons cela ensemble.' : 'À la prochaine, on fête ça ensemble.',
      };
    case 'years':
      return {
        subject: topic.count === 1 ? 'Un an ensemble !' : `${topic.count} ans ensemble !`,
        says: `${topic.count === 1 ? 'Un an' : `${topic.count} ans`} déjà : merci de ${vous ? 'votre' : 'ta'} fidélité.`,
        offers: vous
          ? 'Passez nous voir, une petite attention vous attend.'
          : 'Passe nous voir, une petite attention t’attend.',
      };
    case 'goal':
      return {
        subject: 'Objectif atteint !',
        says: vous ? 'Vous avez atteint votre objectif : bravo.' : 'Tu as atteint ton objectif : bravo !',
        offers: vous ? 'Voulez-vous fixer le prochain avec un coach ?' : 'On fixe le prochain avec un coach ?',
      };
    case 'emergency':
      return {
        subject: vous ? 'Comment allez-vous ?' : 'Comment vas-tu ?',
        says: vous
          ? 'Nous voulions savoir comment vous allez depuis votre passage à la salle.'
          : 'On voulait savoir comment tu vas depuis ton passage à la salle.',
        offers: vous
          ? 'Si quelque chose peut vous aider, dites-le-nous.'
          : 'Si quelque chose peut t’aider, dis-le-nous.',
      };
    case 'called':
      return {
        subject: vous ? 'Vous nous avez appelés' : 'Tu nous as appelés',
        says: vous
          ? 'Vous avez demandé quelqu’un de l’équipe à la borne. Avez-vous eu votre réponse ?'
          : 'Tu as demandé quelqu’un de l’équipe à la borne. As-tu eu ta réponse ?',
        offers: vous
          ? 'Sinon, répondez à ce message et nous vous rappelons.'
          : 'Sinon, réponds à ce message et on te rappelle.',
      };
  }
}

export const fr: DraftWords = {
  text,
  hello: (style, firstName) => {
    if (isFormal(style) || style === 'direct') return `Bonjour ${firstName},`;
    return style === 'casual' ? `Hello ${firstName},` : `Bonjour ${firstName} !`;
  },
  more: (style) => {
    if (style === 'encouraging') return 'Chaque séance compte, et on est là pour t’accompagner.';
    return style === 'patient' ? 'Prenez tout le temps qu’il vous faut pour nous répondre.' : '';
  },
  goodbye: (style, gym) =>
    `${isFormal(style) || style === 'direct' ? 'Cordialement,' : 'À très vite,'}\nL’équipe ${gym}`,
};
