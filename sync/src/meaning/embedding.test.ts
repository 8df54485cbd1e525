import { describe, expect, it } from 'vitest';
import { cosine, dimensions, embed, embedFormerly, embedForStore, embedQuery } from './embedding.ts';
import { meanings } from './meanings.ts';

/** What is kept of a conversation, and the words with which somebody looks for it. */
const looked = {
  fr: [
    ['Les douches du vestiaire sont sales et il n’y a plus de savon.', 'douche sale'],
    ['Le tapis de course numéro trois est en panne depuis lundi.', 'tapis de course cassé, en panne'],
    ['Elle veut résilier son abonnement parce que c’est trop cher.', 'résiliation abonnement'],
    ['Il demande à mettre son abonnement en pause pendant l’été.', 'pause de l’abonnement en été'],
    ['Marie voudrait une place au cours de yoga de mardi soir.', 'reserver yoga mardi'],
    ['Mal au genou depuis les squats de la semaine dernière.', 'douleur genou squats'],
    ['La musique est beaucoup trop forte le matin.', 'musique trop fort'],
    ['Il a perdu ses écouteurs dans le vestiaire des hommes.', 'écouteurs perdus'],
    ['Ravie de son coach, elle a perdu quatre kilos.', 'contente du coach'],
    ['Trop de monde à dix-huit heures, impossible d’avoir un banc.', 'trop de monde le soir à 18 heures'],
  ],
  en: [
    ['The showers in the changing room are dirty and there is no soap left.', 'dirty shower'],
    ['Treadmill three has been broken since Monday.', 'broken treadmills'],
    ['She wants to cancel her membership because it costs too much.', 'cancelling membership'],
    ['He asks to freeze his membership over the summer.', 'freeze for the summer'],
    ['Marie would like a place in the yoga class on Tuesday evening.', 'book yoga tuesday'],
    ['Knee pain since last week’s squats.', 'my knee hurts, squats'],
    ['The music is far too loud in the morning.', 'loud music'],
    ['He lost his headphones in the men’s changing room.', 'lost headphone'],
    ['Delighted with her coach, she lost four kilos.', 'happy with the coach'],
    ['Too crowded at six, no bench to be had.', 'crowded in the evening, bench'],
  ],
  es: [
    ['Las duchas del vestuario están sucias y no queda jabón.', 'ducha sucia'],
    ['La cinta de correr número tres está averiada desde el lunes.', 'cinta averiada'],
    ['Quiere darse de baja de su abono porque es demasiado caro.', 'baja del abono'],
    ['Pide congelar su abono durante el verano.', 'congelar abono verano'],
    ['Marie quiere una plaza en la clase de yoga del martes por la tarde.', 'reservar yoga martes'],
    ['Dolor de rodilla desde las sentadillas de la semana pasada.', 'le duele la rodilla, sentadillas'],
    ['La música está demasiado alta por la mañana.', 'musica muy alta'],
    ['Perdió sus auriculares en el vestuario de hombres.', 'auriculares perdidos'],
    ['Encantada con su entrenador, ha perdido cuatro kilos.', 'contenta con el entrenador'],
    ['Demasiada gente a las seis, ni un banco libre.', 'mucha gente, bancos ocupados'],
  ],
} as const;

describe('the meaning of what was said', () => {
  it('a manager finds the conversation that is meant first, in each language, among those of all three', () => {
    const kept = Object.values(looked).flatMap((pairs) =>
      pairs.map(([text]) => ({ text, point: embedForStore(text) })),
    );
    const right = Object.values(looked)
      .flat()
      .filter(([text, query]) => {
        const asked = embed(query);
        return kept.toSorted((a, b) => cosine(asked, b.point) - cosine(asked, a.point))[0]?.text === text;
      });
    expect(right.length / kept.length).toBeGreaterThanOrEqual(28 / 30);
  });

  it('the same words give the same point on every machine', () => {
    const point = embedForStore('Les douches sont sales !');
    expect(point).toHaveLength(dimensions);
    expect(point.slice(0, 8).map((figure) => figure || 0)).toEqual([0, 0, 0, 0.0297, -0.0297, 0.0916, 0, 0]);
    expect(point.slice(-meanings.length).filter((figure) => figure !== 0)).toHaveLength(3);
    expect(embedForStore('les DOUCHES sont sales')).toEqual(point);
    expect(Math.hypot(...embed('Les douches sont sales !'))).toBeCloseTo(1, 12);
  });

  it('the former model gives the points that boxes have sent, as long as any of them are there', () => {
    const former = Array.from(embedFormerly('Les douches sont sales !'), (figure) => Number(figure.toFixed(4)));
    expect(former).toHaveLength(256);
    expect(former.slice(0, 8)).toEqual([-0.0638, 0.1304, -0.0345, 0.0319, -0.0319, 0.0173, -0.0319, -0.1649]);
    expect(cosine(embedFormerly('yoga'), embed('yoga')), 'points of two models').toBe(0);
  });

  it('rounding for the store moves no likeness by a thousandth', () => {
    const [one, other] = [looked.fr[0], looked.fr[1]].map(([text]) => text) as [string, string];
    expect(cosine(embedForStore(one), embedForStore(other))).toBeCloseTo(cosine(embed(one), embed(other)), 3);
  });

  it('an empty text is like nothing, and points of different length are never compared', () => {
    expect(cosine(embed('…'), embed('yoga'))).toBe(0);
    expect(cosine(embed('yoga'), [1, 0, 0])).toBe(0);
  });

  /** What is looked for, what was said of it in another language, and what was said nearly so. */
  it.each([
    ['dirty changing rooms', 'Les vestiaires sont sales.', ['Les vestiaires sont grands.', 'Le rameur est sale.']],
    ['pas d’eau chaude', 'There was no hot water again.', ['The pool is too hot.', 'The water fountain is empty.']],
    ['trop cher', 'Es demasiado caro para mí.', ['Es muy barato.', 'Cuesta veinte euros.']],
    ['mal au dos', 'My lower back hurts after rowing.', ['My knee hurts after rowing.', 'Two of my friends row.']],
    ['stolen phone', 'Me han robado el móvil en la taquilla.', ['He perdido el móvil.', 'Quiero cambiar de taquilla.']],
    [
      'darse de baja',
      'Je voudrais résilier mon abonnement.',
      ['Je voudrais annuler le yoga.', 'Je voudrais réserver.'],
    ],
    ['clase de ciclismo', 'Is there a spin class tonight?', ['Is there yoga tonight?', 'My bike was stolen.']],
    ['it does not work', 'Le rameur ne fonctionne plus.', ['Le rameur fonctionne bien.', 'Le cours était bien.']],
    ['not clean', 'Los baños están sucios.', ['Los baños están muy limpios.', 'Me gusta la limpieza.']],
    ['friendly staff', 'L’équipe est très gentille.', ['L’équipe n’est pas gentille.', 'L’accueil est fermé.']],
  ])('“%s” finds « %s » first, across languages', (query, meant, others) => {
    const asked = embedQuery(query);
    const near = [...others, meant].toSorted((a, b) => cosine(asked, embed(b)) - cosine(asked, embed(a)));
    expect(near[0]).toBe(meant);
  });

  it('a word that nobody put into the vocabulary is found as it was said', () => {
    const kept = ['Le semi-marathon de Lyon approche.', 'Le plafonnier clignote.', 'Je viens de Bordeaux.'];
    for (const [query, meant] of [
      ['semi marathon', 0],
      ['clignotte', 1],
      ['bordeaux', 2],
    ] as const) {
      const asked = embedQuery(query);
      expect(kept.toSorted((a, b) => cosine(asked, embed(b)) - cosine(asked, embed(a)))[0]).toBe(kept[meant]);
    }
  });

  it('who looks for something may have one letter of a long word wrong', () => {
    const meant = embed('The changing rooms are dirty.');
    expect(cosine(embedQuery('vestiare'), meant)).toBeGreaterThan(3 * cosine(embed('vestiare'), meant));
  });
});
