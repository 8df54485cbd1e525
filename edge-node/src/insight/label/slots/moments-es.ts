import type { Grammar } from './grammar.ts';

const hour = '(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|dies|once|doce|\\d{1,2})';
const minutes =
  '(?:[yi] (?:media|cuarto|pico|cinco|diez|veinte|veinticinco|treinta|cuarenta|\\d{1,2})|menos (?:cuarto|cinco|diez|veinte|veinticinco|\\d{1,2})|en punto|quince|treinta|cuarenta(?: y cinco)?)';
const partEnd = '(?: (?:de|d|por|en) (?:la |l )?(?:manana|tarde|noche|madrugada)| del (?:mediodia|dia))';
const marked =
  '(?:\\d{1,2} ?(?:h|hs|hrs|horas|am|pm|a m|p m)(?: ?\\d\\d)?|\\d{1,2}[:.]\\d\\d(?: ?(?:h|hs|horas|am|pm))?|mediodia|medio dia|medianoche)';
const told = `(?:${hour} ${minutes}${partEnd}?|${hour}${partEnd}|${marked}${partEnd}?|(?:trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiuna|veintidos)(?: horas)?(?: ${minutes}| y? ?treinta)|(?:trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiuna) horas)`;
const part = '(?:mananas?|mananita|tardes?|tardecita|noches?|nochecita|madrugada)';
const weekday =
  '(?:lunes|martes|miercoles?|miercols|jueves?|juevs|juebes|juev|viernes?|sabados?|domingos?|lun|mar|mie|mierc?|jue|vie|vier|sab|dom|dgos?)';
const month = '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)';
const date =
  '(?:primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintidos|veintitres|veinticuatro|veinticinco|veintiseis|veintisiete|veintiocho|veintinueve|treinta(?: y uno)?|\\d{1,2})';

export const momentsEs: Grammar = {
  time: [
    ['range', `entre las? (?:${told}|${hour}) y las? (?:${told}|${hour})`],
    ['clock', `(?:antes|despues|dsp|dsps) (?:de|d) (?:las? )?(?:${told}|${hour})`],
    ['clock', `(?:sobre|hacia|tipo|como a|a eso de|alrededor de) (?:las? )?(?:${told}|${hour})`],
    ['clock', told],
    ['clock', `(?:un )?cuarto para las? ${hour}${partEnd}?`],
    [
      'las',
      `(?<= (?:las|la) )${hour}(?! (?:clases?|plazas?|veces|semanas?|personas?|maquinas?|cintas?|ultimas?|primeras?))`,
    ],
    [
      'part',
      `(?<= (?:la|las|hoy|${weekday}) )mananas? temprano|(?:media |primera hora de la |ultima hora de la )?${part}|hora (?:de |del )(?:la )?(?:siesta|almuerzo|comida|comer)|tardina|nochesita|(?:bien )?tempran(?:o|ito|isimo)|(?:a la )?misma hora|(?:antes|despues|despue|dsp) de (?:comer|cenar|trabajar|misa|almorzar|clase|la oficina|el trabajo)|(?:primera|ultima) hora|horas? pico|horas? punta`,
    ],
  ],
  day: [
    ['near', 'pasado manana|anteayer|antier|ayer|hoy(?: mismo| dia)?|oy|anoche|mnn|mna'],
    ['manana', `(?<! (?:la|las|hoy|${weekday}) )manana`],
    ['near', `(?:esta|est) ${part}|este mediodia`],
    [
      'weekday',
      `(?:proximo |pasado |este |otro )?${weekday}(?: (?:que viene|q viene|proximo|pasado|entrante|festivos?|feriados?|santo|de (?:pascua|carnaval|feria|ramos)))?`,
    ],
    [
      'date',
      `(?:${weekday} )?(?:dia )?${date} (?:de|d) ${month}|(?:${weekday} )?dia ${date}|${weekday} \\d{1,2}(?! (?:h|hs|hrs|horas|am|pm|a m|p m|y media|y cuarto|media|de la|por la|en punto|plazas?))`,
    ],
    ['month', `(?:finales de |principios de )?${month}(?: a ${month})?`],
    [
      'week',
      '(?:esta|este|estos|estas) (?:semana|quincena|finde|fin de semana|mes|ano|dias|verano|invierno|otono|primavera|trimestre)',
    ],
    [
      'week',
      '(?:proxima |prox )?(?:semana|mes|ano|finde|fin de semana) (?:que viene|q viene|q bne|entrante|pasad[ao]|proxim[ao])|(?:proxima|prox|proximo) (?:semana|mes|ano|finde|fin de semana)',
    ],
    [
      'week',
      'findes?(?: de semana| largo)?|fin(?:es)? de semana|fin de (?:mes|ano)|entre semana|otra semana|proximos dias',
    ],
    ['season', 'verano|invierno|otono|primavera|vacaciones'],
    ['number', `(?<= (?:el|del|al) )(?:${date})(?! (?:h|hs|horas|de ${month}|plazas?|mes|por ciento))`],
    ['week', `semana del ${date}(?: de ${month})?`],
    ['term', 'semana|quincena|mes|trimestre|semestre'],
    [
      'feast',
      '(?:despues|dsp|antes) de (?:las |la |el )?(?:fiestas|navidad(?:es)?|semana santa|pascua|vacaciones|verano|reyes|feria|puente)',
    ],
    [
      'feast',
      'navidad(?:es)?|nochebuena|nochevieja|ano nuevo|reyes|semana santa|(?:jueves|viernes) santo|pascuas?|carnaval(?:es)?|fallas|feria|corpus|ramadan|fiestas patrias|posadas|puente(?: de \\w+| festivo)?|(?:dias? )?festivos?|feriados?(?: de \\w+| del \\d{1,2})?|las fiestas|fiestas|san (?:isidro|juan|fermin|valentin|jose|roque|pedro|sebastian|mateo|blas|patricio)|sant (?:joan|jordi)|pilar|aste nagusia|semana grande|buen fin|thanksgiving|halloween',
    ],
    [
      'feast',
      `dia (?:del |de (?:la |los |las |el |san |santa )?)(?:virgen(?: del? \\w+)?|todos los santos|muertos|letras gallegas|\\w+)`,
    ],
  ],
  amount: amountsEs(),
};

function amountsEs(): Grammar['amount'] {
  const numerals =
    'dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veinticinco|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|doscientos|trescientos|quinientos|mil';
  const number = `(?:una?|${numerals}|medi[oa]|un par de|un[ao]s|\\d+(?:[.,]\\d+)?)`;
  const bare = `(?:${numerals}|\\d{1,3})`;
  const many = `(?:${number}(?: (?:y )?${number}){0,4})`;
  return [
    [
      'duration',
      `${many} (?:segundos?|segunditos?|minutos?|min|minutitos?|horas?|dias?|semanas?|semanitas?|mes(?:es)?|mesecitos?|anos?)`,
    ],
    ['money', `${many} ?(?:euros?|pavos?|pesos?|lucas?|dolares?|soles|€|\\$)`],
    ['weight', `${many} ?(?:kilos?|kilitos?|kg|gramos?|libras?)`],
    [
      'places',
      `${number} (?:plazas?|lugar(?:es|cito)?|cupos?|cupitos?|sitios?|huecos?|huequitos?|colchonetas?|esterillas?|bicis?|puestos?|invitados?|entradas?)`,
    ],
    ['count', '(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|[2-9]|1\\d|2[0-4])'],
    ['number', `${bare}(?: (?:y )?${bare}){0,4}`],
  ];
}
