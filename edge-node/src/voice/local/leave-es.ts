import { cue, type Cue } from './cues.ts';

export const leaveEs: readonly Cue[] = [
  cue(
    3,
    `adios, chao, agur, bye, ciao, abur, hasta luego|pronto|manana|la|otra|otro|el|este|entonces|mas|despues|ahora|siempre|lueguito|esta|aqui|hoy_mas|pasado, nos vemos|hablamos|leemos|estamos|veremos|encontramos, te|os|les veo|hablo|escribo|llamo luego|manana|pronto|otro|el|la, que tengas|tenga|tengan|tengais|pases|pase|pasen|descanses|descanse|vaya|te_vaya|le_vaya|os_vaya|vaya_bien|lo_pases|sigas|siga|haya, buen|buena|feliz|bonito|bonita|lindo|linda dia|tarde|noche|fin_de_semana|finde|semana|jornada|viaje|entreno|descanso|domingo, cuidate, cuidese, cuidaos, me despido, un abrazo|saludo|beso, abrazos, besos, saludos a_todos, pasalo|pasadlo, taluego, con dios, luego vuelvo|hablamos|nos, seguimos luego|manana|otro, ahi nos`,
  ),
  cue(
    3,
    `me ..? voy|marcho|largo|piro|retiro|abro|fui|iba|escapo|subo|bajo|vuelvo|regreso|despido|cambio|desconecto|ducho, ya me|nos voy|vamos|marcho|retiro|fui, tengo|debo|hay|toca|deberia|he|hora|tendria|necesito|quiero|vamos que|de? irme|ir|marcharme|marchar|dejarte|dejaros|dejarle|salir|volver|largarme|colgar|correr|volar|retirarme|entrenar|recoger|seguir|despedirme|irnos, te|os|le|les|lo dejo|dejamos|dejare|abandono, voy a|al|para|saliendo|tirando|marchando|yendo|ya entrenar|dejarte|irme|la_ducha|casa|cambiarme|lo_mio|el_vestuario|ducharme|las_pesas|calentar|empezar|vestuario|trabajar|dormir|seguir|gimnasio|sudar?, me piro|abro|las_piro|rajo, salgo pitando|corriendo|volando|ya|disparado, a entrenar|darle|sudar|dormir|currar|por_ello, vamonos, andando, dejo el|mi sitio|paso|turno, cuelgo, me tengo_que, ya va_siendo, se me_hace|hace_tarde`,
  ),
  cue(
    2,
    `eso|esto|ya|con|solo|nada|asi|es|con_eso|con_esto|y_eso ..? es|era|seria|sera|fue|esta|estaria|basta|vale|sobra|llega|sirve|quedo|quedamos todo?, es|era|seria|esta|sera|ya todo|suficiente|bastante, nada mas|que|por_hoy|por_ahora, no necesito|quiero|tengo|hace|deseo|preciso|se_me|me nada|mas|otra|ninguna|falta|ocurre|preguntas|dudas|queda, ninguna|ningun otra|mas|duda|pregunta, he|hemos terminado|acabado|resuelto, ya termine|acabe|terminamos|acabamos|tengo|lo_tengo|lo_se|se|he|estoy|estamos, lo tengo|tengo_todo|tengo_claro todo|claro?, todo claro|listo|resuelto|bien|perfecto|aclarado|en_orden, por mi|hoy|ahora esta|es|parte|vale|ya|todo|suficiente|basta, puedes|puede|podeis cerrar|terminar|colgar|parar|apagarte|descansar|dormir|desconectarte|irte|acabar|cortar|finalizar, cierra|termina|corta|finaliza|acaba|apaga|cerrar|terminar|finalizar|acabar|cortar|parar la|esta|el|este|ya|aqui|mi conversacion|sesion|charla|chat|llamada?, fin de, lo dejamos|dejo aqui|ahi|por|asi, hasta aqui|ahi, me quedo|voy tranquilo|claro|satisfecho|contento, me has|ha ayudado|servido|resuelto|aclarado, eso queria, era eso|solo, me vale|sirve|basta|llega|sobra, sin mas|dudas|preguntas, listo, estoy servido|servida|listo|lista, no hace_falta`,
  ),
  cue(
    1,
    `gracias, vale, venga, bueno, pues, ok, perfecto, genial, ea, nada, jarvis, listo, perdona, perdon, disculpa, muchas, estupendo, guay, hala, ale, en_fin, total, okey, dale, ya, de_acuerdo, amable, va, super, igualmente`,
  ),
  cue(
    1,
    `tarde, prisa, espera|esperan me?, me esperan|espera|llaman|recogen, bus, tren, autobus, metro, taxi, casa, ducha, vestuario, dormir, cenar, comer, trabajo, curro, reunion, cita, ninos, cole, entrenar, ahora, por hoy|ahora, de momento, coche, parking, cama, sudar, entreno, volando, corriendo`,
  ),
  cue(
    -4,
    `nada de, del trabajo, cuidate tu, cuando, cuanto, cuanta, cuantas, cuantos, donde, cual, cuales, como, quien, que hora|clase|clases|hay|toca|hago|puedo|dia|ejercicio|tal|es, por_que, puedes|podrias|puede|puedo|se_puede|podria|podeis reservar*|decir*|ayudar*|apuntar*|cancelar*|ir|usar|venir|cambiar*|explicar*|poner|bajar, quiero|quisiera|me_gustaria saber|reservar|apuntarme|una|un|hablar|hacer, si me|no|te|se|voy|la|el|hay|puedo, antes de|que, reserv*, apunta*, cancel*, anul*, dime, dame, pregunta, espera, pero, excepto, sino, ayudame, explica*, pon, baja, devolv*, verdad`,
  ),
  cue(
    -3,
    `cuota, abono, contrato, gimnasio, gym, monitor, monitora, profe, entrenador, clase, clases, plaza, vacaciones, viaje, ayer, siempre, nunca, jamas, todos los|las, cada, a_veces, no me|te|se voy|vas|va|marcho|fui, todavia, aun, ellos, ella, el se, se ha|han|va|fue|van|marcha|despidio, mi amigo|amiga|mujer|marido|hermana|hermano|companero, rota, roto, maquina, maquinas, cinta, duele, dolor, mochila, movil, musica, horario*, rutina que|de, ejercicio*, kilos, peso, objetivo*, dijo, dice, decir, dicen, dicho, la gente, a las, sobre las, series, toalla, luz, puerta, pelicula, mentira, no es|era todo, otro gimnasio, competencia, lesion, este gimnasio, de aqui si, al final, reservado, apuntado, barato, sucio, agua, vez que`,
  ),
];
