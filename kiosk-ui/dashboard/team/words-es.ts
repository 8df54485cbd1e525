import type { TeamWords } from './words-fr.ts';

export const words: TeamWords = {
  title: 'Equipo',
  lead: 'Quién puede entrar en este gimnasio y atender una alerta. Las cuentas y los PIN se gestionan en el hub.',
  none: 'Nadie todavía',
  noneBody: 'Un responsable da los accesos en el hub.',
  you: 'usted',
};
