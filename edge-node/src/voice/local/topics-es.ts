import { cue } from './cues.ts';
import type { Topics } from './topics.ts';

export const topicsEs: Topics = {
  greeting: [
    cue(
      4,
      'hola hay_alguien, eh hola, hola, buenos dias, buenas tardes|noches, buenas, buen dia, hey, ey, holi, hello, saludos, que onda|hubo|pasa|tal jarvis?, wenas, holaa, holis, que_onda, que_hay, muy buenas, alo, oye jarvis, bonjour, hi',
    ),
  ],
  ask_hours: [
    cue(
      3,
      'abre, abris, abren, abrir, abierto, abierta, abiertos, cierra, cerrais, cierran, cerrar, cerrado, cerrada, horario, horarios, apertura, cierre, hasta|desde que|cual|cuando, hasta|desde que hora, hasta que hora, a que hora, 24 horas',
    ),
    cue(
      2,
      'que hora, hora, festivo*, feriado*, navidad, ano_nuevo, nochevieja, nochebuena, reyes, semana_santa, pascua, agosto, puente, puedo|puede|podemos|se_puede ..? entrar|ir|venir|estar|quedar*|llegar|entrenar, antes del? trabajo|currar, hay alguien, si vengo|llego|paso|voy, vengo ..? alguien, tarde, temprano',
    ),
    cue(1, '§day, §time, sabado, sabados, domingo, domingos, gimnasio, gym, club, recepcion, verdad'),
    cue(
      -3,
      '§class, clase, clases, monitor, roto, rota, ventana, puerta, grifo, taquilla, reserv*, plaza, cuota, parking',
    ),
  ],
  ask_classes: [
    cue(
      2,
      '§class, clase, clases, sesion, sesiones, curso, circuito, taller, baile, abdominales, bici, dirigidas, gap, colectivas, actividad, actividades',
    ),
    cue(
      2,
      'que|cual|cuales ..? clase|clases|sesiones|actividades|hay|toca, horario, horarios, programacion, parrilla, cuanto dura|tiempo, dura, duran, quedan|queda|hay ..? plaza|plazas|sitio|hueco|huecos, quedan, queda, completa, llena, llenas, lleno, quien da|imparte|lleva|dirige|hace|sustituye, monitor, profe, profesor, profesora, monitora, sirve|apta|apto|recomendable|bueno|buena para, principiante*, nivel, dificil, duro, dura, intens*, facil, de que va, en que consiste, que se hace, teneis, tienen, ofreceis, hay, proxima, empieza, cuando es, a que hora, que hora, sala, se mantiene, que hay, como es',
    ),
    cue(1, '§day, §time, hoy, manana, esta_noche'),
    cue(
      -3,
      'cancel*, anul*, reserv*, apunt*, mi, mis, genial, horrible, fatal, encanta, encanto, gracias, quit*, cuota, que otro, ceder, querer, quiero, prueba, 2 plazas, plazas para, tercera_vez, 3 vez, vez que',
    ),
  ],
  book_class: [
    cue(
      3,
      'reserv*, apunt*, inscrib*, anot*, agenda*, agendar, meteme, metenos, guarda|guardame|dame|cogeme|pillame|consigueme|coger|cogerme|pillar|conseguir|dar|darme|tomar|ponme|quiero|quisiera|necesito una|un|1|2|la plaza|sitio|hueco|cupo|lugar|espacio, lista_de_espera, lista de espera, me_apunto, apuntarme, reservame, una|un|1|2|dos plaza|plazas|sitio|sitios|hueco|cupo|lugar para|en|a, plaza|plazas|sitio|hueco|cupo para, cuenta conmigo, me|nos anotas|apuntas|metes|pones|reservas|inscribes|agendas|guardas|coges|pillas|haces',
    ),
    cue(
      2,
      'quiero, quisiera, querria, gustaria, me gustaria, querer, deseo, puedo|puede|podria|podrias|puedes|podemos ..? ir|hacer|entrar|probar|venir|meter*|unirme|coger*, ir a, hacer, probar, asistir, por favor, porfa, si se_puede, hay manera, seria posible, me apetece, yo querer, xfa',
    ),
    cue(2, '§class, clase, plaza, sitio, hueco, cupo, sesion, bici, circuito, plazas'),
    cue(1, '§day, §time, esta_noche, manana, mediodia'),
    cue(
      -4,
      'cancel*, anul*, quita*, quitame, borra*, desapunt*, mover, mueve, cambi*, pasar mi, mis reservas, tengo reservad*, he reservado, estoy apuntad*, mesa, cuantas, que clases, abono, cuota, mi reserva, ceder, que otro, saca*, amigo, amiga, me confirm*, hablar, responsable, prueba, posicion, puesto, invitado, en que numero',
    ),
  ],
  cancel_booking: [
    cue(
      3,
      'cancel*, anul*, quitar, quita|quitame|quitadme|sacame|saca|borra|borrame|elimina|bajame me|mi|de|la|el, quit* de, saca* de, borra*, desapunt*, liber*, no puedo|podre|voy|vamos a|ir|venir|asistir|llegar|poder, no ire|vendre|asistire|llego|voy, mover, mueve*, moverme, cambia|cambiar|cambiame|cambio|pasa|pasar|pasame|retrasa|adelanta mi|la|el|me|de, pasar|cambiar|mover mi reserva|clase|plaza, aplaz*, ceder, cedo, suelto, dejo mi|la|el plaza|sitio|hueco, que otro, otro|otra|alguien se|puede ..? quede|quedar* con, al final no, no voy|puedo, me ha|surgio|salio surgido|un imprevisto?, imprevisto',
    ),
    cue(
      2,
      '§class, clase, clases, reserva, reservas, plaza, sitio, hueco, cupo, sesion, lista_de_espera, lista de espera',
    ),
    cue(1, '§day, §time, esta_noche, mi, enfermo, enferma, malo, mediodia'),
    cue(
      -4,
      'abono, cuota, contrato, suscripcion, por_que, por que, tercera_vez, 3 vez, tercera vez, siempre, otra vez, han cancelado, ha cancelado, membresia, vez que, baja del? gimnasio, inscripcion, matricula, anulan la',
    ),
  ],
  my_bookings: [
    cue(
      4,
      'mis|mi reservas|clases|proxima|sesiones|horario|agenda|reserva|turno, tengo|tenia ..? reservad*|apuntad*|hoy|reserva|reservas|clase|algo|programado|pendiente, estoy|sigo ..? apuntad*|inscrit*|anotad*|lista|confirmad*|dentro, que ..? he|tengo ..? reservado|apuntado|reservada|hoy, he reservado|apuntado|quedado, a que ..? apuntad*|inscrit*, en que puesto|posicion|numero|lugar, me|la|lo ..? confirmaron|confirmasteis|confirmado|guardasteis|guardaron, me confirm*, recuerdame|dime ..? mis|clase|clases|reserva|reservas|mi|que, esta ..? confirmada|confirmado|reservada, que me toca, tengo algo, que puesto ..? lista, cuando es mi',
    ),
    cue(1, '§class, §day, clase, lista, esta_noche, manana, semana'),
    cue(-3, 'cancel*, anul*, quita*, borra*, mover, cambi*, abono, cuota, apuntame, reservame'),
  ],
  my_progress: [
    cue(
      4,
      'mi|mis progreso|progresos|visitas|objetivo|objetivos|racha|estadisticas|stats|resultados|peso|evolucion|rendimiento|marcas|asistencia|avances|numeros|datos|record|historial|meta|grasa|medidas|marca, como voy|llevo|avanzo, cuantas|cuantos veces|visitas|sesiones|dias|kilos|entrenamientos|entrenos|clases|calorias ..? venido|he|llevo|este_mes|tengo|hice|vine|fui|hecho|perdido, cuanto ..? he|perdi|pesaba|peso|pese|llevo|adelgace, cuanto pesaba|peso|pesaba_en|he, pesaba, he|habre mejorado|progresado|adelgazado|perdido|bajado|subido|engordado|ganado ..?, cuanto me_falta|falta_para_mi, me falta ..? objetivo|meta, ultimo control|pesaje, ultima pesada|medicion, semanas seguidas, estoy mejorando|avanzando|progresando, cada cuanto vengo, stats',
    ),
    cue(1, 'desde, este mes|ano, esta semana, ultimo, enero'),
    cue(
      -4,
      'como puedo|se, deberia, ejercicio*, programa, consejo*, comer, perder, llaves, mochila, reloj, cuota, pagar, recomiend*, bajar barriga, movil',
    ),
  ],
  membership_info: [
    cue(
      3,
      'precio, precios, cuesta, cuestan, cuanto cuesta|vale|es|pago|cobrais|sale|cuestan|se_paga|me, tarifa, tarifas, caduca, vence, vencimiento, renov*, renuev*, factura, recibo, descuento*, estudiante*, jubilado*, plazos, cuotas, pago, pagos, pagar, cobro, cobra*, cobran, mensual*, anual, permanencia, compromiso, domiciliacion, oferta*, promocion*, incluye, incluido, premium, elite, estandar, subir a|de premium|elite|plan, cambiar de|a plan|tarifa|premium|elite, matricula, efectivo, a plazos, fraccion*, termina|acaba|vence|caduca ..? abono|cuota|contrato|membresia|suscripcion|plan, familiar',
    ),
    cue(
      2,
      'cuota, cuotas, abono, membresia, suscripcion, contrato, tarifa, matricula, mensualidad, inscripcion, plan, socio',
    ),
    cue(1, 'cuando, mi, hay, teneis, tienen, puedo, se puede, que, cual, mes, cuanto, queda, diferencia, hasta'),
    cue(
      -4,
      'baja, darme, cancel*, anul*, congel*, paus*, parar, suspend*, para mi, 2 veces, dos_veces, estafa, carisimo, caro, cara, robo, toalla*, parking, taquilla, clase, clases, amigo, amiga, §class, dejar, irme, rescind*, irse, plan_de_entrenamiento, rutina, aviso, preaviso, candado, prima, en serio',
    ),
  ],
  freeze_membership: [
    cue(
      5,
      'congel*, pausa, pausar, pausarlo, pausas, pausen, suspend*, suspension, en pausa, poner en pausa|espera|stand_by, para|parar|paren|interrumpir|detener ..? plan|cuota|abono|pago|pagos|membresia|suscripcion ..?, dejar|dejo de pagar ..? meses|mes|tiempo, parar unos|dos|tres|2|3 meses, bloquear la|mi cuota|cuenta, no pagar ..? meses|mes|lesion, standby',
    ),
    cue(
      1,
      'cuota, abono, mes, meses, semanas, vacaciones, lesion, lesionad*, embarazada, operacion, viaje, hasta, julio, agosto, septiembre',
    ),
    cue(-4, 'clase, musica, pantalla, entre series, frio, agua, ducha, cinta, me congelo, se_para'),
  ],
  cancel_membership: [
    cue(
      5,
      'dar|darme|darnos|doy|dame|dar_de|tramitar|pedir|causar|quiero de? la? baja, de_baja, de baja, baja definitiva|del|de_la|en, cancel*|anul*|rescind*|terminar|cerrar|finalizar mi|el|la|este|mis|con ..? cuota|abono|contrato|suscripcion|membresia|cuenta|plan|inscripcion|gimnasio|pagos|recibo, dejar|dejo|abandonar|abandono el|este gimnasio|gym|club|sitio, no ..? renov*|renuevo|seguir|continuar, irme|marcharme|borrarme|salirme|desapuntarme|me_voy|me_borro del|de gimnasio|aqui|gym|club|este|vosotros, desapuntarme del gimnasio, me voy a_otro|a_la|de_este, aviso|preaviso ..? irse|baja|dejar|irme|dar, preaviso, ya no quiero ser|seguir|pagar|venir, no quiero ..? ser socio|socia, me mudo, me cambio de_gimnasio|a_otro|de_ciudad, no me compensa|merece|sale_a_cuenta, a la competencia, lo dejo definitivamente',
    ),
    cue(1, 'cuota, abono, contrato, gimnasio, membresia, mudo, socio, socia, suscripcion'),
    cue(
      -4,
      'clase, clases, reserva, plaza, §class, baja intensidad|la|el|un, congel*, paus*, meses, lista, musica, volumen, barriga, mochila, toalla',
    ),
  ],
  report_issue: [
    cue(
      3,
      'roto, rota, rotos, rotas, rompi*, romperse, romper, estropead*, averiad*, averia, no funciona|funcionan|va|van|arranca|enciende|sale|responde|calienta|cierra|abre|se_mueve|tira|corta|queda|quedan|hay|carga|para|engancha ..?, atascad*, atranc*, bloquead*, gotea*, pierde agua|aceite, fuga, inundad*, suci*, asqueros*, huele, apesta, chirri*, ruido, vacio, vacia, falta, faltan, agua|ducha|duchas ..? fria|frias|helada|ardiendo, demasiado calor|frio|caliente, mucho|hace_un calor|frio, helada, hace calor|frio, rasgad*, suelto, suelta, floja, flojo, resbala*, agrietad*, sin agua|luz|papel|jabon|agua_caliente|gel, fundid*, peligros*, pantalla ..? negra|congelada|apagada|bloqueada, negra al|cuando, pantalla negra|congelada|apagada, se queda negra|bloqueada|parada|colgada|en_negro|pillada, se apaga|para sola|solo|sin, problema con|en, guarro, guarra, oxidad*, falla, fallan, lleno|llena|llenos de sudor|pelos|sangre|polvo|mugre|agua, punto de_romperse|caerse|partirse, se acabo|ha_acabado|termino el|la, jabon|papel|gel acabado, parpadea, desgastad*, deshilach*, moho, humedad, charco, asco, cucaracha*, desengrasad*, ha|se ..? soltado|partido|caido, no queda|hay ..? papel|jabon|gel|toallas|luz|agua|toallitas, se sale, tira mal, se ha parado',
    ),
    cue(
      2,
      '§machine, maquina, maquinas, cinta, bici, bicicleta, remo, ducha, duchas, bano, banos, aseo, aseos, lavabo, vestuario, vestuarios, taquilla, taquillas, grifo, fuente, expendedora, aire, aire_acondicionado, calefaccion, luz, puerta, torno, suelo, barra, banco, pesa, pesas, mancuerna, mancuernas, polea, cable, pantalla, toalla, toallas, sauna, piscina, sala, agua, jabon, papel, espejo, ventilador, altavoz, eliptica, prensa, esterilla, asiento, sillin, pedal, techo, enchufe, bombilla, colchoneta, rueda, wifi, secador, cerradura, tele, jabonera, dispensador, gel, estudio, inodoro, vater, lector, aqui',
    ),
    cue(
      -4,
      'como funciona|se, mi cuota, monitor, la musica, mi movil|reloj|mochila, maleducad*, perdido, mi, no va conmigo, encontrado, trato',
    ),
  ],
  complaint: [
    cue(
      4,
      'no estoy contento|contenta|satisfecho|satisfecha|nada, descontent*, decepcion*, inaceptable, verguenza, vergonzoso, harto, harta, maleducad*, antipatic*, borde, bordes, horrible, pesimo, pesima, demasiada|mucha|tanta gente, llenisimo, abarrotad*, petado, masificad*, demasiado caro|cara|lleno|ruido|alta|fuerte, muy|tan|super caro|cara|lleno|masificado|mal, carisimo, quej*, reclam*, odio, molesta*, estafa, timo, robo, cobr* 2|dos veces, dos_veces, 2 veces, me ignoran|ignoro|trataron|hablo|hablaron|contesto|grito ..?, mal|fatal|malo|pesimo trato|servicio|atendid*|atienden|organiza*|hablado, siempre lleno|llena|ocupad*|igual|lo_mismo|cerrado, desastre, fastidia, insoportable, indignante, indignad*, peor, ridicul*, absurd*, tonta|tonto|tonteria, norma ..? tonta|absurda|estupida, nadie dice|limpia|hace|recoge|responde|contesta|ordena|me, tercera|cuarta|segunda|3|4|otra|enesima vez ..? cancel*|anul*, ultima hora, tercera|cuarta|enesima vez que|ya, vez que ..? cancel*|anul*|cambi*, ultima hora, grabando|filmando, en serio, de mal en, no hay_derecho, no es_justo|normal, falta de respeto, que morro|cara_dura|vergueenza, una|menuda broma|mierda|porqueria|basura, tardais|tardan|espero|esperando|esperar ..? hora|horas|minutos|siglos|dias, prohibir, prohibido, me tratan, fatal, paciencia, cabread*, enfadad*, tomadura',
    ),
    cue(
      1,
      'recepcion, personal, monitor, monitora, club, gimnasio, precio, precios, normas, la verdad, siempre, nunca, musica, gente',
    ),
    cue(
      -4,
      'averia*, fuga, gotea*, me siento fatal, encuentro fatal, cancela mi, darme, odio correr|las, ducha fria, clima, me duele, sudor',
    ),
  ],
  praise: [
    cue(
      3,
      'encanta, encantan, encantado, encantada, encanto, gusta mucho|muchisimo|un_monton, me gusta|gusto, excelente*, fantastic*, genial, geniales, increible*, estupend*, maravillos*, mejor, mejores, amable, amables, simpatic*, content*, feliz, felicit*, felicidades, enhorabuena, gracias a ..? vosotros|ustedes|equipo|monitor*|entrenador*, gracias a, perfecto, perfecta, buenisim*, muy bueno|buena|bien|limpio|limpia|majos|maja|majo, super, brutal, chul*, de diez|10|lujo, un diez|10, bravo, agradec*, ni una_pega, una pega, reciben|tratan|atienden ..? carino|bien|genial, pega, carino, adoro, mola, molan, guapisim*, precios*, espectacular, top, crack, cracks, maquinon, recupere, da gusto, un gusto, un placer, impecable, limpisim*, acertad*, bonit*, alucinante, flip*, que bien, muy profesional*',
    ),
    cue(
      2,
      'gimnasio, clase, clases, monitor, monitora, entrenador, entrenadora, personal, equipo, club, maquinas, ambiente, servicio, §class, musica, aqui, limpieza, sitio, gym, recepcion, trato, vosotros, reforma, sala, nuevas, nueva, nuevo, pesas, reciben, jarvis, eres, vestuarios, profe, os, estuvo, ha_sido, confianza, esta, estan, sois',
    ),
    cue(
      -4,
      'que es_mejor, mejor ejercicio|momento|hora|forma|manera, cual, como, que, no estoy, no me_gusta|gusta, reserv*, pero, seria, gustaria, cuando, donde, hay, puedo, mejor no',
    ),
  ],
  training_advice: [
    cue(
      3,
      'ejercicio, ejercicios, rutina, programa, plan_de_entrenamiento, estirar, estiramiento*, proteina*, creatina, nutricion, dieta, calent*, series, repeticiones, adelgazar, perder, bajar barriga|peso|de|grasa|kilos, ganar musculo|masa|fuerza|peso, musculo*, tonific*, definir, volumen, comer|como|ceno|desayuno antes|despues|para, que como|comer|ceno|desayuno, agujetas, sentadilla*, peso_muerto, press_banca, dominadas, flexiones, plancha, abdominales, gluteos, cardio, resistencia, flexib*, en forma, como ..? usa*|ajusta*|regula*|pone|hacer|hago|empez*|entren*|mejor*|levant*|respir*|utiliza, descans*, recuper*, tecnica, postura, por donde empiezo|empezar|comienzo, donde empiezo, consejo, consejos, aconsej*, recomiend*, que peso|musculos, quem*, hidrat*, suplement*, que trabaja, para que sirve, empezar, fortalec*, entreno',
    ),
    cue(
      2,
      'como, que, cual, cuales, cuanto, cuantas, cuantos, mejor, debo, deberia, tengo_que, hay_que, es bueno|malo|mejor, ayud*, para, antes, despues, entre, puedo, sirve',
    ),
    cue(
      1,
      '§machine, maquina, cinta, remo, bici, espalda, piernas, brazos, barriga, rodilla, rodillas, peso, pesas, setenta, 70, 60, anos, grasa, hombros, pecho, kilos',
    ),
    cue(
      -4,
      'reserv*, cancel*, roto, rota, averia*, cuota, clase, clases, horario*, pesaba, mi peso|progreso|objetivo, he perdido, perdido mi, pagar, precio, abre, cierra, monitor, quien, toalla, quedado, control, candado, descanso de',
    ),
  ],
  ask_facility: [
    cue(
      3,
      'ducha, duchas, vestuario, vestuarios, taquilla, taquillas, candado, candados, alquil* toalla*, se_puede|puedo alquilar|usar|coger, parking, aparc*, estacion*, wifi, wi_fi, toalla, toallas, fuente, bano, banos, aseo, aseos, sauna, piscina, jacuzzi, spa, expendedora, secador, secadores, ascensor, silla_de_ruedas, silla de ruedas, ruedas, minusvalid*, discapacit*, guarderia, ludoteca, enchufe*, cargador, cargar, bebida*, salida_de_emergencia, bar, cafe, cafeteria, agua, codigo, contrasena, clave, entrada, acceso, accesible, carrito, cambiador, zona, desfibrilador, botiquin, bascula, esterilla*, bano_turco, aire_acondicionado, maquina_de_cafe, rampa',
    ),
    cue(
      2,
      'donde, hay, teneis, tienen, tiene, se_puede, se puede, puedo, podemos, como, que, encontrar, busco, alquil*, prest*, coger, comprar, gratis, por donde, dejar, guardar, cual es, cuesta, rellenar, llevar, traer, necesito',
    ),
    cue(
      -4,
      'roto, rota, no funciona, sucio, sucia, fria, gotea*, atascad*, desaparecio, desaparecid*, perdido, perdi, robado, encontrado, cartera, huele, no hay, no queda*, sin papel, vacio, falta, fuga, se quedo|queda|ha_quedado, olvid*, deje mi, lleno de, §class, cuanta agua, negra, pelos',
    ),
  ],
  ask_human: [
    cue(
      4,
      'habl*|charlar|explicar*|contar* con|a|se_lo|lo ..? alguien|persona|humano|responsable|encargad*|emplead*|monitor|entrenador|recepcion|director|directora|gerente|personal|jefe, persona real|de_verdad|humana|de_carne, un|una humano|humana|persona, llama*|avisa*|busca*|trae*|necesito|ver|quiero|localiza* a? al|un|una|el|la|algun|ver? ..? responsable|encargad*|emplead*|gerente|recepcionista|humano|monitor|entrenador|personal|alguien|jefe|asesor|director, alguien de recepcion|personal|del_equipo|la_recepcion|verdad|carne, alguien me|que_me|puede|podria|que ayude|ayudar*|atienda|atender*|explique|explicar*|llame|llamar*|venir, pongame|ponme|pasame|paseme|comuniqueme|comunicame con|a|al, hay alguien, donde esta|estan el|la|los encargad*|personal|recepcion|monitor|jefe|responsable|todos, me llame|llamen|llamais|atienda|atiendan, jefe donde|esta, no ..? robot|maquina, atencion al_cliente|personal, prefiero ..? persona|humano|alguien, recepcion por_favor',
    ),
    cue(
      -4,
      'reserv*, §class, abre, abierto, cierra, horario, hora, 6, sabado, domingo, cancel*, perdido, encontrado, medico, doctor, herid*',
    ),
  ],
  guest_pass: [
    cue(
      3,
      'traer, traigo, traiga, invit*, invitado, prueba, recomendar, pase, venir_con, llevar a, probar, pruebe, venir a_probar|conmigo|gratis, entrar conmigo|con, conmigo, acompan*, conocer el, visita*, ver el|las gimnasio|instalaciones, pasar conmigo, un dia, una vez',
    ),
    cue(
      2,
      'amigo, amiga, amigos, amigas, alguien, mujer, marido, hermano, hermana, companero, companera, invitado, pareja, novio, novia, hijo, hija, primo, prima, madre, padre, colega, colegas, cunado, cunada, sobrino, sobrina, vecina, vecino, familiar, esposa, esposo, dia_de_prueba, clase_de_prueba, pase_de_dia, invitacion, suegra, padres',
    ),
    cue(1, 'gratis, un_dia, dia, puede, puedo, querria, semana, probar, sabado'),
    cue(-4, 'perdido, desaparec*, taquilla, reloj, ruedas, malo, herid*, mochila, me dijo, monitor'),
  ],
  lost_property: [
    cue(
      3,
      'perdido, perdi, perdida, olvid*, dejado, deje, me deje, encontrado, encontre, encontraron, han|habeis|hay encontrado|visto, robado, robaron, objetos_perdidos, objetos perdidos, extravi*, desaparec*, se quedo|ha_quedado|quedaron aqui|en|el|ayer?, quedo aqui, quedado aqui, no encuentro mi|mis|el|la|los, habeis visto|encontrado|recogido, han visto|encontrado|entregado|recogido, ha entregado, alguien ..? visto|encontrado|entregado|cogido, a quien se_la|se_lo|se|le|la|lo ..? doy|entrego, entregado, ha aparecido, busco mi|mis, no habran|habeis|habran visto|encontrado, he encontrado',
    ),
    cue(
      2,
      'bolsa, mochila, movil, telefono, toalla, botella, llave, llaves, reloj, auriculares, cascos, chaqueta, sudadera, tarjeta, cartera, zapatillas, zapatos, anillo, collar, gafas, cosas, candado, camiseta, abrigo, pulsera, guantes, cinturon, pendiente, pendientes, pantalon, jersey, paraguas, neceser, gorro, gorra, banador, bufanda, monedero, alianza, chanclas, carne, cargador, medalla, ropa, sueter, calcetines, billetera, bano, celular, lentes, objetos_perdidos, objetos perdidos, toallita, termo',
    ),
    cue(-4, 'kilos, peso, cuanto, maquina, grasa'),
  ],
  smalltalk: [
    cue(
      4,
      'gracias, que tal, como estas|esta|te_va|te_llamas|andas|vas, chiste, chistes, quien eres, que eres, tu nombre, te llamas, eres un|una|real|feliz robot|ia|humano|maquina|persona?, cuantos anos_tienes|tienes, que haces, que sabes, que puedes_hacer, me oyes|escuchas, eres gracioso|simpatico|majo|divertido|listo|tonto, cuentame un|una|algo, te quiero, hace buen|bueno|un_dia|malo|frio|calor dia|tiempo?, lloviendo, llueve, lluvia, que_hay_de_nuevo, quien te_creo|te_hizo, te aburres|gusta|cansas|duermes|llamas|gustan, aburr*, tiempecito, vaya tiempo|dia|frio|calor|semana, molido, molida, cansado, cansada, reventado, agotad*, dia ..? largo|duro|malo, que pereza, pereza, viste el|ayer, has visto, partido, por que ..? llamas|nombre, favorit*, cantas, canta, por fin viernes, lunes otra, no tengo ganas, sin ganas, sin motivacion, solito, duermes, suenas, te acuerdas, me alegro, buen finde, que tiempo, menudo dia, tienes novia|amigos|familia, de donde_eres',
    ),
    cue(
      -4,
      'clase, cuota, reserv*, taquilla, roto, abre, abierto, cierra, hora, monitor, gimnasio, ejercicio*, maquina, ducha, sala, vosotros, pantalla, partido por',
    ),
  ],
};
