/** What is taught in gyms anywhere and is hardly ever said of anything else, folded; one list for all languages: they borrow from one another. */
const activityWords = `
yoga yogalates acroyoga vinyasa hatha ashtanga yin kundalini iyengar nidra bikram jivamukti surya namaskar pilates reformer garuda gyrotonic gyrokinesis feldenkrais eldoa eutonia
essentrics callanetics nia zumba zumbaton salsa bachata kizomba merengue reggaeton perreo rumba champeta samba dembow kuduro kompa zouk soca dancehall cumbia
tango vals waltz flamenco sevillanas pasodoble bolero boleros danzon muineira sardana jota chacha cha foxtrot quickstep rock madison country bollywood bollyx bhangra garba
twerk twerking voguing burlesque cabaret heels ballet danse danses danza danzas dance dancing baile bailes bailar bailoterapia ballroom charleston capoeira moringue afro afrobeats afrodance
hip hop breakdance breaking krump kpop jazz modern contemporaneo contemporain claquettes bokwa masala strong clubbercise clubercise burlexercise
spinning cycling ciclo biking rpm rowing aviron indoorcycling trampoline trampolin jumping jumpfit rebound rebounding bungee step steps aerobic aerobics aerobico aerobicos aerodance
aquagym aquabike aquafit aquabiking aquaforme aquadouce aquapalme aquaphobie aquaboxing aquarobics aqua acuagym acuaerobic acuaerobics acuagimnasia aquajogging natation natacion swimming waterpolo apnee
boxe boxeo boxing boxercise boxfit fitboxing piloxing kickboxing kickbox savate muay mma judo karate taekwondo jiujitsu jujitsu jiu jitsu bjj aikido kendo hapkido grappling wrestling sparring sambo krav maga
escrime esgrima fencing bodycombat bodyattack bodypump bodybalance bodyjam bodyflow bodystep bodysculpt bodyart bodymind shbam pound
crossfit crosstraining hyrox wod metcon metafit hiit tabata bootcamp insanity trx kettlebell kettlebells battle strongman
haltero halterophilie halterofilia weightlifting arrache powerlifting culturisme calisthenics calisthenie calistenia handstand handstands plyometrics plyo plyos pliometria
renfo renforcement tonificacion sculpt glutes gluteos fessiers abdos abdominaux abdominales gainage planchas caf gap lbt bums tums cardio
stretching stretch stretchs estiramiento estiramientos elongacion etirements assouplissement souplesse flexibilidad mobility mobilite movilidad animalflow foamroller
qigong qi gong chi kung tai taichi taiji meditation meditacion mindfulness sophro sophrologie sofro sofrologia sophrology breathwork pranayama gong
relaxation relajacion risoterapia hypopressif hypopressifs hypopresivos hipopresivos hipopresiva hipopresivo prenatal prenatale postnatal buggyfit
aquaprenatal gymnastique gimnasia gymnastics gerontogimnasia fitball gymball swissball swiss bosu esferodinamia antigravity gravity trapeze trapecio circus circo cirque
barre telas tissu silks acrobatie acrobacia acrobatics escalade escalada climbing bouldering parkour padel squash tennis tenis pickleball badminton volleyball
basketball futsal netball rugby hurling hockey petanca petanque pingpong nordique nordica footing marathon rando randonnee senderismo
biathlon triathlon comba drumming djembe tambours tambores
`;

/** What may be a class where the sentence is about one: "back", "hip", "force", "two" in Spanish. */
const perhapsWords = `
spin ride swim swims swimming nage remo trampo jump jumps tap line folk street art body jam pump combat attack balance self defence defense defensa lutte lucha lute
hoop tela pole aerial barras barra flag cross circuit circuits circuito circuitos booty boot camp grit metabolic functional fonctionnel funcional suspension halteres snatch barbell strength fuerza
renforce force tonic tonique tonicidad toning core abs legs cuisses piernas glute booty plancha planks plank stretchy stretches estirar posture postura postural estiro
dos espalda back osteo spine rodillas genoux articulations respiration respiracion breathing relax silence memoria memory knitting choir coro chorale
baby babies bebe bebes maman mamans mami mum mums mam parent parents gym fit fitness mantenimiento localizada body
basket football volley ball walk walking marche marcha caminata running run runs course carrera courir couch rollers skate skating patin bici velo bike bikes sled
conditioning condition workout flow ritmos latinos ritmo corde cuerda rope ropes sauter salto saltos chair silla sillas sillita chaise chaises seated sitting sit
equilibre equilibrio hombros epaules hip hips cadera hanche shoulders knees pelvic floor pelvien perinee perineale perineal suelo pelvico diastasis menopause menopausia
seniors senior sixties elderly kids enfants ninos ados teens rehab stroke osteoporosis parkinson cancer diabetes muscu musculation musculacion pesas weights lift lifting deadlift bench squat
movement primal sweat burn sculpting tone grid ice bath baths bounce bag bags punch glide gliders rings anillas ballet bol boule laughter rire risa
poussette buggy pram chien dogs pool water agua eau piscina piscine salle coaching
`;

const levelWords = `
doux douce douces dur dure debutant debutants debutante initiation avance avancee intermediaire express expres flash chaud hot caliente suave suaves power gentle slow
soft intense intensif intensive beginner beginners beginning intro introduction advanced fundamentals basics principiantes iniciacion avanzado familial famille family familiar
beach burn blast lift lifting choreo sled tap hatha matinal ultimate basic starter zen dynamique dynamic energy deep
sunrise sunset early restorative recovery deep warm cold adaptive adapte adaptado inclusive orientale oriental africaine african africano latine latin latino nordique indoor outdoor
salon libre open sain sana sano adultos mayores adults hommes femmes women men mujeres parent duo couples thai club clinic group groupe express sol sauter
feminin feminine feminino femenino femenina masculino ladies womens mens mixed mixte mixto intermediate intermedio terapeutico terapeutica therapeutique therapeutic classique clasico classical
arabe arabic bresilien brazilian cubana cubain tropical espanol argentino adultas adultes adult juniors junior jr virtual virtuel aereo aerienne silver candlelight collectif musculaire
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
const perhaps = new Set(wordsIn(perhapsWords));
const levels = new Set(wordsIn(levelWords));
const frames = new Set(wordsIn(frameWords));

function withoutOne(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** What a folded word may be in the name of a class. */
export function partOfClass(word: string): 'activity' | 'like-activity' | 'perhaps' | 'level' | 'frame' | undefined {
  if (activities.has(word)) return 'activity';
  if (frames.has(word)) return 'frame';
  if (perhaps.has(word)) return 'perhaps';
  if (levels.has(word)) return 'level';
  if (word.length < fuzzyFrom) return undefined;
  if (word.startsWith('l') && activities.has(word.slice(1))) return 'like-activity';
  const sound = soundOf(word);
  const like = sounds.get(sound);
  return like === 'exact' || (like === 'near' && word.length > fuzzyFrom) ? 'like-activity' : undefined;
}
