import type { CodeProblem } from '../kiosk-state.ts';
import type { ServiceWords } from './service-fr.ts';

const count = (n: number, one: string, many: string) => `${n}\u00A0${n === 1 ? one : many}`;

const codeProblems: Record<CodeProblem, (wait: string | null) => string> = {
  'wrong-code': () => 'Ese no es el código. Revise cada carácter y escríbalo de nuevo.',
  'expired-code': () => 'Este código ya no es válido. Pida uno nuevo en la consola.',
  'too-many-tries': (wait) => `Demasiados intentos. Podrá intentarlo ${wait ? `en ${wait}` : 'dentro de un rato'}.`,
  'own-screen-only': () => 'Un dispositivo solo acepta su código en su propia pantalla. Escríbalo allí.',
  'not-sent': () => 'El dispositivo no ha respondido. Compruebe que está encendido e inténtelo de nuevo.',
  'not-done': () => 'El dispositivo no ha podido terminar. Compruebe su conexión a internet e inténtelo de nuevo.',
};

export const serviceWords: ServiceWords = {
  code: {
    pairTitle: 'Vincule esta pantalla al gimnasio',
    pairBody: 'Escriba el código de 6 caracteres del quiosco. Está en la consola, en la página del quiosco.',
    provisionTitle: 'Ponga en marcha este dispositivo',
    provisionBody: 'Escriba el código de 6 caracteres que recibió para este gimnasio.',
    field: 'Código de 6 caracteres',
    character: (n, value) => `Carácter ${n}: ${value || 'vacío'}`,
    keypad: 'Teclado',
    erase: 'Borrar',
    checking: 'Comprobando el código…',
    problems: codeProblems,
    wait: (seconds) =>
      seconds > 90 ? count(Math.ceil(seconds / 60), 'minuto', 'minutos') : count(seconds, 'segundo', 'segundos'),
    working: 'Poniendo en marcha el dispositivo…',
    workingBody:
      'El dispositivo recibe su gimnasio, sus socios y sus tarjetas. Déjelo enchufado: puede tardar un minuto.',
    stages: {
      gym: 'El gimnasio y sus clases…',
      members: 'Los socios y sus tarjetas…',
      past: 'Visitas y reservas anteriores…',
    },
  },
  simulator: {
    title: 'Simulador de tarjetas',
    open: 'Simulador',
    reader: 'Lector',
    purposes: { entry: 'entrada', exit: 'salida', identify: 'quiosco' },
    plug: 'Volver a enchufar el lector',
    unplug: 'Desenchufar el lector',
    members: 'Socios',
    refusals: 'Rechazos',
    oddities: 'Lecturas extrañas',
    keys: 'Teclas 1 a 6: los seis socios.',
    failed: 'El simulador no ha respondido. ¿Está el dispositivo en marcha?',
    loading: 'Cargando…',
  },
  diagnostics: {
    open: 'Diagnóstico',
    title: 'Micrófono, altavoz, lectores',
    stays: 'Ningún sonido sale de esta pantalla, nada se guarda en disco.',
    close: 'Cerrar',
    level: 'Nivel del micrófono',
    start: 'Abrir el micrófono',
    speak: 'Hable a un metro: la barra debe pasar la marca.',
    peak: (db) => `Pico ${db}\u00A0dB`,
    microphone: {
      off: 'Micrófono cerrado.',
      opening: 'Abriendo el micrófono…',
      on: 'Micrófono abierto.',
      denied: 'El navegador no permite el micrófono. Autorícelo para esta dirección.',
      missing: 'No hay micrófono. Conecte uno y toque «Abrir el micrófono».',
      insecure: 'El micrófono solo se abre con https o en el propio equipo.',
      failed: 'El micrófono no se abre. Quizá lo usa otro programa.',
    },
    loopback: 'Escucharse',
    loopbackBody: 'Tres segundos en memoria, se reproducen y se olvidan.',
    record: 'Grabar 3 s',
    recording: 'Hable ahora…',
    playing: 'Escuche…',
    echo: 'Prueba de eco',
    echoBody: 'Reproduce un sonido breve y mide lo que oye el micrófono. Ajuste antes el volumen habitual.',
    test: 'Empezar la prueba',
    testing: 'Silencio, por favor…',
    passed: (db) => `Superada (${db}\u00A0dB): se puede interrumpir a JARVIS hablando.`,
    failed: (db, lagMs) =>
      `El micrófono oye el altavoz (${db}\u00A0dB tras ${lagMs}\u00A0ms): JARVIS termina sus frases, con un botón «Interrumpir».`,
    deaf: 'El micrófono no oye nada, ni siquiera la sala. Compruebe que no está silenciado y repita.',
    duplex: {
      full: 'Esta pantalla: se puede hablar en todo momento.',
      half: 'Esta pantalla: por turnos.',
      none: 'Esta pantalla aún no se ha probado: se puede hablar en todo momento.',
    },
    readers: 'Lectores de tarjetas',
    noReaders: 'El equipo no ha anunciado ningún lector a esta pantalla.',
    readerStates: { opening: 'abriéndose', ready: 'listo', lost: 'desconectado' },
  },
};
