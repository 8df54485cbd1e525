import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';

/** Longer than anybody speaks in one breath; the work grows with the words. */
const textMax = 800;
const wordsMax = 80;

/** What hurried fingers and speech recognisers write otherwise. */
const spelledOut: Record<LabelLanguage, ReadonlyMap<string, string>> = {
  fr: pairsOf(`jsuis=je suis|chuis=je suis|jsui=je suis|jss=je suis|jai=j ai|ge=j ai|jé=j ai|cest=c est|sest=c est|cetait=c etait|jpeux=je peux|jpe=je peux|jpeu=je peux
    jveux=je veux|jveu=je veux|jvx=je veux|jvoudrais=je voudrais|jvoudrai=je voudrais|jvais=je vais|jvai=je vais|jme=je me|jte=je te|jdois=je dois|jfais=je fais|jcrois=je crois|jpense=je pense|jpars=je pars|jfile=je file|jrentre=je rentre
    ya=y a|yavait=y avait|yaura=y aura|stp=s il te plait|svp=s il vous plait|siouplait=s il vous plait|slt=salut|bjr=bonjour|bsr=bonsoir|cc=coucou|mrc=merci|mci=merci|bcp=beaucoup|pk=pourquoi|pq=pourquoi|pkoi=pourquoi
    pcq=parce que|psk=parce que|pck=parce que|qd=quand|kan=quand|kand=quand|ajd=aujourd hui|auj=aujourd hui|aujourdhui=aujourd hui|tjs=toujours|tjrs=toujours|tt=tout|ts=tous|dsl=desole|rdv=rendez vous|we=week end|weekend=week end
    koi=quoi|ke=que|ki=qui|kel=quel|kelle=quelle|dem1=demain|2m1=demain|2main=demain|qqn=quelqu un|qqun=quelqu un|qq=quelque|qqch=quelque chose|pb=probleme|pbs=problemes|ds=dans|ns=nous|vs=vous|pr=pour|ac=avec|av=avec|avc=avec|sa=ca|tkt=t inquiete|jsp=je sais pas|jcomprends=je comprends|jcomprend=je comprends
    aprem=apres midi|apm=apres midi|resa=reservation|abo=abonnement|ct=c etait|fo=faut|faudrai=faudrait|tlm=tout le monde|mnt=maintenant|mtn=maintenant|vrmt=vraiment|nn=non|mm=meme|c=c est|g=j ai|ma=ma|h=heure|min=minutes|chui=je suis|chai=je sais|ptit=petit|ptite=petite|pdt=pendant|lgtps=longtemps|dispo=disponible|deg=degoute|degu=degoute`),
  en: pairsOf(`im=i m|ive=i ve|id=i d|ill=i ll|dont=don t|cant=can t|cannot=can t|wont=won t|didnt=didn t|doesnt=doesn t|isnt=isn t|wasnt=wasn t|arent=aren t|aint=ain t|havent=haven t|hasnt=hasn t|couldnt=couldn t|wouldnt=wouldn t|shouldnt=shouldn t|thats=that s|whats=what s|wheres=where s|whos=who s|hows=how s|theres=there s|its=it s|youre=you re|theyre=they re|hes=he s|shes=she s|lets=let s
    u=you|ur=your|r=are|y=why|pls=please|plz=please|thx=thanks|tnx=thanks|ty=thank you|cheers=cheers|tmrw=tomorrow|tmr=tomorrow|tomoz=tomorrow|tomorow=tomorrow|2moro=tomorrow|tmro=tomorrow|wknd=weekend|gonna=going to|wanna=want to|gotta=got to|gimme=give me|lemme=let me|kinda=kind of|dunno=don t know|cuz=because|coz=because|cos=because|bc=because|b4=before|gr8=great|l8r=later|rn=right now|idk=i don t know|tbh=to be honest|ppl=people|sth=something|smth=something|defo=definitely|def=definitely|probs=probably|msg=message|sesh=session|appt=appointment|mins=minutes|hrs=hours|hr=hour`),
  es: pairsOf(
    `q=que|k=que|ke=que|xq=porque|pq=porque|porq=porque|xk=porque|x=por|xfa=por favor|porfa=por favor|porfavor=por favor|pls=por favor|tb=tambien|tmb=tambien|tbn=tambien|toy=estoy|ta=esta|tan=tan|pa=para|pal=para el|na=nada|grax=gracias|gracia=gracias|asta=hasta|ola=hola|finde=fin de semana|finsemana=fin de semana|dnd=donde|cdo=cuando|kiero=quiero|qiero=quiero|nesesito=necesito|necesitao=necesito|aser=hacer|ago=hago|ase=hace|ay=hay|ahy=hay|haver=a ver|aver=a ver|d=de|dl=del|msj=mensaje|bn=bien|mñn=manana|tqm=te quiero mucho|muxo=mucho|muxas=muchas|profe=profesor|tarjet=tarjeta|abuenos=buenos|alas=a las|boi=voy|voi=voy|hiba=iba|valla=vaya|vaia=vaya`,
  ),
};

/** Lower case without accents; drawn-out letters once; marks apart. */
function foldOf(text: string): string {
  const lower = text.slice(0, textMax).toLowerCase();
  if (!/[^\0-\x7f]/u.test(lower)) return lower.replace(/([a-z])\1{2,}/gu, '$1');
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/(\p{L})\1{2,}/gu, '$1');
}

/** What is a time, a number or a sum of money is the same whatever its size. */
const stand = { time: '<time>', number: '<number>', money: '<money>' } as const;

/** The words of an utterance as features see them: folded, elisions apart, times and numbers as kinds of their own. */
export const wordsOf = (text: string, language: LabelLanguage): string[] => inFull(plainWordsOf(text), language);

/** Short forms written out; the "c" of "c'est" is none, since what it would stand for follows. */
export function inFull(words: readonly string[], language: LabelLanguage): string[] {
  const spelled = spelledOut[language];
  return words.flatMap((word, at) => {
    const [first = '', second, ...more] = spelled.get(word)?.split(' ') ?? [word];
    return second !== undefined && second === words[at + 1]
      ? word
      : [first, ...(second === undefined ? [] : [second]), ...more];
  });
}

/** The same before the language is known. */
export function plainWordsOf(text: string): string[] {
  const plain = foldOf(text);
  return ((/\d/u.test(plain) ? withKinds(plain) : plain).match(/<\w+>|[\p{L}\p{N}]+/gu) ?? []).slice(0, wordsMax);
}

const withKinds = (plain: string): string =>
  plain
    .replace(/\b\d{1,2}\s?(?:h|:)\s?\d{2}\b|\b\d{1,2}\s?(?:h|heures?|hs|am|pm|uhr|o['’]?clock)\b/gu, ` ${stand.time} `)
    .replace(
      /[€$£]\s?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s?(?:€|\$|£|euros?\b|balles\b|pounds?\b|quid\b|pavos\b|pesos\b|dollars?\b)/gu,
      ` ${stand.money} `,
    )
    .replace(/(?<![\p{L}\d])\d+(?:[.,]\d+)*(?![\p{L}\d])/gu, ` ${stand.number} `)
    .replace(/(\d)(?=(?:kg|kgs|kilos?|km|min|mn|mois|ans|lbs?|reps?)\b)/gu, `${stand.number} `);

function pairsOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.split(/[|\n]/u).map((pair) => {
      const [short = '', long = ''] = pair.trim().split('=');
      return [short, long] as const;
    }),
  );
}
