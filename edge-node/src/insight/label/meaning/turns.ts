import type { Meanings } from './meaning.ts';

/** Words that turn or weigh what is said beside them. */
export const turnMeanings: Meanings = {
  not: {
    fr: 'pas, plus, jamais, rien, aucun, aucune, sans, ni, non, personne, guere, nulle part, zero, pas du tout, meme pas',
    en: 'not, no, never, nothing, none, without, neither, nor, nobody, hardly, barely, don t, doesn t, didn t, isn t, wasn t, aren t, won t, wouldn t, can t, couldn t, haven t, hasn t, shouldn t, ain t, cannot, zero, nowhere',
    es: 'no, nunca, jamas, nada, sin, ni, tampoco, nadie, ningun, ninguna, ninguno, apenas, cero',
  },
  very: {
    fr: 'tres, trop, vraiment, hyper, super, ultra, mega, grave, carrement, tellement, si, completement, totalement, absolument, extremement, franchement, tres tres, trop trop, beaucoup, enormement, de ouf, fort, sacrement, vachement, putain, clairement, complet',
    en: 'very, so, too, really, super, ultra, mega, extremely, totally, absolutely, completely, utterly, incredibly, seriously, proper, well, dead, pure, bloody, fucking, freaking, such, a lot, loads, massively, hugely, genuinely, truly, honestly, literally, way',
    es: 'muy, mucho, mucha, muchisimo, demasiado, tan, tanto, super, ultra, mega, re, recontra, hiper, bastante, totalmente, completamente, absolutamente, extremadamente, realmente, de verdad, en serio, bien, un monton, un chingo, puto, puta, pinche, increiblemente, sumamente',
  },
  somewhat: {
    fr: 'un peu, plutot, assez, legerement, pas trop, pas tres, presque, moins, a peine, un tantinet, un chouia, quasiment, peut etre',
    en: 'a bit, a little, kind of, sort of, rather, slightly, not too, not very, fairly, quite, almost, somewhat, barely, maybe, a tad, pretty',
    es: 'un poco, algo, medio, un pelin, ligeramente, no muy, no tan, casi, apenas, mas o menos, un poquito, quizas, tal vez',
  },
  but: {
    fr: 'mais, par contre, en revanche, sauf que, cependant, pourtant, dommage que, sinon, seulement, quand meme, apres',
    en: 'but, however, although, though, except, yet, shame, apart from, still, only thing, mind you',
    es: 'pero, sin embargo, aunque, salvo, excepto, lastima que, eso si, lo malo, solo que, en cambio, menos mal',
  },
  irony: {
    fr: 'encore, comme d hab, comme d habitude, comme toujours, bien sur, evidemment, bravo, merci bien, la classe, super sympa, quelle surprise, de mieux en mieux, on adore, quel bonheur, quel plaisir, une fois de plus, felicitations, formidable, top, chapeau, ben voyons, rien que ca, genial',
    en: 'another, yet again, as usual, as always, of course, naturally, bravo, thanks a lot, thanks for nothing, what a surprise, surprise surprise, better and better, just great, just what i, just perfect, love that, love how, love it when, nice one, slow clap, well done, congratulations, how lovely, how nice, shocker, oh great, oh good, oh joy, brilliant, cheers for',
    es: 'otra vez, como siempre, como de costumbre, por supuesto, claro que si, como no, bravo, gracias por nada, que sorpresa, cada vez mejor, que bonito, que maravilla, que detalle, faltaria mas, enhorabuena, felicidades, lo que faltaba, que alegria, otro dia mas, genial, vamos mejorando, de lujo, estupendo',
  },
};
