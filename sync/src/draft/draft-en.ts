import type { DraftText, DraftTopic, DraftWords } from './draft-words.ts';

function text(topic: DraftTopic): DraftText {
  switch (topic.kind) {
    case 'missed':
      return {
        subject: 'We have missed you',
        says: 'It has been a while since we last saw you at the gym. Is everything all right?',
        offers: 'If your schedule has changed, we will gladly find a time that suits you.',
      };
    case 'renewal':
      return {
        subject: 'Your membership',
        says: 'Your membership is about to end. Shall we look together at the one that suits you best?',
        offers: 'Drop by the front desk any time, it takes five minutes.',
      };
    case 'invitation':
      return {
        subject: 'A session with a coach?',
        says: 'We would like to help you get more out of the gym. How about a session with a coach?',
        offers: 'Just tell us which day suits you.',
      };
    case 'unhappy':
      return {
        subject: 'About your last visit',
        says: 'Your last visit was not what it should have been, and we are sorry. May we talk about it?',
        offers: 'Tell us when to call you, or come and see us at the front desk.',
      };
    case 'machine':
      return {
        subject: 'Thank you for telling us',
        says: `Thank you for reporting ${topic.name === null ? 'that problem' : `a problem (${topic.name})`}: we are on it.`,
        offers: 'We will let you know as soon as it is fixed.',
      };
    case 'visits':
      return {
        subject: `Visit number ${topic.count}!`,
        says: `That makes ${topic.count} visits: well done from the whole team.`,
        offers: 'Next time we celebrate it together.',
      };
    case 'years':
      return {
        subject: topic.count === 1 ? 'One year together!' : `${topic.count} years together!`,
        says: `${topic.count === 1 ? 'One year' : `${topic.count} years`} already: thank you for staying with us.`,
        offers: 'Come and see us, there is a little something waiting for you.',
      };
    case 'goal':
      return {
        subject: 'You made it!',
        says: 'You have reached your goal: congratulations!',
        offers: 'Shall we set the next one with a coach?',
      };
    case 'emergency':
      return {
        subject: 'How are you?',
        says: 'We wanted to know how you have been since your visit to the gym.',
        offers: 'If there is anything that would help, tell us.',
      };
    case 'called':
      return {
        subject: 'You asked for us',
        says: 'You asked for somebody of the team at the kiosk. Did you get your answer?',
        offers: 'If not, reply to this message and we will call you back.',
      };
  }
}

export const en: DraftWords = {
  text,
  hello: (style, firstName) => {
    if (style === 'casual') return `Hey ${firstName},`;
    return style === 'friendly' || style === 'encouraging' ? `Hi ${firstName}!` : `Hello ${firstName},`;
  },
  more: (style) => {
    if (style === 'encouraging') return 'Every session counts, and we are here to help.';
    return style === 'patient' ? 'Take all the time you need to reply.' : '';
  },
  goodbye: (style, gym) =>
    `${['patient', 'brief', 'direct'].includes(style) ? 'Kind regards,' : 'See you soon,'}\nThe ${gym} team`,
};
