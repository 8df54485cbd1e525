/** What is taught in gyms anywhere, by its stem words, folded; one list for all languages: they borrow from one another. */
const activityWords = `
yoga vinyasa hatha ashtanga yin kundalini iyengar nidra pilates reformer zumba salsa bachata kizomba merengue reggaeton perreo rumba champeta samba
tango valse vals waltz swing flamenco sevillanas twerk twerking voguing burlesque cabaret heels ballet danse danses danza danzas dance dancing baile bailes
bailoterapia foxtrot ballroom charleston rock capoeira afro afrobeats hip hop street jazz contemporaneo contemporain claquettes claque tap line folk
spin spinning cycling ciclo biking ride rpm rowing remo trampoline trampo trampolin jump jumping rebound step steps aerobic aerobics aerobico aerobicos
aquagym aquabike aquafit aquabiking aquaforme aquadouce aqua acuagym acuaerobic acuagimnasia natation natacion swimming swim nage waterpolo polo
boxe boxeo boxing boxercise boxfit kickboxing kick muay thai mma judo karate taekwondo jiu jitsu bjj grappling lutte lucha wrestling sparring sambo krav maga capo
savate escrime esgrima fencing self defence defense defensa combat bodycombat attack bodyattack pump bodypump balance bodybalance body art jam shbam
crossfit cross wod metcon metafit metabolic hiit tabata circuit circuits circuito bootcamp booty boot camp insanity grit f45 trx suspension kettlebell kettlebells
strongman haltero halterophilie halterofilia weightlifting snatch arrache arranque barbell powerlifting strength fuerza renfo renforcement force tonic tonique tonificacion toning
sculpt glutes gluteos glueteos fessiers abdos abdominaux abdominales abs core gainage plancha caf gap lbt legs bums tums cuisses piernas cardio
stretching stretch stretches stretchy estiramiento estiramientos estirar elongacion etirements souplesse flexibilidad mobility mobilite movilidad posture postura postural
dos espalda back osteo spine rodillas genoux articulations qigong qi gong chi kung tai taichi taiji meditation meditacion mindfulness sophro sophrologie sofro sofrologia sophrology
relaxation relajacion relax respiration respiracion breathing hypopressif hypopresivos hipopresivos prenatal prenatale postnatal natal mami maman mum baby bebe
gym gymnastique gimnasia gymnastics gerontogimnasia mantenimiento fitness fit fitball gymball swissball ball esferodinamia funcional functional fonctionnel localizada
barre barras pole aerial tela telas tissu silks hoop acrobatie acrobacia escalade escalada climbing bouldering padel squash tennis badminton volley volleyball
basket basketball football futsal netball rugby hurling hockey petanca petanque ping pong running course footing marche walking carrera couch marathon rollers skate
conditioning condition workout flow ritmos latinos ritmo biathlon triathlon corde comba cuerda sauter salto saltos flag chair silla sillas sillita chaise seated sitting
equilibre equilibrio hombros epaules
seniors senior sixties elderly kids enfants ninos ados rehab stroke osteoporosis parkinson memoria knitting
`;

const levelWords = `
doux douce douces dur dure debutant debutants debutante initiation avance avancee intermediaire express expres flash chaud hot caliente suave suaves power gentle slow
soft intense intensif intensive beginner beginners beginning intro introduction advanced fundamentals basics principiantes iniciacion avanzado familial famille family familiar
beach burn blast lift lifting choreo sled tap hatha matinal ultimate basic starter zen dynamique dynamic energy deep
sunrise sunset early restorative recovery deep warm cold adaptive adapte adaptado inclusive orientale oriental africaine african africano latine latin latino nordique indoor outdoor
salon libre open sain sana sano adultos mayores adults hommes femmes women men mujeres parent duo couples thai club clinic group groupe express sol sauter
`;

/** Words that say "a class of". */
const frameWords = `
cours cour seance seances session sessions class classes clase clases taller talleres atelier workshop lesson lessons sesion sesiones hour hora thing hing one lo truc machin
creneau leccion entreno entrenamiento training entrainement stage
`;

const wordsIn = (list: string): string[] => list.split(/\s+/u).filter((word) => word !== '');
/** What sounds alike is written alike: "zoumba", "crossfite", "pilate", "steppe". */
const soundOf = (word: string): string =>
  word
    .replaceAll('ph', 'f')
    .replace(/ck|qu|c(?=[aou]|$)|q/gu, 'k')
    .replaceAll('ou', 'u')
    .replaceAll('y', 'i')
    .replaceAll('z', 's')
    .replaceAll('h', '')
    .replace(/(.)\1+/gu, '$1')
    .replace(/e?s?e?$/u, '');

const fuzzyFrom = 5;
const sounds = new Map<string, 'exact' | 'near'>();
for (const word of wordsIn(activityWords)) {
  const sound = soundOf(word);
  sounds.set(sound, 'exact');
  if (word.length >= fuzzyFrom) for (const each of withoutOne(sound)) if (!sounds.has(each)) sounds.set(each, 'near');
}
const activities = new Set(wordsIn(activityWords));
const levels = new Set(wordsIn(levelWords));
const frames = new Set(wordsIn(frameWords));

function withoutOne(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** What a folded word may be in the name of a class. */
export function partOfClass(word: string): 'activity' | 'like-activity' | 'level' | 'frame' | undefined {
  if (activities.has(word)) return 'activity';
  if (frames.has(word)) return 'frame';
  if (levels.has(word)) return 'level';
  if (word.length < fuzzyFrom) return undefined;
  if (word.startsWith('l') && activities.has(word.slice(1))) return 'like-activity';
  const sound = soundOf(word);
  const like = sounds.get(sound);
  return like === 'exact' || (like === 'near' && word.length > fuzzyFrom) ? 'like-activity' : undefined;
}
