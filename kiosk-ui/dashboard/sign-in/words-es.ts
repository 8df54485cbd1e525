import type { SignInWords } from './words-fr.ts';

export const words: SignInWords = {
  who: '¿Quién es usted?',
  whoBody: 'Elija su nombre.',
  pinFor: (name) => `Hola, ${name}`,
  pin: 'Su PIN, de 6 a 8 cifras',
  pad: 'Teclado de cifras',
  typed: (n) => (n === 1 ? '1 cifra escrita' : `${n} cifras escritas`),
  erase: 'Borrar la última cifra',
  signIn: 'Entrar',
  signingIn: 'Comprobando…',
  notMe: 'No soy yo',
  ended: 'Su sesión ha terminado. Vuelva a entrar.',
  nobody: 'Nadie tiene todavía un PIN para este gimnasio',
  nobodyBody:
    'Un responsable lo da en el hub: Usuarios, la persona y «PIN para el gimnasio». Llega aquí en cuanto la caja tiene internet.',
  notConfirmed: 'Las cuentas esperan la confirmación del hub',
  notConfirmedBody:
    'El hub no las confirma desde hace 30 días. Restablezca el internet de la caja: el acceso vuelve solo.',
  insecure: 'Esta página aún no está protegida',
  insecureBody: 'Su PIN no debe pasar en claro por la red. En un minuto este dispositivo confiará en la caja.',
  protect: 'Proteger este dispositivo',
};
