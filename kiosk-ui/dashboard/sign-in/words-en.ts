import type { SignInWords } from './words-fr.ts';

export const words: SignInWords = {
  who: 'Who are you?',
  whoBody: 'Choose your name.',
  pinFor: (name) => `Hello ${name}`,
  pin: 'Your PIN, 6 to 8 digits',
  pad: 'Number pad',
  typed: (n) => (n === 1 ? '1 digit typed' : `${n} digits typed`),
  erase: 'Erase the last digit',
  signIn: 'Sign in',
  signingIn: 'Checking…',
  notMe: 'That is not me',
  ended: 'Your session is over. Sign in again.',
  nobody: 'Nobody has a PIN for this gym yet',
  nobodyBody:
    'A manager gives one in the hub: Users, then the person, then “PIN for the gym”. It arrives here as soon as the box reaches the internet.',
  notConfirmed: 'The accounts wait for the hub to confirm them',
  notConfirmedBody:
    'The hub has not confirmed them for 30 days. Restore the box’s internet access: signing in comes back by itself.',
  insecure: 'This page is not protected yet',
  insecureBody:
    'Your PIN must not cross the network in the clear. It takes a minute to make this device trust the box.',
  protect: 'Protect this device',
};
