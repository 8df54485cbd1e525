import type { FarewellWords } from './farewell.ts';
import { toPhrases } from './phrases.ts';

export const farewellEs: FarewellWords = {
  goodbyes: toPhrases(`
    adios, adeu, agur, chao, chaito, chaucito, bye, bye_bye, goodbye, au_revoir, abur, adio, adiosito, hasta luego|pronto|la_vista|la_proxima|otro_dia|otra, que tengas|tenga|pases un|una? buen|buena|feliz dia|tarde|noche|fin_de_semana, nos_vemos_pronto, cuidate
    con_dios, arrivederci
    hasta luego|pronto|manana|la_vista|la_proxima|otra|otro_dia|ahora|siempre|entonces|la_semana_que_viene|la_proxima_semana|esta_tarde|esta_noche|mas_tarde|mas_ver|otro_rato|luegito|nunca|lueguito|otro_momento|el_mes_que_viene|pasado_manana|la_noche|la_tarde|aqui_por_hoy|la_proxima_vez|otra_vez|el_proximo_dia|dentro_de_un_rato vez|clase|sesion?
    hasta el|este proximo? lunes|martes|miercoles|jueves|viernes|sabado|domingo|fin_de_semana|proximo_dia que_viene|proximo|por_la_tarde|por_la_manana?
    nos vemos|hablamos|veremos|estamos_viendo|vamos_viendo|leemos luego|manana|pronto|otro_dia|entonces|el_lunes|el_martes|el_miercoles|el_jueves|el_viernes|el_sabado|el_domingo|mas_tarde|la_semana_que_viene|la_proxima|por_aqui|esta_tarde|esta_noche|en_otra|a_la_proxima|en_la_proxima|pasado_manana|la_proxima_semana|aqui_manana|en_un_rato|otra_vez vez|que_viene|proximo?
    si dios quiere, que vaya|salga todo? bien, hasta manana si_dios_quiere
    te|os|le veo|hablo luego|manana|pronto|otro_dia|el_lunes|el_martes|el_miercoles|el_jueves|el_viernes|el_sabado|mas_tarde|la_proxima|por_aqui vez?, hablamos|seguimos luego|otro_dia|manana|pronto|mas_tarde|en_otro_momento
    gracias|venga|bueno|pues|vale|ok|listo|jarvis muy? buenas noches|tardes, buenas noches y? gracias|hasta_manana|que_descanses
    que tengas|tenga|tengan|tengais|pases|pase|paseis|pasen tu? un|una|muy? muy? buen|buena|feliz|bonito|bonita|gran|lindo|linda|bien|excelente dia|tarde|noche|fin_de_semana|semana|jornada|domingo|sabado|viernes|rato|resto_del_dia?
    que te|os|le|se vaya|lo bien|bonito|genial|pases_bien|pase_bien|paseis_bien, que vaya bien, que lo pases bien|genial, que descanses|descanse|descanseis, que estes|este bien, que sigas|siga bien, que te mejores
    pasa|pasalo|pasadlo|disfruta|feliz|buen|buena muy? bien|buen|buena|del|un|una|de_tu? dia|tarde|noche|fin_de_semana|semana|jornada|resto_del_dia, pasalo|pasadlo bien, buen fin de semana, feliz tarde|noche|dia|semana|fin_de_semana|finde, buena tarde|noche|semana|jornada
    cuidate, cuidese, cuidaos, cuidate_mucho, cuidado_con_dios, un saludo|abrazo|beso, saludos, besos, besitos, abrazos, nos_vemos, hasta_luego, hasta_luegui, chaolin, taluego, ta_luego
    con esto? me despido, me despido de_ti|ya|por_hoy?
  `),
  closings: toPhrases(`
    y? ya? eso|esto|con_eso|con_esto|asi|solo|nada|ya|es es|seria|era|sera|esta|estaria|fue|fuera? todo|suficiente|bastante|basta|lo_unico|lo_que_queria|lo_que_necesitaba|lo_que_queria_saber|eso|bien|me_basta|me_vale|me_sirve|perfecto por_hoy|por_ahora|por_el_momento|de_momento|ya|gracias|por_mi_parte|lo_que_queria|lo_que_necesitaba|lo_que_queria_saber|para_mi|por_esta_vez?
    esta todo
    ya esta|estaria|estamos|estoy|vale|basta, ya_no necesito|quiero|hace_falta nada? mas, por_hoy|por_ahora|de_momento ya? es|esta|basta|vale|suficiente|nada_mas|eso_es suficiente|todo|bien?, es suficiente|todo por_hoy|por_ahora|de_momento?, con_eso|con_esto me? basta|vale|sobra|llega|sirve|apano|es_suficiente
    nada mas|mas_por_hoy por_ahora|por_hoy|de_momento|por_el_momento|que_decir|que_anadir|gracias?, ninguna cosa mas, ninguna|ningun otra|mas? pregunta|duda|cosa mas?, sin mas preguntas|dudas
    solo|nada_mas|unicamente queria|era|necesitaba|quiero saber? eso|esto, solo eso, era solo|todo eso?, eso queria saber?
    ya|yo|con_eso|por_hoy|pues? ya? he|hemos|termine|acabe|terminamos|acabamos terminado|acabado|por_hoy|con_esto|aqui|contigo por_hoy|con_esto|contigo|aqui|ya|por_ahora?, ya? termine|acabe|terminamos|acabamos por_hoy|ya?, he terminado|acabado por_hoy|ya|contigo|aqui?, hemos terminado|acabado por_hoy|ya|aqui?, estoy listo|lista ya|por_hoy|para_irme?
    ya? me voy|marcho|largo|piro|retiro|abro|escapo|vuelvo|fui|he_ido|esfumo|voy_yendo|voy_marchando|voy_saliendo|desconecto|pongo_en_marcha ya|a_casa|corriendo|volando|pitando|marchando|yendo|de_aqui|ahora|entonces|pues|para_casa|que_llego_tarde|que_me_esperan|ya_mismo|al_trabajo|al_curro|por_hoy?
    ya? no te|os|le molesto|entretengo|robo|quito|distraigo mas tiempo?, yo? me voy yendo|marchando|retirando, ya? me retiro a_descansar|a_mi_casa|a_casa?
    ya? me? voy|vuelvo|marcho|entro|subo a|al|para|hacia la|el|mi|por? entrenar|ducha|duchas|ducharme|vestuario|vestuarios|clase|clases|cambiarme|calentar|sala|pesas|cinta|casa|trabajar|dormir|empezar|darle|sudar|correr|mi_clase|mi_rutina|lo_mio|entreno|entrenamiento|duchar|cambiar|estirar ya|ahora?
    ya? me? tengo|debo|hay|he|deberia|tendria|toca que|de? irme|ir|marcharme|marchar|dejarte|dejaros|salir|volver|largarme|irnos|salir_corriendo|volver_a_casa|despedirme|colgar|correr|volar|retirarme|seguir_entrenando|volver_al_trabajo|irme_ya|volver_a_entrenar|dejarle|ponerme_en_marcha ya|corriendo|volando|pitando|a_casa|ahora|pronto|a_clase|a_entrenar|al_trabajo?
    es|ya_es|va_siendo la? hora de irme|que_me_vaya|marcharme|ir_a_entrenar|entrenar|irse|ponerme_a_entrenar|ir_saliendo|marchar|dejarlo ya?, ya va siendo hora, toca irse|entrenar|marcharse
    te|os|le|ya_te|los dejo|voy_a_dejar|tengo_que_dejar ya|tranquilo|tranquila|descansar|trabajar|aqui|por_hoy|entonces|en_paz?, voy a dejarte|irme|entrenar|marcharme|ducharme|empezar|cambiarme|calentar|ponerme_con_lo_mio|salir|despedirme ya|ahora?, me dejas? ir
    no|ya_no necesito|quiero|hace_falta|preciso|me_hace_falta|busco nada|mas|ninguna mas|otra_cosa|cosa_mas|ayuda|de_ti por_hoy|ahora|de_momento|gracias?, ya_no necesito nada|ayuda, no tengo|hay|me_quedan|quedan nada|mas|ninguna|otra|dudas|preguntas|otras|nada_mas|ninguna_otra mas|preguntas|dudas|pregunta|duda|que_preguntar|que_decir|nada_que_preguntar? mas?, ninguna pregunta|duda mas?
    ya? lo? tengo|se todo|lo_que|todo_lo_que|lo_que_necesitaba|todo_claro|todo_listo|lo_que_queria|toda_la_informacion necesito|necesitaba|queria|quiero|buscaba|hacia_falta|saber|claro|listo|que_necesito?, todo listo|claro|aclarado|resuelto ya|por_hoy?
    puedes|puede|ya_puedes cerrar|terminar|colgar|parar|apagarte|descansar|dormir|desconectar|desconectarte|irte|acabar|finalizar|cortar ya|la|esta|mi? sesion|conversacion|charla|ya|aqui|llamada?, cierra|termina|corta|finaliza|acaba|fin|terminar|cerrar|finalizar|apaga de? la|esta|mi? sesion|conversacion|charla|llamada, desconectame, cierra_la_sesion, fin_de la conversacion
    lo|mejor_lo dejamos|dejo|dejaremos|cortamos|paramos aqui|ahi|por_hoy|asi|por_ahora por_hoy?, dejemoslo|dejamoslo|paramos|terminamos|cortamos|acabamos|quedamos|lo_dejamos aqui|ahi|por_hoy|asi, hasta aqui hemos_llegado|por_hoy|todo?, salgo pitando|corriendo|volando|ya, me_las piro, me abro, vamonos, ahi_te_quedas, a entrenar|darle|sudar, me|nos voy|vamos que|porque ..
  `),
  beside: toPhrases(`
    muchas? muchisimas? mil|un_millon_de|muy_agradecido? gracias de_verdad|de_nuevo|otra_vez|a_ti|igualmente|por_todo|por_tu_ayuda|por_la_ayuda|majo|crack|a_todos|a_usted|de_corazon|infinitas|jarvis?, te|os|le|se_lo lo? agradezco mucho|todo?, agradecido, agradecida, muy amable|agradecido|agradecida|util|bien, gracias por .., muchas gracias por .., mil, muchas, un placer, ha_sido un_placer|genial|muy_util hablar_contigo|charlar_contigo?
    me quedo|voy|has_dejado mas? tranquilo|tranquila|contento|contenta, buenas noches|tardes, a casa, ok, okay, okey, oki, vale, venga, bueno, bien, pues, pues_nada, nada, ea, listo, perfecto, genial, estupendo, fenomenal, fantastico, de_acuerdo, claro, guay, dale, oye, ay, ah, eh, oh, uf, em, este, y, ya, si, no, que_va, hala, ale, hale, entonces, entendido, comprendido, muy_bien, de_nada, super, maravilloso, excelente, ahora, por_hoy, por_ahora, de_momento, por_el_momento, de_verdad, en_fin, total, lo_siento, perdona, perdon, disculpa, con_permiso, igualmente, tambien, por_favor, hombre, mujer, vamos, tranquilo, andando, correcto, anotado, sin_problema, pues_eso, ademas, por_cierto_nada, que_bien, que_bueno, de_lujo, de_maravilla, por_mi_parte, que
    jarvis, jervis, yarvis, harvis, jarbis, charvis, amigo, amiga, mi_amigo, amigos, a_todos, todos, todas, tio, tia, crack, colega, maquina, maquinote, campeon, guapo, guapa, majo, jefe, chicos, chicas, gente, equipo, robot, senor, senora, companero, compadre, hermano, figura, fiera, familia, cariño, carino, corazon, profe, mister, bonito
    eres|estas|estuvo|esta|fue|ha_sido|todo|has_sido|es muy|un|una|super|el|todo|de? bien|genial|amable|util|crack|majo|maquina|mejor|sol|perfecto|claro|entendido|buena_ayuda|placer|gran_ayuda|lujo|de_gran_ayuda, me has|ha ayudado mucho?, me sirve|vale|quedo_claro|queda_claro|ha_quedado_claro, queda claro, lo tengo claro?, todo claro|bien|perfecto
    que? voy|llego|vengo|estoy|ando muy? tarde|con_prisa|cansado|cansada|apurado|apurada|muerto|muerta|con_el_tiempo_justo|justo_de_tiempo|reventado|reventada, que? tengo|llevo mucha? prisa, que? se me? hace|ha_hecho|esta_haciendo muy? tarde, que? es muy? tarde, que_es_tarde, que? me|nos esperan|espera|estan_esperando|llaman .., que? me|nos esperan|espera|estan_esperando fuera|en_casa|abajo?, que? mi|mis|el|la|los|las .. me? espera|esperan|empieza|llama|sale|viene|se_va fuera|en_casa|ya|abajo|ahora|en_5|pronto?, que? tengo|he_quedado|hay|empieza|se_me_escapa|pierdo|sale el|la|mi|un|una|con? clase|cita|reunion|trabajo|bus|tren|autobus|metro|avion|cena|cole|prisa|medico .., que? tengo|empieza|se_me_escapa|pierdo|sale el|la|mi|un|una|con? clase|cita|reunion|trabajo|bus|tren|autobus|metro|avion|cena|prisa, he_quedado, que? he_quedado con ..
    vuelvo|volvere|regreso|vendre|paso|pasare manana|luego|pronto|otro_dia|el_lunes|el_martes|el_miercoles|el_jueves|el_viernes|la_semana_que_viene|mas_tarde|por_aqui, ya nos? veremos|veo|hablaremos|vere?, otro dia mas|seguimos, ya seguimos|hablamos otro_dia|manana|luego?, dios te bendiga, a descansar, a seguir bien?, un beso|abrazo|saludo
  `),
  openers: new Set(
    'cuando cuanto cuanta donde cual como quien por puedes puedo podria quiero quisiera pero antes si dime reserva reservar cancela cancelar apuntame pregunta otra excepto menos ayudame espera sino no nunca sin baja quejar examinar'.split(
      ' ',
    ),
  ),
  sureCount: 17,
  reports: new Set(
    'dijo dice dicen decir digo despidio despedirme rota roto estropeada sucio sucia fuga duele dolor caido incendio cuota precio tarjeta clase clases plaza plazas horario hora horas abono manana lunes martes miercoles jueves viernes sabado domingo'.split(
      ' ',
    ),
  ),
  leadIns: new Set('a un una el la los las mi tu su de del al en para con este'.split(' ')),
};
