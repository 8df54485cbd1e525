import type { Lexicon } from './lexicon.ts';
import { kindsOfClass, rule, wordSet } from './lexicon.ts';
import { toPhrases } from './phrases.ts';

const course = `${kindsOfClass}, clase, clases, sesion, sesiones, curso`;
const longAgo =
  'hace ..? anos|meses|semanas, el ano|mes|verano|invierno pasado, la semana pasada, de pequeno|pequena|joven|nino, lesion antigua, cuando era';
const membership =
  'cuota, cuotas, abono, membresia, suscripcion, contrato, tarifa, tarifas, matricula, mensualidad, inscripcion, plan, premium, elite, estandar, recibo';
const broken =
  'roto, rota, rotos, rotas, estropead*, averiad*, averia, no funciona|funcionan|va|van|arranca|enciende|sale|hay_agua|responde|calienta|cierra|abre|hay_papel|hay_jabon|hay_luz|se_mueve|tira|hay_agua_caliente, atascad*, bloquead*, gotea*, pierde agua, fuga, inundad*, suci*, asqueros*, huele, apesta, chirri*, ruido, vacio, vacia, falta, faltan, agua|ducha|duchas ..? fria|frias|helada, demasiado calor|frio|caliente, mucho calor|frio, helada, hace calor|frio, rasgad*, suelto, suelta, floja, resbala*, agrietad*, desinfect*, sin agua|luz|papel|jabon|agua_caliente, fundid*, peligros*, pantalla negra, problema con|en, guarro, guarra, agua fria, oxidad*, falla';
const things =
  'parking, aparcamiento, musica, §machine, maquina, maquinas, cinta, bici, bicicleta, remo, ducha, duchas, bano, banos, aseo, aseos, lavabo, vestuario, vestuarios, taquilla, taquillas, grifo, fuente, expendedora, aire, aire_acondicionado, calefaccion, luz, puerta, torno, suelo, barra, banco, pesa, pesas, mancuerna, mancuernas, polea, cable, pantalla, toalla, toallas, sauna, piscina, sala, gimnasio, agua, jabon, papel, espejo, ventilador, musica, altavoz, eliptica, prensa, esterilla, asiento, pedal, aqui, techo, enchufe, bombilla, colchoneta, rueda';

export const lexiconEs: Lexicon = {
  emergencies: [
    rule(
      'emergency',
      [
        `venga|ven|vengan|venid rapido|corriendo|deprisa, vueltas la cabeza, cabeza ..? da vueltas, ensangrent*, desplom*, no se|me encuentra|encuentro|siente|siento bien, pillado|atrapado|aplastado el|los|la|las|un dedo|dedos|mano|manos|pie|pelo|brazo, brazo izquierdo, necesitamos|necesito|hace_falta ayuda rapido|ya|urgente|urgentemente|ahora, ayuda rapido|urgente|ya, asfixi*, estrangul*, desmay*, atrapad*, aplastad*, pillado|pillada bajo|debajo|entre|con|el, inconsciente, inconscientes, no respira|responde|reacciona|se_mueve|puede_respirar|puedo_respirar|despierta, perdido|pierde|perder|perdio el? conocimiento, cuesta respirar, dolor|duele|presion|opresion|pinchazo en|el|fuerte_en? el? pecho|corazon, pecho me duele, infarto, ataque cardiaco|al_corazon|epileptico|de_ansiedad|de_panico, paro cardiaco, ictus, convulsi*, epilep*, sangr*, incendio, fuego, esta ardiendo, en_llamas, humo, huele a quemado|gas, arde, socorro, auxilio, ambulancia, emergencia, urgencia, urgencias, ahogando, ahoga, ahogo, atragant*, pelea, peleando, pegando, agred*, agresion, atacad*, ataca, ha pegado, cuchillo, navaja, pistola, amenaz*, acos*, llama* al|a|a_un|a_una|una|la 112|061|091|medico|policia|ambulancia|emergencias|seguridad|alguien_ya, un medico, necesito un? medico, medico rapido, sobredosis, electrocut*, desfibrilador, anafil*, reaccion alergica, hipoglucemia, en peligro, explosion, explotado, accidente, muriendo, se muere`,
      ],
      { not: `${longAgo}, salida|salidas de emergencia, clase de|del? pelea` },
    ),
    rule('emergency', ['ayuda, ayudame, ayudadme, ayudenme, ayuda_por_favor, necesito_ayuda, sos'], { whole: true }),
    rule(
      'emergency',
      [
        'caido, caida, cayo, caer, cai, herid*, lesionad*, se ha|he hecho dano, hecho dano, mucho dano, golpe* en|la|contra? la? cabeza, rot*|fractur*|torcido|dislocado|cortado|aplastado|partido el|la|un|una|los|su? brazo|pierna|tobillo|muneca|dedo|dedos|cuello|espalda|mano|pie|hombro|rodilla|nariz, tirad* en|por, en el suelo, fractur*',
        'alguien, ha, han, he, hombre, mujer, chico, chica, nino, nina, amigo, amiga, se, me, persona, senor, senora, companero, companera, entrenador, mi, un, una, socio, socia',
      ],
      {
        not: `${longAgo}, caido bien|mal|enfermo, caida del pelo, caida de precio, cae bien, he roto la rutina, se ha|me_ha caido el|la|mi movil|botella|telefono|toalla, caido el sistema|internet|wifi, papel en_el_suelo, agua en_el_suelo, sudor`,
      },
    ),
    rule(
      'emergency',
      [
        'mare*, encuentro|siento|encuentra|siente|encontrando|sintiendo muy|fatal|bastante|mal mal|fatal|debil|mareado|mareada?, vomit*, todo me da_vueltas, me|va|voy a? desmayar|voy_a_desmayar, no siento|puedo_mover el|la|mi|los|las, indispuest*, me esta_siguiendo|sigue|persigue, palpitaciones, crisis de',
      ],
      { not: `${longAgo}, siento mucho, siento la, siento el, mareo de precios` },
    ),
  ],
  rules: [
    rule(
      'change_language',
      [
        'habla* en? ingles|espanol|frances|castellano, hablar en? ingles|espanol|frances|castellano, hablas ingles|espanol|frances|castellano, hablemos en? ingles|espanol|frances|castellano, cambia* de|el|al|a|la? idioma|ingles|frances|espanol|castellano|lengua, en ingles|frances|espanol|castellano por_favor|mejor, pasa*|sigue|seguir|continua|responde|contesta|ponlo|pon al|en|a ingles|frances|espanol|castellano',
      ],
      { not: 'monitor, monitora, profesor, entrenador, clase, clases, alguien, deja' },
    ),
    rule(
      'cancel_membership',
      [
        'dar* de? baja, baja, darme_de_baja, cancel*, rescind*, dejar, irme, marcharme, anular, terminar, borrarme',
        `${membership}, gimnasio, de_baja, baja, club, este_sitio`,
      ],
      {
        not: 'clase, reserva, baja intensidad, cuando, dejar mi|la|las, baja la musica, musica, baja por_lesion, por_enfermedad, volumen, mas baja, baja el',
      },
    ),
    rule(
      'freeze_membership',
      [
        'congel*, paus*, suspend*, suspender, parar, interrumpir, bloquear',
        `${membership}, mes, meses, semanas, vacaciones, cuenta, lesion, embarazada, gimnasio`,
      ],
      { not: 'clase, musica, pantalla, entre series' },
    ),
    rule(
      'cancel_booking',
      [
        'cancel*, anul*, quitar, quita*, borra*, desapunt*, liber*, no puedo|podre|voy_a ir|venir|asistir|llegar, no ire|vendre|asistire, mover, mueve*, cambia*, aplaz*, ceder',
        `${course}, reserva, reservas, plaza, §time`,
      ],
      { not: `${membership}, esta cancelad*, por_que ..? cancel*, se ha cancelado, cambiarme de_ropa, baja` },
    ),
    rule('book_class', ['reserva, reservame, reservala, reservalo, apuntame, me la|lo quedo'], {
      whole: true,
      not: '§machine',
    }),
    rule('book_class', ['quiero, quisiera, me_gustaria, ponme', kindsOfClass], { whole: true }),
    rule(
      'book_class',
      [
        'reserv*, apunt*, inscrib*, inscrib*, anot*, lista_de_espera, plaza|sitio|hueco para, quiero|quisiera|gustaria|deseo ir|hacer|probar|asistir|entrar|venir|tomar|una_plaza|plaza|un_sitio|la|el|una_clase, guarda*|dame|cogeme|pillame|consigueme|coger|cogerme|pillar|conseguir|dar|darme|tomar una|un|plaza|sitio, mete*, agenda*, puedo ir|hacer|entrar, me_apunto',
        `${course}, §time, plaza, sitio, lista_de_espera`,
      ],
      {
        not: 'mis reservas, tengo reservad*, he reservado, estoy apuntad*, mesa, cuantas, que clases, quedan, vuelo, como hago, que_he_reservado, tengo_reserva, ejercicio, ejercicios, quiero saber, programa',
      },
    ),
    rule('my_bookings', [
      'mis|mi reservas|reserva|clases|proxima_clase|clase_reservada, tengo|tengo_algo|tengo_alguna ..? reservad*|apuntad*, tengo reserva|reservas|alguna_reserva|clase|clases_reservadas|algo_reservado|reservado|reservada, estoy apuntad*|inscrit*, que ..? he ..? reservado, he|a reservado, estoy en_la_lista|dentro, a que ..? apuntad*, que tengo reservado',
    ]),
    rule('report_issue', [broken, things], { not: 'como funciona, no se como' }),
    rule('report_issue', [
      'avisar|informar|comunicar|reportar de|una|un|sobre ..? averia|problema|fuga|maquina|fallo, hace mucho|demasiado calor|frio aqui',
    ]),
    rule(
      'lost_property',
      [
        'perdido, perdi, olvidado, olvide, dejado, deje, encontrado, encontre, robado, objetos_perdidos, extraviado, falta, han_robado',
        'bolsa, mochila, movil, telefono, toalla, botella, llave, llaves, reloj, auriculares, cascos, chaqueta, sudadera, tarjeta, cartera, zapatillas, zapatos, anillo, collar, gafas, cosas, candado, camiseta, abrigo, algo, objetos_perdidos, pulsera, guantes, cinturon, pendiente, pendientes, pantalon, jersey, paraguas, neceser',
      ],
      { not: 'kilos, peso' },
    ),
    rule(
      'my_progress',
      [
        'mi|mis progreso|progresos|visitas|objetivo|objetivos|racha|estadisticas|resultados|peso|evolucion|rendimiento|marcas|asistencia|avances, como voy, cuantas veces|visitas|sesiones ..? venido|he|llevo|este_mes|tengo|hice|vine|fui, cuantos kilos|dias|entrenamientos|entrenos ..? he|perdido|llevo|venido, cuanto ..? he|perdido ..? perdido|peso|adelgazado, he mejorado|progresado|adelgazado|perdido_peso, cuanto me_falta|falta_para_mi',
      ],
      { not: 'perder, deberia, comer, cuota' },
    ),
    rule(
      'membership_info',
      [
        'precio, precios, cuesta, cuestan, cuanto, vale, valen, caduca, vence, termina, acaba, renov*, renuev*, pago, pagar, cobro, cobra*, factura, diferencia, incluye, incluido, cuando, hasta, cambiar, pasar, subir, tipos, que, cual, cuales, mi, informacion, descuento, ventajas, estado, validez, opciones',
        `${membership}, proximo_pago, matricula, proximo_cobro`,
      ],
      {
        not: `baja, netflix, movil, abre, cierra, ejercicio, plan_de_entrenamiento, plan de entreno|comidas, dieta, luz, ${kindsOfClass}, clase, clases`,
      },
    ),
    rule(
      'membership_info',
      [
        'cuanto cuesta|vale|es|pago|cobrais|se_paga, que precio tiene|teneis, vuestros precios, cuando me_cobran|pago|cobrais',
      ],
      { whole: true },
    ),
    rule(
      'ask_facility',
      [
        'donde, hay, teneis, tenéis, tiene, puedo, como, cuanto, necesito, se_puede, esta, estan, clave, contrasena, codigo, gratis, alquilar, comprar, acceso, aparcar, dejar, prestais',
        'ducha, duchas, taquilla, taquillas, candado, aparcamiento, parking, aparcar, wifi, wi_fi, toalla, toallas, agua, fuente, bano, banos, aseo, aseos, servicios, sauna, piscina, jacuzzi, spa, expendedora, secador, secadores, ascensor, silla_de_ruedas, guarderia, enchufe, cargador, bebidas, vestuario, vestuarios, salida_de_emergencia, cafeteria, movilidad_reducida, ludoteca',
      ],
      { not: 'beber, cierra, abre, hotel' },
    ),
    rule(
      'training_advice',
      [
        'como ..? usa|uso|usar|utiliz*|funciona|hago|hacer|ajust*|regul*|perder|pierdo|ganar|gano|mejor*|estir*|calent*|fortalec*|trabaj*|quem*|entren*|tonific*|defin*|subir|bajar|aument*, que|cual|cuales|algun|dame|recomiend*|aconsej*|sugiere|mejor|mejores|quiero|necesito ..? ejercicio|ejercicios|rutina|programa|entrenamiento|estiramiento|estiramientos|maquina|peso|dieta|comer|proteina|proteinas|calentamiento|plan_de_entrenamiento|tabla, cuantas series|repeticiones|proteinas|calorias, perder peso|grasa|barriga|kilos|tripa, ganar musculo|fuerza|masa|peso, adelgazar, que como|comer|desayuno, nutricion, proteina*, creatina, agujetas, ensename|explicame|consejo|consejos, cuanto descans*|peso, debo|deberia ..? entrenar|estirar|comer|descansar|hacer',
        '§machine, ejercicio*, rutina, programa, musculo*, espalda, piernas, brazos, abdominales, gluteos, muslos, pecho, hombros, biceps, triceps, barriga, tripa, peso, cardio, entren*, comer, como_antes, series, repeticiones, descans*, proteina*, creatina, nutricion, dieta, flexibilidad, maquina, sentadilla, sentadillas, calent*, estir*, kilos, agujetas, rodilla, calorias, resistencia, correr, adelgazar, flexiones, dominadas, press_banca, peso_muerto, forma, grasa, masa, fuerza, tecnica, pesas, desayuno, tonific*',
      ],
      { not: 'perro, gato, guitarra, coche, lavadora' },
    ),
    rule(
      'ask_hours',
      [
        'abre, abris, abren, abrir, abierto, abierta, abiertos, cierra, cerrais, cierran, cerrar, cerrado, cerrada, horario, horarios, apertura, cierre',
      ],
      { whole: true },
    ),
    rule(
      'ask_hours',
      [
        'abre, abris, abren, abrir, abierto, abierta, abiertos, cierra, cerrais, cierran, cerrar, cerrado, cerrada, horario, horarios, apertura, cierre',
        'gimnasio, gym, club, sala, piscina, sauna, festivos, festivo, navidad, ano_nuevo, nochevieja, nochebuena, reyes, semana_santa, pascua, recepcion, apertura',
      ],
      { not: `${kindsOfClass}, banco, tienda, clases, clase, ventana, puerta` },
    ),
    rule(
      'ask_classes',
      [
        course,
        'que, cual, cuales, cuando, hora, horario, horarios, hay, cuantas, quien, queda, quedan, plaza, plazas, completa, llena, como, proxima, teneis, tienen, es, §day, §time, donde, nivel, principiantes, lista, dime, sirve, ofreceis, dura, disponibles, libres',
      ],
      { not: 'clase de ingles|conducir|cocina|piano|guitarra, primera clase, clases de ingles|conducir|cocina' },
    ),
    rule('ask_classes', ['clases, horario, horarios, que_hay, programacion'], { whole: true }),
    rule('ask_human', [
      'borra, borrar, borre, elimina, eliminar, elimine, suprime',
      'conversacion, conversaciones, charla, grabacion, lo que he_dicho|dije, mis datos',
    ]),
    rule('ask_human', [
      'hablar con ..? alguien|persona|humano|responsable|encargado|encargada|empleado|monitor|entrenador|recepcion|director|gerente|personal, hablar con alguien|recepcion|responsable, persona real|de_verdad|humana, un humano, llama*|avisa*|busca*|necesito|ver|quiero|hay a? al|un|una|el|la|algun? responsable|encargado|encargada|empleado|gerente|recepcionista|humano|monitor|entrenador|personal, alguien de recepcion|personal, alguien me_ayude|que_me_ayude|puede_ayudarme|puede_venir, puede|que venir|venga alguien, hay alguien',
    ]),
    rule('guest_pass', [
      'traer, traigo, invit*, invitado, prueba, recomendar, pase, venir_con, llevar, venir a probar|conmigo|gratis, probar gratis',
      'amigo, amiga, amigos, alguien, mujer, marido, hermano, hermana, companero, companera, prueba, invitado, pareja, novio, novia, hijo, hija, primo, invitacion, pase, prima, madre, padre',
    ]),
    rule(
      'feedback',
      [
        'no estoy contento|contenta|satisfecho|satisfecha, descontento, descontenta, decepcion*, inaceptable, vergüenza, verguenza, vergonzoso, harto, harta, maleducad*, antipatic*, borde, horrible, fatal, pesimo, pesima, demasiada gente, mucha gente, llenisimo, demasiado caro|cara|lleno|ruido|alta, musica|volumen ..? alta|alto|fuerte, muy caro|cara|lleno|masificado, carisimo, quej*, queja, reclamacion, reclamar, odio, molesta*, estafa, timo, cobrado dos_veces|2_veces, me ignoran|ignoro, asco, siempre lleno|llena, desastre, fastidia, insoportable, caro, peor',
      ],
      { not: 'chiste, me siento fatal', sentiment: 'negative' },
    ),
    rule(
      'feedback',
      [
        'encanta, encantado, encantada, encanto, gusta mucho|muchisimo, me gusta, excelente, fantastico, fantastica, genial, increible, estupendo, estupenda, maravilloso, mejor, amable, amables, simpatic*, content*, feliz, felicit*, enhorabuena, gracias a, perfecto, buenisimo, buenisima, muy bueno|buena|bien|limpio, super',
        'gimnasio, clase, clases, monitor, monitora, entrenador, entrenadora, personal, equipo, club, maquinas, ambiente, servicio, §class, musica, aqui, limpieza, sitio, gym, recepcion',
      ],
      { not: 'que es mejor, mejor ejercicio, cual es', sentiment: 'positive' },
    ),
    rule(
      'yes',
      [
        'si, vale, ok, okay, claro, de_acuerdo, correcto, exacto, por_supuesto, adelante, confirmo, confirma, perfecto, eso_es, desde_luego, venga, dale, hazlo, si_por_favor, bueno, sip, claro_que_si, asi_es, me_parece bien|perfecto, encantado, encantada, genial, estupendo, me_encantaria, me_gustaria, reservalo, apuntame',
      ],
      { whole: true, not: 'no, que tal, cuando, cuanto' },
    ),
    rule(
      'no',
      [
        'no, nop, nada, para_nada, dejalo, olvidalo, ahora_no, mejor_no, cancela, no_gracias, nunca, que_va, da_igual, tampoco, negativo',
      ],
      { whole: true },
    ),
    rule(
      'greeting',
      ['hola, buenos_dias, buenas_tardes, buenas_noches, buenas, buen_dia, hey, holi, holaa, hello, saludos'],
      { whole: true, not: 'que tal, como estas' },
    ),
    rule('thanks', ['muchas|mil? gracias jarvis?, jarvis gracias'], { whole: true }),
    rule('smalltalk', [
      'gracias, que tal, como estas|esta|te_va|te_llamas|andas, chiste, quien eres, que eres, cual es_tu_nombre, tu nombre, eres un|una|real robot|ia|humano|maquina|persona?, cuantos anos_tienes, que haces, que sabes_hacer, que puedes_hacer, me oyes|escuchas, eres gracioso|simpatico|majo|divertido, cuentame un|una|algo, te quiero, hace buen|bueno|un_dia dia|tiempo?, esta lloviendo, llueve, que hay_de_nuevo, quien te_creo|te_hizo',
    ]),
  ],
  outside: toPhrases(
    'bitcoin*, sitio|lugar para comer, cuanto es|son ..? por|mas|menos|entre 2|3|4|5|6|7|8|9|10|11|12, cripto*, bolsa_de_valores, acciones, restaurante*, pizza, gano|gana|juega ..? partido, resultado del partido, hotel*, vuelo*, avion, tren a, billete*, taxi, uber, cine, pelicula*, netflix, capital de, presidente, elecciones, guerra, futbol, liga, receta*, cocinar, paella, tortilla, tarta, dentista, peluquer*, panaderia, farmacia, supermercado, correos, impuesto*, hacienda, pronostico, horoscopo, loteria, traduce, traducir, traduccion, raiz cuadrada, por 7|8|9 son, poema, cancion, ordenador, impresora, python, javascript, iphone, seguro del?, coche, piso, alquiler, boda, deberes, historia de, torre_eiffel, luna, planeta*, dinosaurio*, biblioteca, colegio, carnet de_conducir, perro, gato, plantas, jardin, wikipedia, google, amazon, factura de_la_luz, concierto, museo, playa, paquete, pasaporte, visado, gasolina, noticias, hervir, mesa para, reserv* una mesa, mundial, euros a, dolar*, everest, lavadora, guitarra, banco_santander, el_tiempo manana, el banco abre|cierra, abre el banco, cierra el banco',
  ),
  filler: wordSet(
    'muchas muchisimas yo tu el ella usted nosotros pascua santa reyes me mi mis te tu tus se su sus nos lo la los las le un una unos unas de del al a en con sin por para hasta desde entre y o pero que quien cual cuando cuanto como donde es son esta estan estais hay ser era soy somos he ha han tengo tienes tiene muy mas menos tambien ya ahora hoy manana tarde noche mediodia pasado dia dias semana fin mes ano proximo proxima viene hora horas media cuarto temprano pronto luego si no bien gracias hola buenas buenos tardes noches por_favor favor jarvis gimnasio gym sala club todo todos todas este esta esto ese eso esa puedo puedes quiero quisiera saber dime decir dices vosotros os entonces pues vale ok lunes martes miercoles jueves viernes sabado sabados domingo domingos enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre festivos festivo navidad vacaciones exactamente cosa aqui ayuda necesito alguien rapido podria podrias claro eh oye ahi antes despues',
  ),
  telling: wordSet(
    'el los las que es esta una por para mi quiero puedo hola gracias manana hoy donde cuando cuanto como hay de del con y tengo se yo buenos buenas dias tardes clase ayuda al abre abris cierra hora reserva resérvame favor muy',
  ),
};
