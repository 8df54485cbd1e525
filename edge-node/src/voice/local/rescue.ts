import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

const opening = {
  fr: `(?:jarvis|vite|urgent|au secours|a l aide|oh|mon dieu|bonjour|s il te plait|s il vous plait|svp|stp)`,
  en: `(?:jarvis|quick|quickly|help|hey|oh|my god|hello|please)`,
  es: `(?:jarvis|rapido|urgente|ayuda|socorro|auxilio|oye|oiga|hola|por favor|dios mio)`,
};
const asking = {
  fr: `(?:(?:(?:est ce que )?(?:tu peux|vous pouvez|quelqu un peut|on peut|tu pourrais|vous pourriez)|(?:peux|pourrais) tu|(?:pouvez|pourriez) vous|il faut|faut|il faudrait|faudrait) )?(?:m |nous |lui )?(?:appeler?|appelez|envoyer?|envoie|envoyez|demander?|demandez|faire venir|fais venir|faites venir|prevenir|previens|prevenez|contacter?|contactez)|(?:j ai|on a|nous avons|elle a|il a) besoin (?:d|de)|(?:il (?:me |nous )?faut|faut|il (?:me |nous )?faudrait|faudrait)`,
  en: `(?:(?:can|could|will|would) (?:you|somebody|someone|anybody|anyone|we) |(?:somebody|someone|anybody) |(?:i|we|he|she|they) )?(?:please )?(?:call|get|phone|ring|send|fetch|dial|need|needs|want)(?: (?:me|us|him|her|them|for))*`,
  es: `(?:(?:puedes|puede|podrias|podria|pueden|alguien puede|hay que|tienen que) )?(?:(?:me|nos|le) )?(?:llamar?|llame|llamen|llamad|llamas|pedir|pide|pidan|manda|mande|manden|mandar|avisar?|avise|avisen|trae|traigan|consigue)(?: ya)?(?: a)?|(?:necesito|necesitamos|necesita|hace falta|hacen falta)(?: a)?`,
};
const rescuers = {
  fr: `(?:(?:une|l) ambulance|le samu|les secours|les pompiers|les urgences|la police(?! pour)|(?:un|le) (?:medecin|docteur|secouriste)(?! pour| du| qui| traitant| sur))`,
  en: `(?:(?:(?:an|the|some) )?(?:ambulance|paramedics?|police(?! officer))|(?:a )?(?:doctor|medic|first aider)(?! s| note| certificate| letter| for| to sign))`,
  es: `(?:(?:una|la) ambulancia|(?:los|unos) paramedicos|emergencias|(?:los )?bomberos|(?:la )?policia|(?:un )?(?:medico|doctor|socorrista)(?! para| de| que))`,
};

const calls = Object.fromEntries(
  (['fr', 'en', 'es'] as const).map((each) => [
    each,
    new RegExp(String.raw`^(?:${opening[each]} )*(?:${asking[each]}) ?${rescuers[each]}\b`, 'u'),
  ]),
) as Record<Language, RegExp>;

/** Whether an utterance opens with a call for rescue in so many words: that is one, however calmly and politely it is made. */
export const callsForRescue = (words: readonly string[], language: Language): boolean =>
  calls[language].test(words.join(' ').replaceAll('_', ' '));
