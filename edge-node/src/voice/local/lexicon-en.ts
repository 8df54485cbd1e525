import type { Lexicon } from './lexicon.ts';
import { kindsOfClass, rule, wordSet } from './lexicon.ts';
import { toPhrases } from './phrases.ts';

const course = `${kindsOfClass}, class, classes, session, sessions, lesson, course`;
const longAgo =
  'years|months|weeks ago, last year|month|summer|winter|week, when i was, used to have, old injury, as a kid';
const membership =
  'membership, memberships, subscription, contract, plan, fee, fees, dues, monthly_payment, direct_debit, premium, elite, standard';
const broken =
  'broken, broke, not|t working|work|start|turn_on|open|close|flush|move|move_properly, out_of_order, faulty, damaged, stuck, jammed, leak*, flood*, dirty, filthy, disgusting, smell*, stink*, squeak*, noise, noisy, empty, water|shower|showers is|are|s cold|freezing, no hot_water|soap|paper|toilet_paper|water|towels|light|lights|power, cold water|shower|showers, too hot|cold|warm, missing, torn, ripped, loose, slippery, wobbl*, cracked, blocked, clogged, overflow*, sticky, ran out of, run out of, black screen, snapped, frayed, dangerous, unsafe, rusty, dead, something|somethings s? wrong, problem with, died, mould, gross, cleaning';
const things =
  'parking, car_park, music, §machine, machine, machines, treadmill, bike, rower, shower, showers, toilet, toilets, locker, lockers, sink, tap, fountain, vending_machine, ac, air_con, aircon, air_conditioning, heating, light, lights, door, turnstile, floor, bar, barbell, bench, weight, weights, dumbbell, dumbbells, cable, pulley, screen, towel, towels, sauna, pool, changing_room, changing_rooms, locker_room, gym, water, soap, paper, mirror, fan, music, speaker, elliptical, leg_press, mat, mats, seat, pedal, here, rack, socket, room, studio, ceiling, equipment';

export const lexiconEn: Lexicon = {
  emergencies: [
    rule(
      'emergency',
      [
        `doesn|isn_t|not|t feel|feeling well|good|right, left arm hurts|is_numb|aches, pain in my left arm, need help now|fast|quick|quickly|urgently|immediately, trapped|crushed|caught his|her|my|their fingers|finger|hand|foot|arm|hair|leg, come quick|quickly|fast|now, blood, bloody, black|blacked|blacking|blackout out?, lost|losing|loses|lose consciousness, head is|s|keeps spinning, strangl*, collapsed, collapse, collapsing, passed out, passing out, pass out, fainted, faint, fainting, unconscious, unresponsive, not|isn_t|stopped|t breathing|responding|moving|respond|move|breathe|wake_up, can t breathe, trouble|difficulty|struggling to? breathing|breathe, chest pain*|hurts|is_tight, pain|pains|tightness|pressure in my|his|her|the? chest|heart, heart_attack, cardiac, having|had|has a|an stroke|seizure|fit, stroke, seizure*, convuls*, epilep*, bleed*, blood everywhere|on_the, lots|pool|loads of blood, fire, is_on_fire, smoke, smell|smells of? burning|gas|smoke, choking, choke, ambulance, paramedic*, call 911|112|999|the_police|police|security|for_help|emergency|emergency_services|a_doctor|an_ambulance|help, need a|an doctor|medic|paramedic, emergency, overdose*, drown*, electrocut*, defibrillator, aed, anaphyla*, allergic reaction, knife, gun, attacked, attacking, assault*, hitting me|him|her|someone, punched, fight, fighting, threaten*, harass*, heart stopped|is_racing, somebody|someone|anyone|anybody help, please help somebody|me_now|us, help_help, in danger, explosion, exploded, hypoglyc*, help quick|quickly|now`,
      ],
      {
        not: `${longAgo}, blood pressure|type|sugar|test|flow|donation, black out_dates, emergency exit|exits, class|workout|music|song is fire, fire exit|drill|exits, fit class, on fire today, heart rate, fire up, help with, heart_attack in, stroke technique|class, fight|fighting|fire class, fire_tv, bike|button not_working, machine|treadmill|shower|bike|tv|screen|door|locker|rower s? not|isn_t responding|moving|working`,
      },
    ),
    rule(
      'emergency',
      [
        'on the floor|ground, fell|dropped|falling|landed on|onto his|her|my|him|me|their|someone',
        'someone, somebody, he, she, man, woman, guy, lady, kid, child, girl, boy, friend, person, member, dad, mum, mom, father, mother, brother, sister, husband, wife, his, her, him, my, me, trainer, coach',
      ],
      {
        not: 'towel, paper, water, weights, dumbbells, bag, exercise, exercises, keys, phone, stuff, dirty, mat, found, left',
      },
    ),
    rule('emergency', ['not|isn_t breathing, unconscious, on_fire, bleeding']),
    rule('emergency', ['help, help_me, help_us, help_please, i_need_help, mayday, sos'], { whole: true }),
    rule(
      'emergency',
      [
        'fell, fallen, falling, tripped, slipped, hurt, injured, hit his|her|my|their head, broke|broken|fractured|twisted|sprained|dislocated|snapped|cut|crushed|tore|torn his|her|my|their arm|leg|ankle|wrist|finger|fingers|neck|back|hand|foot|shoulder|nose|knee|toe, trapped|stuck|pinned under, stuck under|in_the_lift|in_the_elevator, lying on, crushed',
        'someone, somebody, he, she, man, woman, guy, lady, kid, child, girl, boy, friend, i, i_m, my, me, person, member, people, they, trainer, coach, mate, husband, wife, everyone, myself, himself, herself',
      ],
      {
        not: `${longAgo}, fell in_love|off_the_wagon|behind|asleep, does it hurt, hurt my feelings|wallet, will it hurt, fallen in_love|behind, not hurt, what if, avoid`,
      },
    ),
    rule(
      'emergency',
      [
        'feel|feeling|feels very|really|so|quite|a_bit|extremely? faint|dizzy|sick|unwell|ill|terrible|awful|weak|bad, dizzy, lightheaded, light_headed, vomit*, throwing up, threw up, can t feel|move my, having a panic_attack, panic_attack, numb, not feeling well, following me, going to faint|pass_out|be_sick|die, room is_spinning|spinning',
      ],
      { not: `${longAgo}, feel bad about, sick of, feel weak in` },
    ),
  ],
  rules: [
    rule(
      'change_language',
      [
        'speak|talk|switch|change|reply|answer|continue|carry_on to|in|into? french|spanish|english, change|switch the? language, in|can_we_do|use french|spanish|english please, french|spanish|english please, do you speak french|spanish|english, can|could you|we speak|talk|do_this_in|continue_in french|spanish|english',
      ],
      { not: 'coach, trainer, teacher, instructor, class, anyone, anybody' },
    ),
    rule(
      'cancel_membership',
      [
        'cancel*, end, terminate, quit, leave, leaving, stop, close, get_out_of, unsubscribe, not_renew',
        `${membership}, gym, this_place, account, payments, charging_me, unsubscribe`,
      ],
      {
        not: `booking, leave|left my, leave ..? class, leave early, yoga, leave a, in the gym, close today, does|do the gym close, the gym close*, gym close, close the gym, when, what_time, spot, what, towel, bag, stop ..? music`,
      },
    ),
    rule(
      'freeze_membership',
      [
        'freeze, frozen, freezing, pause, suspend, on hold, put ..? hold, take a break from',
        `${membership}, account, month, months, weeks, holiday, vacation, injured, gym, pregnant, it`,
      ],
      { not: 'screen, cold, machine, shower, water, music, between sets' },
    ),
    rule(
      'cancel_booking',
      [
        'cancel*, unbook, give up, free|release my spot|place, can|won t|not make|come|attend|be, won_t make|come|be, not coming, drop, move, reschedule, postpone, change, take|get me out|off, remove me, give back',
        `${course}, booking, bookings, reservation, spot, place, §time`,
      ],
      { not: `${membership}, is ..? cancel*, why ..? cancel*, was ..? cancel*, change clothes, changing, can t book` },
    ),
    rule('book_class', ['book|reserve it|that|one|me, i_ll take it|that|one, sign_me_up'], {
      whole: true,
      not: '§machine',
    }),
    rule('book_class', ['i want, i_d like, i would_like, can i_get', kindsOfClass], { whole: true }),
    rule(
      'book_class',
      [
        'book, reserve, sign me|us up, sign up, enrol*, put|get me|us|my_name ..? down|in|on|into, put me, save|get|want|need|like|have|grab|take a|one? spot|place|space|seat, waiting_list, waitlist, want|like|love to? join|do|try|attend|go|come|take, i ll take|do|join|come|go, count me in, add me, join, register me, can|could i|we join|do|come|attend',
        `${course}, §time, spot, place, waiting_list, waitlist`,
      ],
      {
        not: 'have i, did i, do i have, am i, i_ve booked, my bookings, table, how_many, what, which, how do i, is_there, are_there, flight, any places|spots left, exercise, exercises, programme, like to know, seat broken',
      },
    ),
    rule('my_bookings', [
      'my bookings|reservations|reservation|classes|booking|schedule|next_class|next_booking|upcoming_classes, have i|we|i_got booked|anything_booked|reserved|a_booking, did i|we book, am i booked|signed_up|enrolled|registered|down|on_the_list, what ..? i ..? booked, i booked|ve_booked|have_booked, do i have a|any|anything booking|class|bookings|classes|booked|a_class|reserved',
    ]),
    rule('report_issue', [broken, things], { not: 'how ..? work, bar exam, how does, heart' }),
    rule(
      'report_issue',
      [
        'report a|an|something problem|issue|fault|fault_with|leak|broken, it s|is way|far|so|much? too hot|cold in here',
      ],
      { not: 'school, police_report' },
    ),
    rule(
      'lost_property',
      [
        'lost, left, forgot, forgotten, find, found, missing, stolen, misplaced, lost_and_found, lost_property',
        'bag, phone, towel, bottle, key, keys, watch, earphones, headphones, airpods, jacket, hoodie, badge, card, wallet, shoes, trainers, ring, necklace, glasses, stuff, things, padlock, t_shirt, shorts, coat, jewellery, something, lost_and_found, lost_property, bracelet, gloves, belt, purse, earbuds, laptop, earring, umbrella, sweater, item',
      ],
      { not: 'weight, kilos, pounds' },
    ),
    rule(
      'my_progress',
      [
        'my progress|visits|goal|goals|streak|stats|statistics|results|weight|workouts|attendance|numbers|performance|visit_count|record, how am i doing|going, how many times|visits|days|workouts|sessions|kilos|pounds|calories ..? i|my, how much|many ..? lost|lost_so_far|have_i_lost|weight_have_i, have i improved|lost|made_progress|progressed, how close am, am i improving|progressing|getting, on_track',
      ],
      { not: 'should, times should, my weight on, to lose, how do i, how can i, left, eat' },
    ),
    rule(
      'membership_info',
      [
        'price, prices, cost, costs, how_much, expire*, expir*, renew*, end, ends, run_out, runs_out, due, payment, pay, invoice, difference, include*, when, until, valid, upgrade, switch, change, kind, kinds, types, options, which, what, my, info, information, details, cheaper, discount, benefits, status, bill, billed',
        `${membership}, join, renewal, next_payment, invoice, billed, charged`,
      ],
      {
        not: 'netflix, phone, gym_close, cancel, exercise, training_plan, workout, workout_plan, meal_plan, diet, flight, bitcoin, class, classes, yoga',
      },
    ),
    rule(
      'membership_info',
      [
        'how much is it|do_i_pay|does_it_cost|do_you_charge|a_month|per_month|is_this_gym, your prices|rates|price|fees, what are the prices|rates, when is my next payment, next payment',
      ],
      { whole: true },
    ),
    rule(
      'ask_facility',
      [
        'where, is, are, do, can, how, got, have, need, what, any, there, find, borrow, rent, buy, code, password, free, access, park',
        'shower, showers, locker, lockers, padlock, parking, car_park, park, wifi, wi_fi, towel, towels, water, fountain, toilet, toilets, restroom, bathroom, sauna, steam_room, pool, jacuzzi, spa, vending_machine, hair_dryer, hairdryer, lift, wheelchair, disabled, creche, childcare, socket, charger, charge_my_phone, drinks, changing_room, changing_rooms, locker_room, emergency_exit, fire_exit, bike_rack, ladies, gents, ice_bath, smoothie, bar',
      ],
      {
        not: 'drink per_day, should i drink, walk in the park, lift weights, how ..? lift, lift more, pull_up_bar, hotel, bar exercise',
      },
    ),
    rule(
      'training_advice',
      [
        'how do|can|should|to|many|much|does|often ..? §machine|exercise|muscle|weight|weights|squat|squats|deadlift|fat|stretch|stretching|train|reps|sets|protein|lift|abs|legs|stronger|fitter|faster|machine|belly|bench_press|form|chest|glutes|warm_up|treadmill|rower|run|calories|rest|stamina|endurance|biceps|back|arms|pull_up|push_up|muscles|flexible|flexibility|pull_ups|push_ups|bike, what|which|any|give|recommend|suggest|good|best|need|want|show|some ..? exercise|exercises|workout|programme|program|routine|stretches|machine|weight|diet|eat|training_plan|workout_plan|meal_plan|protein|warm_up|muscles|cardio, lose weight|fat|kilos|belly|some_weight, build muscle|some_muscle|my, gain muscle|weight|strength, get stronger|fitter|bigger|in_shape|rid_of_belly_fat, advice on|for ..? training|back|knee|squats|weight|muscle|running|nutrition, creatine, protein, nutrition, should i stretch|eat|train|rest|warm|squat|lift|run|go_heavier, sore muscles|legs|after, teach me, tone my, train my, work on my',
      ],
      {
        not: 'broken, book, dog, cat, horse, guitar, piano, bike to_work, machine broken, coffee_machine, washing_machine, weight of the',
      },
    ),
    rule('ask_hours', ['open, opening, close, closes, closed, closing, hours, opens, shut, shuts'], {
      whole: true,
      not: 'my eyes',
    }),
    rule(
      'ask_hours',
      [
        'open, opening, close, closes, closed, closing, hours, opens, shut, shuts',
        'gym, club, you_guys, pool, sauna, christmas, new_year, new_years, new_year_s, easter, bank_holiday, bank_holidays, holidays, holiday, public_holiday, public_holidays, reception, opening_hours, opening_times, closing_time',
      ],
      { not: `${kindsOfClass}, shop, bank, class` },
    ),
    rule(
      'ask_classes',
      [
        course,
        'what, when, which, is, are, any, who, how, timetable, schedule, left, spots, places, next, have, do, got, §day, §time, where, level, beginner, beginners, full, available, list, like, offer, suitable, tell',
      ],
      { not: 'first class, business class, class action, cooking, driving, english, maths|math|piano|language' },
    ),
    rule('ask_classes', ['classes, timetable, schedule, what_s_on, what s on|happening|available, anything on'], {
      whole: true,
    }),
    rule(
      'feedback',
      [
        'not happy|satisfied|impressed, unhappy, disappoint*, unacceptable, terrible, awful, rude, horrible, worst, fed up, sick of, too crowded|busy|loud|expensive|many_people|full, overcrowded, packed, complain*, complaint, ridiculous, disgrace*, hate, annoy*, frustrat*, poor service, bad service, rip_off, ripoff, charged me? twice, overcharged, ignored, unfriendly, useless, waiting ages|forever, joke of, always full|crowded|packed|busy, sucks, crap, rubbish',
      ],
      { not: 'tell ..? joke, weather, traffic, i_m terrible at', sentiment: 'negative' },
    ),
    rule(
      'feedback',
      [
        'love, loved, great, excellent, fantastic, amazing, brilliant, awesome, best, friendly, wonderful, happy, pleased, impressed, compliment*, congratulat*, well_done, thank, thanks, enjoy*, really like, perfect, superb, good_job',
        'gym, class, classes, coach, coaches, trainer, trainers, staff, team, place, club, machines, atmosphere, service, §class, music, instructor, here, vibe, equipment, cleaning, reception',
      ],
      {
        not: 'would love, d love, best way, best exercise, best time, happy hour, would_be great',
        sentiment: 'positive',
      },
    ),
    rule('ask_human', [
      'delete, erase, wipe, remove',
      'conversation, conversations, chat, recording, transcript, what i said|ve_said, everything i said|ve_said, my data',
    ]),
    rule('ask_human', [
      'anybody|anyone|somebody|someone at|in|on the? reception|front_desk|desk, speak|talk|chat|speaking to|with ..? someone|somebody|human|person|manager|staff|reception|receptionist|trainer|coach|anyone|employee|team|boss|people, real|actual person|human|people, a human, call|get|fetch|find|see|need ..? manager|receptionist|human|employee|staff|someone_from|member_of_staff, call|get|see a|the|some|my? manager|staff|someone|receptionist|employee|trainer|coach, where is everyone|the_staff|the_manager|reception|the_receptionist, someone|somebody|anybody come|help_me_please|who_works_here, can someone|somebody help',
    ]),
    rule(
      'guest_pass',
      [
        'bring, invite, guest, guests, trial, refer, referral, free_pass, day_pass, come|come_and|and try|with|for_free, come with',
        'friend, friends, guest, guests, someone, wife, husband, brother, sister, colleague, trial, pass, referral, son, daughter, cousin, mate, partner, boyfriend, girlfriend, buddy, people, mum, dad',
      ],
      { not: 'i guess, guess so' },
    ),
    rule(
      'yes',
      [
        'yes, yeah, yep, yup, ok, okay, sure, of_course, go_ahead, correct, exactly, please_do, absolutely, definitely, confirm, i_confirm, that_s_right, sounds_good, alright, fine, perfect, right, affirmative, why_not, yes_please, please, do_it, that_would|that_d be great|lovely|nice|perfect|good|brilliant, great, lovely, brilliant, book_it, go_for_it, i_d_love_to, i_d_like_that, i_guess_so, guess_so, i_suppose_so, i_think_so',
      ],
      { whole: true, not: 'no, not, what, how, when' },
    ),
    rule(
      'no',
      [
        'no, nope, nah, nothing, not_now, never_mind, nevermind, forget_it, no_thanks, no_thank_you, don_t, wrong, not_at_all, cancel, cancel_that, not_really, rather_not, leave_it',
      ],
      { whole: true },
    ),
    rule(
      'greeting',
      [
        'hello, hi, hey, good_morning, good_evening, good_afternoon, morning, evening, hiya, howdy, yo, greetings, hallo, sup',
      ],
      { whole: true, not: 'how are you, what, §day, §time' },
    ),
    rule(
      'thanks',
      ['thanks|cheers|thx|ta a_lot|a_million|so_much|very_much? jarvis?, thank you very_much|so_much|kindly? jarvis?'],
      { whole: true },
    ),
    rule('smalltalk', [
      'thanks, thank_you, how are you|things, how s it going|your_day, joke, who are you, what are you, what s your name, your name, are you a|an|real|human|alive robot|ai|human|machine|person|computer?, how old are you, nice weather, lovely day, can you hear me, you re funny|nice|great|smart, tell me a story|about_yourself, i love you, what can you do, what do you do, what s up|new, is it raining, how do you feel, who made you, do you like',
    ]),
  ],
  outside: toPhrases(
    'bitcoin*, place to eat, somewhere to eat, price of gold|oil, times 2|3|4|5|6|10|11|12, crypto*, stock|stocks, stock_market, restaurant*, pizza, hotel*, flight*, plane, train_ticket, train to, ticket*, taxi, uber, cinema, movie*, film, netflix, capital of, president*, prime_minister, election*, war, football, soccer, premier_league, recipe*, cook, cooking, bake, cake, dentist, hairdresser, bank, bakery, pharmacy, supermarket, post_office, tax*, weather_forecast, forecast, horoscope, lottery, translate, translation, square root, times 7|8|9, poem, song, printer, python, javascript, iphone, car insurance|repair, insurance, apartment, rent a_car|car, wedding, homework, history of, eiffel, moon, planet*, dinosaur*, library, school, driving_licence, dog, cat, plants, garden, wikipedia, google, amazon, electricity, concert, museum, beach, bus ticket|timetable, parcel, passport, visa, petrol, news, boil*, table for, book|reserve a table, world_cup, euros, exchange rate, mount_everest, washing_machine, guitar, invoice_from_amazon',
  ),
  filler: wordSet(
    'actually i you he she it we they me my your our us a an the this that these those is are am was be been do does did don t s m re ve ll d have has had can could would will shall should may to of on in at for from by with and or but if so too very just really please thanks thank ok okay well right now then also still yet when what which who how much many where why any some all every day days week weeks weekend weekends month year today tomorrow tonight morning afternoon evening night noon midday midnight late early later next time times oclock am pm gym club sport sports jarvis hello hi hey yes no not yeah oh um uh until till before after between half past quarter monday tuesday wednesday thursday friday saturday sunday mondays saturdays sundays fridays january february march april june july august september october november december christmas easter eve holiday holidays public bank know tell want like need get go going there here about guys doors up it_s know stay out exactly thing fine',
  ),
  telling: wordSet(
    'the you is are my what when how do does can i m have has to please want would like book hello hi good tomorrow today tonight thanks thank there where which who of and for at with this that it not your any class help open close hey yes she he was someone need',
  ),
};
