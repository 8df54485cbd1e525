import type { Grammar } from './grammar.ts';

const hour = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})';
const minute =
  '(?:oh (?:one|two|three|four|five|six|seven|eight|nine)|five|ten|twelve|fifteen|(?:twenty|thirty|forty|fifty)(?: five)?)';
const half = '(?:a ?m|p ?m|o ?clock|oclock)';
const clock = `(?:(?:half|quarter|a quarter|five|ten|twenty(?: five)?|\\d{1,2})(?: minutes)? (?:past|to|after|til|till) ${hour}|half (?:past )?${hour}|back (?:o|of) ${hour}|${hour} ${minute}(?= )(?! (?:minutes?|mins?|quid|pounds?|kilos?|places|spots|of us|people))(?: ${half})?|${hour} ${half}|\\d{3,4} ?(?:a ?m|p ?m)|\\d{1,2}[:.]\\d\\d(?: ${half})?|noon|midday|midnight|(?:lunch|dinner|tea|bed) ?time|(?:${hour}|\\d{1,2}) ?ish)(?: sharp| ish)?`;
const partOfDay = '(?:mornings?|mornin|morn|afternoons?|arvo|evenings?|evenin|eve|nights?|nite|nites)';
const partEnd = `(?: (?:in the|at|of a|o the) ${partOfDay})?`;
const about = '(?:before|after|around|about|roughly|past|efter)';
const weekday =
  '(?:mondays?|tuesdays?|wednesdays?|wensday|thursdays?|fridays?|saturdays?|satrday|sundays?|mon|tues?|weds?|thurs?|thur|fri|sat)';
const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)';
const ordinal =
  '(?:\\d{1,2} ?(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty first)';

export const momentsEn: Grammar = {
  time: [
    ['range', `between (?:${clock}|${hour}) and (?:${clock}|${hour})(?: ${half})?${partEnd}`],
    ['clock', `(?:${about} )?${clock}${partEnd}`],
    ['clock', `(?:${about} )?${hour} (?:in the|at|of a|o the) ${partOfDay}`],
    [
      'after',
      `${about} ${hour}(?! (?:minutes?|mins?|hours?|days?|weeks?|months?|years?|reps?|sets?|sessions?|of|quid|pounds?|kilos?|people|times))`,
    ],
    [
      'at',
      `(?<= (?:at|${weekday}) )(?:${hour}|ate)(?! (?:minutes?|mins?|hours?|days?|weeks?|months?|years?|reps?|sets?|of|quid|pounds?|kilos?|people|times|spots?|places?))`,
    ],
    [
      'part',
      `${partOfDay}|lunch|(?:after|before|efter) (?:ma |my )?(?:work|school|skool|lunch|dinner|tea|breakfast|church|practice|dawn)|crack of dawn|dawn|same time|middle of the day|first thing|last thing`,
    ],
  ],
  day: [
    [
      'near',
      'day after tomorrow|tomorrow|tomorow|to morrow|tmrw|tmr|tmro|tomoz|2 ?moro|2 ?morrow|2 ?day|today|yesterday|tonight|tonite|2 ?nite|tn|last night|(?:the )?(?:morra|morrow|marra)|tomorra|the (?:neet|nght|nite|nicht|morn)',
    ],
    ['near', `this (?:${partOfDay}|lunch ?time)`],
    [
      'weekday',
      `(?:next |this |(?:this )?(?<! (?:not|t|m|be|re|am|is|are) )coming |last )?${weekday}(?: (?:week|next|after next|coming))?`,
    ],
    [
      'date',
      `(?:${weekday} (?:the )?)?(?:${ordinal}|\\d{1,2})(?: of)? ${month}|${month} (?:the )?(?:${ordinal}|\\d{1,2})|${weekday} (?:the )?${ordinal}`,
    ],
    ['ordinal', `${ordinal}(?: of the month)?`],
    ['month', `(?:early |late |mid |end of )?${month}(?: to ${month})?`],
    [
      'week',
      '(?:this|dis|next|nxt|last|following)(?: coming)? (?:week ?ends?|weeks?|wk|weak|months?|years?|summer|winter|spring|autumn|fall|term)',
    ],
    ['week', 'week ?ends?|week ?days?|week \\d{1,2}|wknd|end of the (?:month|week|year)'],
    ['season', 'summer|winter|spring(?: break)?|autumn|half term|school holidays|summer holidays|holidays'],
    ['feast', '(?:after|before|over) (?:easter|christmas|xmas|new years?|half term|the holidays|summer)'],
    [
      'feast',
      '(?:early |late )?(?:may )?bank holidays?(?: (?:monday|weekend))?|good friday|easter(?: (?:sunday|monday|weekend))?|(?:christmas|xmas)(?: (?:day|eve))?|boxing day|new years?(?: s)?(?: (?:day|eve))?|thanksgiving|thanksgivin|halloween|hogmanay|ramadan|eid|diwali|hanukkah|lent|pancake day|mothers? (?:s )?day|fathers? (?:s )?day',
    ],
    [
      'feast',
      '(?:st|saint) \\w+(?: s)? day|paddy s day|(?:memorial|labou?r|independence|columbus|veterans|family|canada|victoria|australia|anzac|presidents|mlk|remembrance|election|civic) day|fourth of july|long weekend',
    ],
  ],
  amount: amountsEn(),
};

function amountsEn(): Grammar['amount'] {
  const number =
    '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hunner|thousand|half|couple(?: of)?|few|\\d+(?:[.,]\\d+)?)';
  const many = `(?:${number}(?: (?:and )?${number}){0,4})`;
  return [
    [
      'duration',
      `${many} (?:whole )?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?)`,
    ],
    ['money', `${many} ?(?:euros?|quid|pounds?|dollars?|bucks?|pence|cents)|[£$€] \\d+(?:[.,]\\d+)?`],
    ['weight', `${many} ?(?:kilos?|kg|kgs|grams?|stone|lbs?)`],
    ['places', `${many} (?:places?|spots?|seats?|mats?|bikes?|slots?|tickets?|guests?|spaces?)`],
  ];
}
