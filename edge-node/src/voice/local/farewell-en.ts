import type { FarewellWords } from './farewell.ts';
import { toPhrases } from './phrases.ts';

export const farewellEn: FarewellWords = {
  goodbyes: toPhrases(`
    bye, bye_bye, by_by, goodbye, good_bye, good_by, cheerio, ta_ta, tata, toodles, toodle_oo, toodle_pip, farewell, ciao, tchao, chao, adios, au_revoir, hasta_la_vista, hasta_luego, sayonara, ttyl, bye_now, bye_for_now, see you later|soon|tomorrow|around|next_time|then, take care, have a good|nice|great|lovely one|day|evening|weekend|night|afternoon, talk|speak to_you? soon|later, good_night, goodnight
    ta_ra, tara, godspeed
    i|we|will|ll? ll|will? see|catch|talk|speak|talk_to|speak_to|check|meet you|u|yous|ye? later|soon|tomorrow|around|again|next_time|next_week|then|tonight|in_the_morning|there|monday|tuesday|wednesday|thursday|friday|saturday|sunday|on_monday|on_tuesday|on_wednesday|on_thursday|on_friday|on_saturday|on_sunday|next_monday|next_tuesday|next_wednesday|next_thursday|next_friday|next_saturday|next_sunday|in_a_bit|in_a_while|on_the_flip_side|on_the_other_side|the_next_time|another_time|this_evening? alligator|morning|evening?
    see_you, see_ya, later, laters, later_gator, later_on, catch_you, til|till|until next_time|tomorrow|then|we_meet_again|later|monday|next_week
    take care|it_easy of_yourself?, stay strong|safe|well|cool, keep well, be well, keep up the good work, god bless you?
    you|and? have|enjoy a|your|the very|really? good|nice|great|lovely|fab|wonderful|pleasant|brilliant|fantastic|excellent|awesome? rest_of_your|rest_of_the|rest_of? one|day|night|evening|afternoon|weekend|morning|week|time|rest_of_your_day|rest_of_the_day ahead?
    enjoy|have your|the|a rest_of_your_day|rest_of_the_day|day|evening|weekend|good_one|nice_one
    good_night, goodnight, night, night_night, nighty_night, night_then, good day to_you?, so_long, peace, peace_out, over_and_out, signing_off, i_m_signing_off, cheers_bye
    it|was|great|nice|good|lovely it? was|s? been? great|nice|good|lovely|fun|a_pleasure? talking|chatting|speaking|to_talk|to_chat|to_speak|to_see|seeing to|with? you
    best wishes, all the best
  `),
  closings: toPhrases(`
    that|this|it|was s|is|ll_be|will_be|would_be|was|should_be|d_be|will_do|ll_do|does|covers pretty_much|just_about|really|about|absolutely? it|all|everything|enough|plenty|me|me_done|us|it_from_me|all_from_me|all_of_it for_now|for_today|for_me|for_tonight|today|then|from_me|done|sorted|folks|for_the_moment|now?
    nothing|no_more more|else|further? from|for me, that|this concludes|wraps|completes it|things|that|everything up?
    that ll|will do for_now|for_today|for_me|nicely|me|it|then|today|thanks?, that|this covers|answers|settles it|everything|all|that|my_question, thatll do
    that s|is|was all|everything i|we really|just? needed|need|wanted|want|was_after|had|was_looking_for|came_for|have to_know|to_ask|to_hear|to_say|from_you|for_now|today|for_today?
    all|i i? needed|wanted to_know? was that
    i|we m|am|re|are really|just|about|now|finally|gonna_be|going_to_be|pretty_much|all? off|leaving|going|done|finished|out|gone|good|set|all_set|all_good|all_done|sorted|all_sorted|heading_out|heading_home|heading_off|heading_in|headed_out|headed_home|headed_in|headed_off|out_of_here|good_to_go|ready_to_go|good_for_now|away|making_tracks|calling_it_a_day|calling_it|calling_it_a_night|through|hopping_off|signing_out|logging_off|logging_out|outta_here|on_my_way|ending_this_here now|here|then|home|for_now|for_today|today|for_the_day|with_you|talking|chatting|with_this|with_this_chat|right_now|out|too|thanks|to_train|to_work_out|tonight?
    i|we m|am|re|are off|heading|headed|going|away|gonna_go|gonna_hit|going_to_hit|going_to_go now? to|into|for|on|over_to|and_hit? the|my|a|start|do|hit|some? weights|treadmill|shower|showers|class|workout|changing_room|changing_rooms|locker_room|gym|pool|train|lift|bed|home|work|work_out|bike|sauna|floor|rack|squat_rack|weight_room|bench|gym_floor|my_workout|lift_some_weights|get_changed|get_started|start_my_workout|warm_up|lockers now|then?
    i|we ve|have|d|really|just|do|kinda|ll_have|m_going? got_to|have_to|need_to|must|should|better|had_better|ought_to|got|really_must|should_probably|d_better|want_to|would_better|probably_should really|probably|just|be? go|run|leave|dash|head_out|head_off|head_home|get_going|get_moving|be_going|be_off|fly|split|bounce|jet|get_back_to_it|shoot_off|rush|scoot|shoot|going|off|get_back_to_my_workout|get_to_work|get_back_to_work|get_to_class|get_home|be_heading_off|be_on_my_way|get_on|crack_on|hit_the_road|make_a_move|hop_off|get_to_my_class|get_started|get_back|head now|off|home|then|soon|in|out?
    got_to|must|better|have_to|should|need_to|really_must go|run|dash|fly|bounce|jet|be_going|be_off|get_going|head_out|leave|split|shoot|scoot|head_off|rush|get_moving now|then?, must be off|going
    it? s|is? time to|for_me_to|i|that_i go|leave|head_home|head_out|hit_the_gym|be_off|run|shower|change|stretch|train|work_out|get_going|hit_the_weights|lift|get_moving|get_to_work|get_to_it|left|went|hit_the_showers|for_me_to_go now?
    let s|us|me wrap|call|stop|leave|end|finish|get_going|go|hit_it|get_to_work|get_to_it it|this|things|that? here|up|there|a_day|a_night|it_here?, let_me go|get_going|get_to_it, let you go|get_on, call_it a day|night, leave it there|at_that, wrap it? up
    we|all re|are|ve|done|finished all|both? done|finished|good|through here|for_now|for_today|now?, all|i_am done|finished|good|set|sorted here|now|for_now|for_today|then|thanks?, done here|for_now|for_today|now|and_dusted, done, finished, i think we re|are? done|finished|good here?
    there|it s|is? nothing|no else|more|further|thing else|further|more|i_need|to_ask|for_now|today|thanks?, no|any more|further|other questions|question, no_more questions|help from_me|needed? for_now|today?, nothing else|more|further
    i don|do t|not|have_any need|have|want|got|have_any anything|any|nothing|any_more|any_further|any_other|anymore else|more|questions|further|help|other_questions? questions|for_now|today?, i_need nothing else|more, i have no more|further|other questions
    i|ve|now ve|have|got|now|think? i? got|have|ve_got everything|all|what|everything_that|all_that|all_the_info|my_answer|the_answer|my_answers i|that_i|i_came_for? need|needed|wanted|want|came_for|was_after?
    you|please can|may|could|just? stop|close|go|end|finish|hang_up|shut_down|log_me_out|sign_me_out|go_to_sleep|sleep|rest|stand_down|switch_off|turn_off|go_back_to_sleep|log_off|sign_off|end_it the|this|our|my|it|there|that? conversation|chat|session|call|now|here|there?
    end|close|stop|finish|quit|exit|terminate the|this|our|my? conversation|chat|session|call, log me? out|off, sign me? out|off, hang up, end of conversation|chat, stop_talking, disconnect, go back? to sleep
    i|we|and ll|will|m_going_to|m_gonna|shall|am_going_to|should|can|d_better|going_to|let_me? be_off|be_going|let_you_go|leave_you_to_it|be_on_my_way|get_going|get_out_of_your_hair|head_off|head_out|head_home|go_now|go_train|leave_it_there|leave_it_at_that|leave_you_be|make_a_move|leave_now|crack_on|let_you_get_on|get_to_it|get_started|hit_the_weights|hit_the_showers|go_and_train|go_work_out|go_lift|get_on_with_my_workout|get_back_to_it|start_my_workout|go_get_changed|get_moving|go_home|hit_the_treadmill|be_leaving|jump_in_the_shower|go_shower|go_warm_up|take_my_leave|stop_here|stop_there|end_it_here|love_you_and_leave_you|make_tracks|get_on_with_it|get_changed|let_you_be now|then?
    back to the|my|work|it|lifting|training weights|treadmill|workout|bench|bike|grind|rack|gym|training|floor|dumbbells|squats?
    off i|we|you go|pop|trot then?, off to the|my weights|treadmill|shower|showers|class|workout|changing_room|changing_rooms|locker_room|gym|pool|sauna|office, off to work|bed|train|lift|yoga|spin, on_my_way, here i go, away i go, out_of_here, outie, i m outie|outta, i should let you go, let s leave it at_that|there|here
  `),
  beside: toPhrases(`
    i m|am fine|ok|okay|good, thanks, thank_you, thank, cheers, ta, much_obliged, much_appreciated, i_appreciate_it, appreciate it|you|that|your_help|the_help, many_thanks, thank_you_so_much, thank_you_very_much, thanks_so_much, thanks_a_lot, thanks_a_bunch, thanks_a_million, thanks_again, thank_you_again, thanks_very_much, thanks_loads, so_much, very_much, a_lot, again, thanks_mate, thanks_for_that, thanks_for_everything, thanks_for_your_help
    thanks|thank_you|cheers for ..
    ok, okay, k, kk, alright, all_right, right, right_then, righto, rightio, righty, well, well_then, so, then, now, oh, ah, um, uh, er, erm, hmm, hey, yeah, yes, yep, yup, no, nope, nah, and, anyway, anyways, anyhow, great, perfect, cool, nice, lovely, awesome, brilliant, excellent, super, fantastic, good, fine, wonderful, sweet, sorted, amazing, very_good, sounds_good, sounds_great, got_it, gotcha, understood, noted, fair_enough, no_worries, no_problem, sure, sure_thing, that_s, cool_beans, please, just, really, actually, for_now, for_today, today, for_tonight, for_the_moment, i_think, i_guess, i_reckon, folks, sorry, excuse_me, here, already, with_that, on_that_note, in_that_case, it, all, peace, love_you, love, hugs, too, as_well, to_you_too, you_too, same_to_you, likewise, finally, but_hey
    jarvis, jervis, jarvice, travis, mate, buddy, pal, man, my_friend, my_man, friend, dude, bro, bud, everyone, everybody, guys, all, you_all, y_all, folks, sir, boss, coach, chief, champ, machine, robot, big_guy, old_friend, old_chap, there, sweetie, darling, honey, team, gang, people, my_dear, legend, jarvo, everybody
    that|you|it|this s|is|was|were|are|re|ve|have|has been|so|very|really|super|most|such|all? great|perfect|helpful|lovely|nice|cool|awesome|brilliant|a_star|the_best|a_legend|amazing|kind|good|useful|clear|fine|fun|a_great_help|a_big_help|a_help|a_lifesaver|wonderful|fantastic|a_pleasure|of_you|excellent
    you|that helped me|a_lot|me_a_lot, what_a_star, nice|good|great|lovely one|chat|talk|stuff|work|job|talking_to_you|chatting
    i m|am really|running|already|a_bit|so? late|in_a_hurry|in_a_rush|knackered|tired|beat|exhausted|starving, running late, in_a_hurry, it s|is getting|already|so? late, time_s_up, time flies|is_up, look at the time, is that the time
    my|the|our|a .. s|is|are here|waiting|outside|calling|starting|about_to_start|coming|leaving outside|for_me|now|soon|already|in_five|in_5?, my|the bus|train|class|taxi|cab|tram|ride|bench|parking_meter s|is|are|starts|leaves .., somebody|someone s|is waiting|here for_me|outside?, people_are_waiting, i|ve|got_a|got|have|a ve|got|have|got_a|to|have_a|a bus|train|class|meeting|work|date|kids|appointment to_catch|to_get_to|to_go_to|to_pick_up|soon|now|starting|in_five|in_10|in_5|waiting?
    i ll|will|shall be|come back|by|again later|tomorrow|soon|next_week|again|another_time|monday|next_time?, back|same_time tomorrow|next_week|soon|later, until then, my workout|shower|dinner|lunch|coffee|bed awaits|calls|is_calling, duty calls, weights are calling, time to kill
  `),
  openers: new Set(
    'what when where which who whose why how can could would if but before unless is are do does tell book reserve cancel show question another instead wait add change help not never without want'.split(
      ' ',
    ),
  ),
  sureCount: 30,
  reports: new Set(
    'said say says saying told tell wrote broken broke dirty leak leaking hurt hurts pain stuck fell fire fee price card class classes booking session hours membership spot tomorrow monday tuesday wednesday thursday friday saturday sunday'.split(
      ' ',
    ),
  ),
  leadIns: new Set('a an the my your his her our to of for with and_a this that last first their'.split(' ')),
};
