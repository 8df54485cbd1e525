import { cue, type Cue } from './cues.ts';

export const leaveEn: readonly Cue[] = [
  cue(
    3,
    `bye, byebye, goodbye, good_bye, cheerio, tata, toodles, toodle_oo, toodle_pip, farewell, ciao, adios, laters, later, see|catch|talk|speak|meet you|u|ya|to_you ..? later|soon|tomorrow|around|then|next|again|monday|tuesday|wednesday|thursday|friday|saturday|sunday, see you|ya|u|yous, until next|tomorrow|then|we, till next|tomorrow|then, have|enjoy a|an|your|the ..? day|evening|night|weekend|one|afternoon|rest|time, take care|it_easy, good_night, goodnight, night night|all|jarvis|then, nighty, cheers then|for_now|mate|bye, so_long, peace_out, signing off, over and_out, toodle, tara, tarra, ttyl, cya, be good, all the best, nice|good|lovely|great talking|chatting|speaking, sleep well|tight`,
  ),
  cue(
    3,
    `i|we|me ..? off|leaving|going_now|heading|headed|away|out_of|outta|dashing|running_off|bouncing, got|have|need|must|should|better|going|gotta|ought|want|time|best|ready|about|needs to? go|run|leave|dash|head|fly|bounce|jet|shoot|split|scoot|rush|be_going|be_off|get_going|get_moving|get_home|get_back|get_on|crack_on|hit|get_to|make_a_move|catch|hop|pop|shower|change|train|disappear|vanish|pick, gotta run|go|dash|fly|bounce|jet|shoot|split|leave|head|scoot|get, ll|will let_you|leave_you|be_off|be_going|get_going|head|go_now|go|crack|get_on|get_out_of_your_hair|pop_off|shoot_off|love_you, let|leave you go|get_on|to_it|be|alone, off i|we|to|home|now, i m off|out|away|gone|done, away home|now, home time, right i, time to_go|for_me|to_head|to_train, my cue|time_s_up, i should stop|let|leave|head, back to the|my|it|work, let s|me go|leave|call_it|wrap|stop|end|finish, heading|headed out|home|off|in|to, on my way, out of here`,
  ),
  cue(
    2,
    `that|this|it s|is|was|were|will|ll|would|d|should|does|ll_be|covers|concludes|sorts|answers|does_it ..? all|it|everything|enough|plenty|me|lot|fine|done|sorted|answers, that_s all|it|me|everything|enough|fine|grand|perfect, all i needed|wanted|need, nothing else|more|further|to_add|left, no more|further|other|questions, i m|am|ve|have|got ..? all|good|done|set|sorted|finished|everything|answer|sorted_out|what_i|happy|through|covered, got everything|all|what|my, all good|done|set|sorted|clear|finished, we re|are|ve ..? done|finished|good|through|sorted, don_t|don need|t|have|want ..? anything|any|else|more, end|close|finish|stop|wrap|quit|terminate|exit the|this|our|it|up|now|here|things ..? chat|conversation|session|call|here|there|now|up, you can|may|could ..? stop|close|go|end|hang|sleep|rest|off|down, hang up, log me|out|off, sign me|out|off, call it a, leave it there|at_that|here, done here|now|for|with, sorted, done, that will|ll|would do|be, enough for, wrap_up, wrap it, good for now|today, i_m good|fine|okay|sorted|set, no thanks|thank_you i_m|that, end of`,
  ),
  cue(
    1,
    `thanks, thank, thank_you, cheers, ta, ok, okay, alright, right, well, anyway, so, great, perfect, lovely, brilliant, jarvis, sorry, nope, no, cool, thx, nice, awesome, appreciate, grand, sound, sweet, super, yeah, mate, nah, righto, wonderful`,
  ),
  cue(
    1,
    `late, running_late, bus, train, ride, uber, taxi, kids, school_run, tired, knackered, waiting, shower, changing_room, home, bed, dinner, lunch, work_now, meeting, now, sweat, weights, workout, then, for today|now|tonight, hurry, rush, parking, meter, getting late, look at the time, my break, lunch_break, hungry, food`,
  ),
  cue(
    -4,
    `done|finished waiting|with_my|with_the|with_squats|with_sets, what, when, where, which, who, whose, why, how, can you|i|we, could you|i|we, would you, do you|i|they|we|u, does, did, is there|it|the|my|that|anyone, are there|you|the, am i, should i, if i|you|the|it|we|my|someone, not done|leaving|finished|off|going|yet, before, unless, book, reserve, cancel*, tell, show, give, question, another thing, one more, wait, hold on, add, change, help, but, explain, put, remind, sign me|us up, find, freeze, pause, refund*, though`,
  ),
  cue(
    -3,
    `membership, contract, gym, club, coach, trainer, instructor, teacher, class, classes, spot, place, holiday, holidays, vacation, trip, yesterday, often, always, never, every, usually, sometimes, not, isn, didn, haven, he|she|they|people|everyone|everybody|friend|wife|husband|mate|dad|mum ..? left|leaves|leave|leaving|going|off|said|says|say|went|goes|is|are|s, broken, machine, machines, treadmill, hurt, hurts, pain, bag, phone, music, screen, price, program*, exercise*, kilos, weight, goal*, said, say, says, saying, told, next time i, after the|my|i|class, at 6|7|8|9|5|10|noon, by 6|7|8|9|nine|noon|six, tomorrow i, i ll be_back, reps, sets, squats, keys, leave my|a|the, left my|the|a, off sick|work|my_feet|my, light, lights, fan, door, weekend you, good at|with|for, movie, film, school, yet, instead, last|good evening|morning i, goodbye to|party|drinks|card, out of shape|order|date|breath, complaint, review, wrong, ridiculous, awful`,
  ),
];
