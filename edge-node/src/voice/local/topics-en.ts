import { cue } from './cues.ts';
import type { Topics } from './topics.ts';

export const topicsEn: Topics = {
  greeting: [
    cue(
      4,
      'hello, hi, hey, hiya, howdy, yo, good morning|evening|afternoon|day, morning|evening|afternoon jarvis|all|mate|young_man|everyone, greetings, hallo, sup, what_s_up, what s up, oi jarvis, bonjour, hola, alright mate, whats up, what s up jarvis, g_day, wassup, ello',
    ),
  ],
  ask_hours: [
    cue(
      3,
      'open, opening, close, closes, closed, closing, hours, opens, shut, shuts, shutting, how late|early, until|till what|when, until|till what time|hour, what time ..? until|till, what hour, 24 hours, 24 7, last entry, lock up|the_doors',
    ),
    cue(
      2,
      'what time, when, bank holiday*, christmas, new_year*, easter, public_holiday*, boxing day, thanksgiving, holiday*, can|may i|we|one ..? come|get|get_in|stay|enter|arrive|train, before work, after work, anybody|anyone there|in, if i come|turn_up|show_up, get in, stay',
    ),
    cue(
      1,
      '§day, §time, tonight, morning, evening, sunday, sundays, weekend, weekends, gym, club, place, reception, you, still',
    ),
    cue(
      -3,
      '§class, class, classes, course, coach, my eyes, broken, window, tap, locker, book, membership, door won, won t',
    ),
  ],
  ask_classes: [
    cue(
      2,
      '§class, class, classes, session, sessions, lesson, circuit, workshop, bootcamp, abs_blast, legs_bums_and_tums',
    ),
    cue(
      2,
      'what|which ..? class|classes|sessions|lessons|on, timetable, schedule, how long, last|lasts|go_on, how many|long|hard|tough ..? class|places|spots|spaces|left|people|is|does, spots|places|spaces|room|seats left|free|available|in, any ..? left|room|space|spaces|spots|places, full|sold_out|fully_booked, who teaches|teach|takes|runs|leads|is_teaching|s_teaching|s_taking|is_taking|s_on, instructor, teacher, suitable|good|ok|okay|right for, beginner*, level, is it|that|the|this ..? hard|difficult|tough|intense|easy, what s ..? like|involve|about, do you|they ..? have|do|run|offer, is there, are there, next, starts|start, when s|is|does|do, what time, which room|studio, still on, running tonight|today, what_s_on, whats on, happening, what do ..? do_in',
    ),
    cue(1, '§day, §time, tonight, tomorrow, beginners'),
    cue(
      -3,
      'cancel*, book, reserve, sign, my, mine, brilliant, amazing, rubbish, terrible, loved, love, scrap, membership, someone_else can, grab, squeeze, put me, drop me, trial, third_time, 3 time, was, again',
    ),
  ],
  book_class: [
    cue(
      3,
      'book, reserve, sign|put|get|pop|squeeze|slot|pencil|stick|fit|add|enrol|enroll|register|schedule me|us|my_name, sign up, enrol*, save|get|want|need|like|have|grab|take|find|hold|bag|nab|snag|reserve me|a|1|one|2|two|my|us ..? spot|place|space|seat|slot|mat|bike|places|spots, waiting_list, waitlist, wait_list, waiting list, count me in, i_m in for, i ll take|do|join|have, book_me, 1|2|3 spots|places|spaces, room for me|1|2|one|two, can|could i|we|you ..? join|squeeze|get_in|get_into|hop, me want|like',
    ),
    cue(
      2,
      'i|we d|would ..? like|love|fancy, want|wanna|like|love|fancy|hoping|wish to|a|the? ..? join|do|try|attend|go|come|take, can|could|may|will|would|might i|you|we, please, pls, possible to, any chance, fancy',
    ),
    cue(2, '§class, class, spot, place, space, session, bike, mat'),
    cue(1, '§day, §time, tonight, tomorrow, lunchtime'),
    cue(
      -4,
      'cancel*, drop my, scrap, move my|me_from, take me off|out, give up|away, someone else, have i, did i, am i, do i have, my booking*, table, how_many, membership, friend, what, which, who, remove, swap, reschedul*, manager, human, person, human_being, talk, speak, trial, confirmed, off the_list, give my, left for, freeze, pause, find lost',
    ),
  ],
  cancel_booking: [
    cue(
      3,
      'cancel*, unbook, scrap, drop|ditch|bin|scratch|skip|release|free|move|shift|swap|switch|change|push|reschedule|postpone|rebook|bump my|me|the|this|that|from|us|tomorrow|tonight|saturday|monday|tuesday|wednesday|thursday|friday|sunday, take|get|pull|strike me|us|my_name off|out, remove me|my, give up|back|away my|the, give my|the ..? away|back|up|to, someone|somebody|anyone else ..? have|take|can, can|won|not|cannot|will_not|gonna|going t|to|be|able? ..? make|come|attend|be_there|make_it, won_t make|come|be|attend, not coming|going_to_make|gonna_make, have my place|spot|slot, no longer|longer_able, reschedul*, postpon*, off the list|waiting_list|waitlist|wait_list',
    ),
    cue(
      2,
      '§class, class, classes, session, booking, reservation, spot, place, slot, waiting_list, waitlist, waiting list, mat',
    ),
    cue(1, '§day, §time, tonight, tomorrow, my, sick, ill, poorly, lunchtime'),
    cue(
      -4,
      'membership, contract, subscription, why, 3 time, third_time, time class, got cancel*, was cancel*, been cancel*, always, gym, clothes, again cancel*, keep cancel*, keeps',
    ),
  ],
  my_bookings: [
    cue(
      4,
      'my bookings|reservations|reservation|classes|schedule|next_class|next_booking|upcoming|next_session|timetable, have i|we|i_got ..? booked|reserved|booking|on|got, did i|we ..? book|sign|reserve|get_on, am i|we ..? booked|signed|enrolled|registered|down|list|in_for|confirmed, what ..? i|ve|am ..? booked|signed|got_on|down_for|got_coming, i ..? booked|signed_up|reserved ..? for|what|when, do i have ..? booking|class|bookings|classes|booked|anything|on|tonight|today|tomorrow|reserved, is mine|my ..? confirmed|booked|booking|saved, mine confirmed, remind me ..? class|booked|booking|what|when, where am i on_the, what_number|what number|position am|in|on, waitlist|waiting_list position, my spot ..? confirmed|safe, what ve|have i got, got anything|something booked|on|tonight, i m|am down for, what am i doing|down',
    ),
    cue(1, '§class, §day, class, list, tonight, tomorrow, week, booked'),
    cue(-3, 'cancel*, remove, move, change, membership, book me, drop, scrap, swap'),
  ],
  my_progress: [
    cue(
      4,
      'my progress|visits|goal|goals|streak|stats|statistics|results|weight|workouts|attendance|numbers|performance|visit_count|record|pb|best|score|body_fat|measurements|bmi|target|history, stats, how am i doing|getting_on|going|progressing, how many times|visits|days|workouts|sessions|kilos|pounds|calories|classes ..? i|my|ve, how much ..? lost|gained|lifted|i_lost|have_i, how often have|did|do i, have i|am_i|did_i|ve_i ..? improved|lost|progressed|progress|gained|improving|progressing|closer|put_on|been, lost any ..? weight|pounds|kilos, how close|far am|off|from, on_track, on track, did i weigh, weigh at|last|in, what do|did i weigh, last weigh|weight|measurement|check, close to my|goal, fitter than, getting stronger|fitter, weeks in_a_row',
    ),
    cue(1, 'since, this month|week|year, so far, last month, january'),
    cue(
      -4,
      'how do_i|to|can_i, should, exercise*, programme, program, advice, to_lose, eat, keys, bag, watch, membership, pay, recommend, train, bench',
    ),
  ],
  membership_info: [
    cue(
      3,
      'price, prices, pricing, cost, costs, how_much, how much, expire*, renew*, renewal, invoice, receipt, discount*, student*, senior* rate|discount|price, instalment*, installment*, pay, pays, payment, payments, charge|charged|bill|billed, fee, fees, dues, joining_fee, direct_debit, upgrade, downgrade, premium, elite, standard, rate, rates, offer|offers|deal|deals, package*, included|include|includes, sign_up_fee, monthly, yearly, annual, minimum term, tied in, run_out|runs_out|end|ends, family plan|rate|membership, direct debit',
    ),
    cue(
      2,
      'membership, memberships, subscription, contract, plan, member, joining, sub, dues, premium, elite, standard',
    ),
    cue(1, 'when, my, how_much, is there, do you, can i|you, what, which, month, cost, left, difference, a month, u'),
    cue(
      -4,
      'cancel*, quit*, freeze*, pause, hold, leave, leaving, terminate, twice, joke, rip_off, ripoff, too expensive, overpriced, towel*, parking, locker, class, classes, friend, mate, guest, §class, double_charged, unsubscribe, sign me off, renewing, get out, overcharged, charged me, training_plan, plan for, meal, workout_plan, notice, notice_period, stop, price gouging, phone charger',
    ),
  ],
  freeze_membership: [
    cue(
      5,
      'freeze|freezing|frozen my|membership|thing|account|it|work|option|fee|a|the|for|sub|payments, the freeze, freeze thing|option|work*, pause|pausing|suspend|suspending sub|my|membership|account|payments|for|it|the|subs|subscription|everything, pause, put ..? on_hold|hold, on hold, take a break|few_months|months, stop ..? payments|paying|payment ..? month|months|weeks|while|then|and, skip a|1|2|couple month|months|payment, stop paying for_a|for, membership ..? hold',
    ),
    cue(
      1,
      'membership, sub, account, month, months, weeks, holiday, injured, injury, pregnant, travelling, away, surgery, while, until',
    ),
    cue(
      -4,
      'screen, cold, machine, shower, water, music, between sets, studio, heater, heating, in_here, it_s freezing, s freezing, class, treadmill, app',
    ),
  ],
  cancel_membership: [
    cue(
      5,
      'not renewing, renewing my|the|at, how much notice, i m quitting, quitting, sign me off, cancel|cancelling|canceling|canceled|end|ending|terminate|terminating|quit|quitting|stop|close|closing|get_out_of|getting_out_of|get_rid_of my|the|this|membership|contract|a ..? membership|contract|subscription|sub|account|gym|plan|payments|direct_debit|standing_order, leave|leaving|quit|quitting the|this|your|for? gym|club|place|good, i m|am|want|wanna|d to? quitting|quit|leaving_you|unsubscribe|leaving_for_good, not renew|renewing|renew_my, won_t|won t|not|don_t_want_to be? renewing|renew, unsubscribe, sign me off, notice ..? leave|cancel|quit|give|period, notice period, opt out, how ..? leave|quit|cancel, resign*, i_m out, done with this|the|your place|gym|club, joining another, switching|moving|going to another|the_gym|a_cheaper|competitor*, moving away|abroad|cities|city|to, no longer|longer_want want|member|to_be, not ..? member any_more|anymore, stop being a_member, want out, rather leave, terminate',
    ),
    cue(1, 'membership, contract, subscription, gym, club, worth, final, member, move, moving'),
    cue(
      -4,
      'booking, class, classes, session, spot, §class, freeze, pause, hold, bag, towel, early, coat, waiting_list, tonight, then restart, music, when ..? close, what_time, leave my, months, car, stuff, bike, out of breath|shape|order|ideas|water|soap',
    ),
  ],
  report_issue: [
    cue(
      3,
      'broken, broke, not|t|stopped|isn_t|won_t|doesn_t working|work|works|start|turn_on|open|close|flush|move|respond|lock|dispensing|charging|heating|drain|shut, out_of_order, out of_order, faulty, damaged, stuck, jammed, leak*, flood*, dirty, filthy, disgusting, smell*, stink*, stinks, squeak*, creak*, weird|strange|funny|awful|grinding|horrible noise, empty, is|s|are|water cold|freezing|lukewarm|icy|scalding, no hot_water|soap|paper|toilet_paper|loo_roll|water|towels|light|lights|power|spray|wipes|bog_roll, too hot|cold|warm, missing a|its|the|from, torn, ripped, loose, slippery, wobbl*, cracked, blocked, clogged, overflow*, sticky, ran|run|running|is|all|are|we_re? out of, all out, black screen, screen ..? black|blank|frozen|dead, stays|goes|gone black|blank|dead, snapp*, frayed, fraying, dangerous, unsafe, rusty, dead, something|somethings s? wrong|off, died, mould, mouldy, mold, gross, sweaty, sweat ..? all_over|everywhere, covered in, flicker*, keeps stopping|cutting|tripping|beeping, cuts out, about to|gonna|going_to snap|break|fall|go, worn, coming off|apart|loose, fallen off, hanging off, freezing, boiling, sweltering, heater s off|broken, off|bust|knackered|busted, minging, manky, grim, bust, report a|an|the, cockroach*, mouse, rat, won t go|move|turn|stop, light out|gone, puddle',
    ),
    cue(
      2,
      '§machine, machine, machines, treadmill, bike, rower, shower, showers, toilet, toilets, loo, loos, ladies, gents, locker, lockers, sink, tap, fountain, vending_machine, ac, air_con, aircon, air_conditioning, heating, heater, light, lights, door, turnstile, floor, bar, barbell, bench, weight, weights, dumbbell, dumbbells, cable, pulley, screen, towel, towels, sauna, pool, changing_room, changing_rooms, locker_room, water, soap, paper, mirror, fan, speaker, elliptical, leg_press, mat, mats, seat, pedal, pedals, rack, socket, room, studio, ceiling, equipment, dispenser, wifi, lift, tv, handle, drain, plug, steam_room, cross_trainer, step, ball, here',
    ),
    cue(
      -4,
      'how do|does|to, my membership, class|coach s?, music, my phone|watch|bag, rude, lost, found, love, joke, attitude',
    ),
  ],
  complaint: [
    cue(
      4,
      'not happy|satisfied|impressed|good_enough|acceptable|on, unhappy, disappoint*, unacceptable, terrible, awful, appalling, rude, horrible, worst, fed up, sick of, had enough, too crowded|busy|loud|expensive|many_people|full|packed|noisy, overcrowded, rammed, packed, complain*, complaint, ridiculous, disgrace*, hate, annoy*, frustrat*, infuriat*, poor|bad|shocking|lousy|dreadful service|attitude|customer, rip_off, ripoff, charged me? twice|2_times|double, overcharged, double charged, ignored, unfriendly, useless, waiting ..? ages|forever|minutes|hour|hours|weeks|days, waited, a joke|disgrace|shambles|scam|farce|nightmare, joke of, always full|crowded|packed|busy|late|cancelled|canceled|taken, sucks, crap, rubbish, pathetic, nobody|no_one ever|does|cares|says|answers|replies|listens|cleans|bothers|puts|wipes, filming everywhere|everyone|people|themselves, everyone|people|folk s? filming|hogging|never|leave|leaving, third|3|4|5|second|2|again time ..? cancel*|got|late|changed|this, last minute, prices r|are|is ..? joke|ridiculous|crazy, keep|keeps cancel*|changing|cancelling, got|been|was|again cancel* last|again, last_minute|last minute again?, spoke|spoken|talked to_me like, like i_m|a|dirt, out of order|line, not fair, unfair, silly|stupid|daft|dumb|pointless rule|rules|policy, overpriced, prices r|are, shambles, hogging, can_t ever|never get|find, disrespect*, not what i, money_grabbing, waste of',
    ),
    cue(
      1,
      'staff, reception, coach, trainer, club, gym, price, prices, rule, rules, seriously, honestly, always, again, never, music',
    ),
    cue(
      -4,
      'broken, leak*, cancel my, feel awful, feel terrible, i hate running|squats|burpees, weather, traffic, shower s? cold',
    ),
  ],
  praise: [
    cue(
      3,
      'love, loved, great, excellent, fantastic, amazing, brilliant, awesome, best, friendly, wonderful, pleased, impressed, compliment*, congrat*, well_done, well done, enjoy*, really like, perfect, superb, good_job, good job, nice job|work|one, can t fault ..?, fault it, lovely welcome|people|staff, lovely, sick, spotless, gorgeous, legend*, top_notch, kudos, props, hats off, thank you for|to, thanks to|for, helped me so|loads|lots|a_lot, star, stars, fab, fabulous, incredible, phenomenal, quality, so good|nice|clean|helpful, smashing, ace, happy with|here, made my day, feel welcome|at_home, grateful, hit different, on point, banging, lit',
    ),
    cue(
      2,
      'gym, class, classes, coach, coaches, trainer, trainers, staff, team, place, club, machines, atmosphere, service, §class, music, instructor, here, vibe, equipment, cleaning, reception, welcome, refurb, weights_room, weights, new, session, jarvis, you, changing_rooms, looks, changing_room, receptionist, cleaner, cleaners, confidence, s, is, was',
    ),
    cue(
      -4,
      'would love, d love, best way|exercise|time|for|machine, happy hour, would_be great, how, what, which, do you, not, isn_t, book, t, is there, can you, could you, but, sick of, off sick, great if, any, where, new_year',
    ),
  ],
  training_advice: [
    cue(
      3,
      'exercise, exercises, workout, workouts, programme, program, routine, stretch*, protein, creatine, nutrition, diet, warm_up, warm up, cool down, reps, sets, lose, build|gain muscle|strength|weight|mass|size, muscle*, tone, bulk, cut|cutting, eat before|after|to, what ..? eat, sore, squat*, deadlift*, bench_press, pull_ups, push_ups, plank, abs, glutes, cardio, stamina, endurance, flexib*, stronger, fitter, get_in_shape, in shape, how ..? use|adjust|set|start|train|do|begin|work|lift|run|breathe|improve, rest between|day|days|for|long, recover*, form, technique, posture, where|how do|should|to i? start|begin, beginner ..? start, advice, teach me|how, train, what weight|muscles, how heavy, burn*, belly, what does|do ..? work|target|train, good for|exercise, should i, hydrat*, supplement*, where_do i_start, tips, train my',
    ),
    cue(
      2,
      'how, what, which, any, best, good, recommend, suggest, should, do i, can i, need, is it, help, for, before, after, exactly, between',
    ),
    cue(
      1,
      '§machine, machine, treadmill, rower, bike, back, legs, arms, knee, knees, weight, fat, gym, session, old, ache*, first time, seventy, 70, 60, shoulders, chest',
    ),
    cue(
      -4,
      'book, cancel*, broken, out of order, membership, class, timetable, hours, weigh, my weight|progress|stats|goal, have i, did i, lost my, pay, price, cost, open, close, who, towel, wrong, shower, instalments, how many times, find',
    ),
  ],
  ask_facility: [
    cue(
      3,
      'shower, showers, locker, lockers, padlock, parking, car_park, park, wifi, wi_fi, towel, towels, fountain, toilet, toilets, loo, restroom, bathroom, sauna, steam_room, pool, jacuzzi, spa, vending_machine, hair_dryer, hairdryer, hairdryers, lift, elevator, wheelchair, disabled, creche, childcare, socket, sockets, plug, charger, charge my, drink*, changing_room, changing_rooms, changing room*, locker_room, emergency_exit, fire_exit, bike_rack, bikes, ladies, gents, smoothie, bar, cafe, water, code, password, entrance, way in, step_free, accessible, access, pram, buggy, baby changing, stretching area, quiet, defibrillator, first_aid kit, lock, scales, mat, mats, hot_tub, air_con, iron',
    ),
    cue(
      2,
      'where, is there, are there, do you|u|they, can i|you|we, how do, got, have|has, need, any, find, borrow, rent, hire, buy, free, which way, leave, store, what s, is it, allowed, where_s, where s, bring, supply, provide, refill, fill, how much',
    ),
    cue(
      -4,
      'broken, not working, working, dirty, filthy, cold, leak*, blocked, vanished, lost, stolen, handed in, wallet, found, smell*, no soap|paper|hot_water, stuck, empty, out of, drink per_day, should i, lift weights|more, how ..? lift, got left, left here, disgusting, §class, squat, membership',
    ),
  ],
  ask_human: [
    cue(
      4,
      'speak|talk|chat|speaking|talking|explain|connected|transferred to|with|it_to|this_to|that_to ..? someone|somebody|human|person|manager|staff|reception|receptionist|trainer|coach|anyone|employee|team|boss|people|human_being|owner|adviser|advisor, real|actual|proper|living|live|human person|human|people|being|one, a|an human|person, human being, call|get|fetch|find|see|need|want|grab|bring|send|page the|a|me|some|my|for|us? ..? manager|receptionist|human|employee|staff|someone|somebody|adviser|advisor|boss|supervisor|team_member|owner, where is|s|are everyone|the_staff|the_manager|reception|the_receptionist|everybody|staff|boss|the_boss, someone|somebody|anybody|anyone come|help|help_me|around|there|here|available|on|at ..? reception|desk|help|me|work*|who|front|free|explain, can|could someone|somebody|anyone|a_person help|come|explain|call|ring|show, put me through, call me back, ring me, member of staff|the_team, boss where|is, is anybody|anyone here|there|around|about|at|on, not a|to_a robot|machine|computer|bot, customer service, front desk please, manager',
    ),
    cue(
      -4,
      'book, §class, open, opening, close, hours, cancel*, lost, found, hurt, handed, doctor, medic, know how|cpr, early, trainer rude, was rude, spot, saturday, sunday',
    ),
  ],
  guest_pass: [
    cue(
      3,
      'bring, invite* ..? somebody|someone|friend*, how ..? invite, trial ..? for, invite*, guest, guests, trial, refer, referral, free_pass, day_pass, pass, come with, train with, with me, try, trying, tag along, taster, plus 1|one, have a look|go, look round|around, tour, one off, sign in my|a, let in, free session|visit|go|day, come along, have_a_go, come in with',
    ),
    cue(
      2,
      'friend, friends, guest, guests, someone, somebody, wife, husband, brother, sister, colleague, trial, referral, son, daughter, cousin, mate, mates, partner, boyfriend, girlfriend, buddy, people, mum, dad, mother, father, pal, roommate, flatmate, kid, nephew, niece, coworker, sixteen_year_old, day_pass, guest_pass, parents, family',
    ),
    cue(1, 'free, one_day, day, saturday, can, allowed, staying, visiting, before, join, once'),
    cue(-4, 'wheelchair, lost, vanished, locker, watch, poorly, sick, hurt, towel, my bag, class was, coach'),
  ],
  lost_property: [
    cue(
      3,
      'handed in ..? ring|wallet|phone|keys|watch|bag, lost, left my|it|behind|here|a|them|in|on, got left, forgot, forgotten, find|found|finding a|my|an|this|it|these|some|any|someone, missing my|a, my ..? missing|gone|vanished|disappeared, stolen, nicked, pinched, misplaced, lost_and_found, lost_property, lost property|and_found, vanished, handed in, hand in, haven_t|you seen a|my|any, seen a|my|any, someone|somebody|anyone ..? found|seen|handed|picked_up|took|taken, who do i give, where do i hand, picked up, dropped my, turned up, can_t find my, can t find, looking for my, lost it',
    ),
    cue(
      2,
      'bag, phone, towel, bottle, key, keys, watch, earphones, headphones, airpods, airpod, jacket, hoodie, badge, card, wallet, shoes, trainers, ring, necklace, glasses, stuff, things, padlock, t_shirt, shorts, coat, jewellery, bracelet, gloves, belt, purse, earbuds, laptop, earring, umbrella, sweater, jumper, item, cap, hat, swim_cap, goggles, swimsuit, scarf, leggings, bra, shaker, charger, car_keys, fob, sock, socks, rucksack, backpack, flask, kindle, cardigan, lost_property, lost_and_found, lost property',
    ),
    cue(-4, 'weight, kilos, pounds, have i lost, machine, how much, i lost a_lot, found it hard'),
  ],
  smalltalk: [
    cue(
      4,
      'thanks, thank_you, thank you, ta, how are you|things, how s it|your|life|things, joke, jokes, who are you, what are you, your name, are you|u a|an|real|human|alive|ok|bored|tired|happy robot|ai|human|machine|person|computer?, how old, nice|lovely|miserable|awful|grim|horrible|rotten|cold|terrible|rubbish weather|day|out, weather, can you hear, you re funny|nice|smart|clever|cute, tell me a_story|about_yourself|something, i love you, what can_you do, what do_you do, what s up|new, raining, rain, how do you feel, who made you, do you like|sleep|dream|eat|have|ever|get|know|watch|drink|play|train|work_out|lift, don_t|dont|don you get|ever, don t you get|ever, bored, shattered, knackered, tired, exhausted, long day, what a day|week, monday s|again|blues, mondays, friday at_last|finally, can_t be bothered|arsed, no motivation, motivation, why ..? called|name, did you|u see|watch|have, watch the game|match, the match|game last, favourite, favorite, sing, married, up to, glad it_s, weekend plans, had a|such_a ..? day, feeling lazy|rough|sleepy, hungover, good to see, missed you, nice to|meeting',
    ),
    cue(
      -4,
      'class, membership, book, locker, broken, open, hours, coach, gym, exercise*, machine, close, shower, how do_i, weights, session, train after, treadmill',
    ),
  ],
};
