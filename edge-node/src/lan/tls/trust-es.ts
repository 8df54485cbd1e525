import type { TrustWords } from './trust-words.ts';

export const es: TrustWords = {
  languageName: 'Español',
  title: 'Confiar en el equipo del gimnasio',
  lead: 'Para que se abra el micrófono de esta tableta, y para que el personal inicie sesión con seguridad, este dispositivo tiene que reconocer el equipo. Se hace una sola vez.',
  checking: 'Comprobando la conexión segura…',
  trusted: 'Listo: este dispositivo confía en el equipo.',
  goOn: 'Continuar',
  untrusted: 'Este dispositivo todavía no confía en el equipo. Siga los pasos de abajo.',
  unserved: 'El equipo no ofrece conexión segura en este momento. El quiosco funciona sin ella, pero sin micrófono.',
  withoutMicrophone: ['El quiosco se abre sin micrófono en', 'segundos.'],
  now: 'Abrir ahora sin micrófono',
  stay: 'Quedarse en esta página',
  compareTitle: 'Antes de instalar, compare',
  compare:
    'Abra esta página en la pantalla del propio equipo. La huella tiene que ser la misma que aquí, carácter por carácter. Si es distinta, no instale nada y avise a quien dirige el gimnasio.',
  download: 'Descargar el certificado del equipo',
  downloadProfile: 'Descargar el perfil para iPhone y iPad',
  stepsTitle: 'Los pasos, dispositivo por dispositivo',
  thisDevice: 'este dispositivo',
  last: 'Vuelva a esta página: le dirá si todo está bien.',
  qrTitle: 'Con un teléfono o una tableta',
  qr: 'Escanee este código para abrir esta página en el otro dispositivo. Tiene que estar en la misma red que el equipo.',
  limitsTitle: 'Lo que acepta',
  limits:
    'Este certificado solo vale para este equipo y para las direcciones de su red local. No puede hacerse pasar por un sitio de internet. Su clave nunca sale del equipo.',
  names: {
    ios: 'iPhone y iPad',
    android: 'Android',
    windows: 'Windows',
    macos: 'Mac',
    chromeos: 'Chromebook',
    firefox: 'Firefox, en cualquier ordenador',
    linux: 'Linux, con Chrome o Chromium',
  },
  steps: {
    ios: [
      'Abra esta página en Safari y descargue el perfil.',
      'En Ajustes, toque «Perfil descargado» y luego «Instalar».',
      'En Ajustes › General › Información › Ajustes de confianza de los certificados, active «JARVIS».',
    ],
    android: [
      'Descargue el certificado. El dispositivo necesita un bloqueo de pantalla.',
      'En Ajustes, busque «Certificado de CA» y toque «Instalar de todos modos».',
      'Elija el archivo que acaba de descargar.',
    ],
    windows: [
      'Descargue el certificado y ábralo.',
      'Haga clic en «Instalar certificado» y elija «Usuario actual».',
      'Elija «Colocar todos los certificados en el siguiente almacén» y luego «Entidades de certificación raíz de confianza».',
      'Acepte la advertencia; después cierre el navegador y vuelva a abrirlo.',
    ],
    macos: [
      'Descargue el certificado y ábralo: Acceso a Llaveros lo añade a sus certificados.',
      'Haga doble clic en «JARVIS», abra «Confiar» y elija «Confiar siempre».',
      'Cierre la ventana y escriba su contraseña.',
    ],
    chromeos: [
      'Descargue el certificado.',
      'En Configuración › Privacidad y seguridad › Seguridad, abra «Gestionar certificados».',
      'En «Autoridades», importe el archivo y marque «Confiar en este certificado para identificar sitios web».',
    ],
    firefox: [
      'Descargue el certificado.',
      'En Ajustes › Privacidad y seguridad › Certificados, abra «Ver certificados» y luego «Autoridades».',
      'Importe el archivo y marque «Confiar en esta CA para identificar sitios web».',
    ],
    linux: [
      'Descargue el certificado.',
      'En Chrome, abra la dirección chrome://certificate-manager y luego «Certificados locales».',
      'En «Certificados de confianza», importe el archivo.',
    ],
  },
};
