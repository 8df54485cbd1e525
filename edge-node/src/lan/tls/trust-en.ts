import type { TrustWords } from './trust-words.ts';

export const en: TrustWords = {
  languageName: 'English',
  title: 'Trust the gym’s box',
  lead: 'For the microphone of this tablet to open, and for staff to sign in safely, this device has to know the box. It takes one visit to this page.',
  checking: 'Checking the secure connection…',
  trusted: 'Done: this device trusts the box.',
  goOn: 'Continue',
  untrusted: 'This device does not trust the box yet. Follow the steps below.',
  unserved: 'The box offers no secure connection at the moment. The kiosk works without it, but has no microphone.',
  withoutMicrophone: ['The kiosk opens without a microphone in', 'seconds.'],
  now: 'Open now without a microphone',
  stay: 'Stay on this page',
  compareTitle: 'Before you install, compare',
  compare:
    'Open this page on the box’s own screen. The fingerprint there must be the same as here, character for character. If it is not, install nothing and tell whoever manages the gym.',
  download: 'Download the box’s certificate',
  downloadProfile: 'Download the profile for iPhone and iPad',
  stepsTitle: 'The steps, device by device',
  thisDevice: 'this device',
  last: 'Come back to this page: it tells you whether all is well.',
  qrTitle: 'With a phone or a tablet',
  qr: 'Scan this code to open this page on the other device. It has to be in the same network as the box.',
  limitsTitle: 'What you agree to',
  limits:
    'This certificate is good for this box and for addresses of your local network only. It cannot stand in for a site on the internet. Its key never leaves the box.',
  names: {
    ios: 'iPhone and iPad',
    android: 'Android',
    windows: 'Windows',
    macos: 'Mac',
    chromeos: 'Chromebook',
    firefox: 'Firefox, on any computer',
    linux: 'Linux, with Chrome or Chromium',
  },
  steps: {
    ios: [
      'Open this page in Safari and download the profile.',
      'In Settings, tap “Profile Downloaded”, then “Install”.',
      'In Settings › General › About › Certificate Trust Settings, switch “JARVIS” on.',
    ],
    android: [
      'Download the certificate. The device needs a screen lock.',
      'In Settings, search for “CA certificate”, then tap “Install anyway”.',
      'Choose the file that you have just downloaded.',
    ],
    windows: [
      'Download the certificate and open it.',
      'Click “Install Certificate”, then choose “Current User”.',
      'Choose “Place all certificates in the following store”, then “Trusted Root Certification Authorities”.',
      'Accept the warning, then close the browser and open it again.',
    ],
    macos: [
      'Download the certificate and open it: Keychain Access adds it to your certificates.',
      'Double-click “JARVIS”, open “Trust” and choose “Always Trust”.',
      'Close the window and give your password.',
    ],
    chromeos: [
      'Download the certificate.',
      'In Settings › Privacy and security › Security, open “Manage certificates”.',
      'Under “Authorities”, import the file and tick “Trust this certificate for identifying websites”.',
    ],
    firefox: [
      'Download the certificate.',
      'In Settings › Privacy & Security › Certificates, open “View Certificates”, then “Authorities”.',
      'Import the file and tick “Trust this CA to identify websites”.',
    ],
    linux: [
      'Download the certificate.',
      'In Chrome, open the address chrome://certificate-manager, then “Local certificates”.',
      'Under “Trusted certificates”, import the file.',
    ],
  },
};
