import type { CodeProblem } from '../kiosk-state.ts';
import type { ServiceWords } from './service-fr.ts';

const count = (n: number, one: string, many: string) => `${n}\u00A0${n === 1 ? one : many}`;

const codeProblems: Record<CodeProblem, (wait: string | null) => string> = {
  'wrong-code': () => 'That is not the code. Check each character and type it again.',
  'expired-code': () => 'This code is no longer valid. Ask for a new one in the console.',
  'too-many-tries': (wait) => `Too many tries. You can try again ${wait ? `in ${wait}` : 'in a while'}.`,
  'own-screen-only': () => 'A box takes its code only at its own screen. Type it there.',
  'not-sent': () => 'The box did not answer. Check that it is switched on and try again.',
  'not-done': () => 'The box could not finish. Check its internet connection and try again.',
};

export const serviceWords: ServiceWords = {
  code: {
    pairTitle: 'Link this screen to the gym',
    pairBody: 'Type the kiosk’s 6-character code. You find it in the console, on the kiosk’s page.',
    provisionTitle: 'Set up this box',
    provisionBody: 'Type the 6-character code you received for this gym.',
    field: '6-character code',
    character: (n, value) => `Character ${n}: ${value || 'empty'}`,
    keypad: 'Keypad',
    erase: 'Erase',
    checking: 'Checking the code…',
    problems: codeProblems,
    wait: (seconds) =>
      seconds > 90 ? count(Math.ceil(seconds / 60), 'minute', 'minutes') : count(seconds, 'second', 'seconds'),
    working: 'Setting up the box…',
    workingBody: 'The box is receiving its gym, members and badges. Keep it plugged in: this may take a minute.',
    stages: {
      gym: 'The gym and its classes…',
      members: 'Members and their badges…',
      past: 'Past visits and bookings…',
    },
  },
  simulator: {
    title: 'Badge simulator',
    open: 'Simulator',
    reader: 'Reader',
    purposes: { entry: 'entry', exit: 'exit', identify: 'kiosk' },
    plug: 'Plug the reader back in',
    unplug: 'Unplug the reader',
    members: 'Members',
    refusals: 'Refusals',
    oddities: 'Odd readings',
    keys: 'Keys 1 to 6: the six members.',
    failed: 'The simulator did not answer. Is the box running?',
    loading: 'Loading…',
  },
  diagnostics: {
    open: 'Diagnostics',
    title: 'Microphone, loudspeaker, readers',
    stays: 'No sound leaves this screen, nothing is written to disk.',
    close: 'Close',
    level: 'Microphone level',
    start: 'Open the microphone',
    speak: 'Speak from one metre: the bar should pass the mark.',
    peak: (db) => `Peak ${db}\u00A0dB`,
    microphone: {
      off: 'Microphone closed.',
      opening: 'Opening the microphone…',
      on: 'Microphone open.',
      denied: 'The browser refuses the microphone. Allow it for this address.',
      missing: 'No microphone found. Plug one in, then touch “Open the microphone”.',
      insecure: 'The microphone opens over https only, or on the box itself.',
      failed: 'The microphone does not open. Another program may be using it.',
    },
    loopback: 'Hear yourself',
    loopbackBody: 'Three seconds kept in memory, played back, then forgotten.',
    record: 'Record 3 s',
    recording: 'Speak now…',
    playing: 'Listen…',
    echo: 'Echo test',
    echoBody: 'Plays a short sound and measures what the microphone hears of it. Set the usual volume first.',
    test: 'Start the test',
    testing: 'Quiet, please…',
    passed: (db) => `Passed (${db}\u00A0dB): members may interrupt JARVIS by speaking.`,
    failed: (db, lagMs) =>
      `The microphone hears the loudspeaker (${db}\u00A0dB after ${lagMs}\u00A0ms): JARVIS finishes its sentences, with an “Interrupt” button.`,
    deaf: 'The microphone hears nothing, not even the room. Check that it is not muted, then try again.',
    duplex: {
      full: 'This screen: speak at any time.',
      half: 'This screen: one after the other.',
      none: 'This screen has not been tested yet: speak at any time.',
    },
    readers: 'Badge readers',
    noReaders: 'The box has told this screen of no reader.',
    readerStates: { opening: 'opening', ready: 'ready', lost: 'unplugged' },
  },
};
