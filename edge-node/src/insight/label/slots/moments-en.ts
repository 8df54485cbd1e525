import type { Grammar } from './grammar.ts';

const hour = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})';
const minute =
  '(?:oh (?:one|two|three|four|five|six|seven|eight|nine)|five|ten|twelve|fifteen|(?:twenty|thirty|forty|fifty)(?: five)?)';
const half = '(?:a ?m|p ?m|o ?clock|oclock)';
const clock = `(?:(?:half|quarter|a quarter|five|ten|twenty(?: five)?|\\d{1,2})(?: minutes)? (?:past|to|after|til|till) ${hour}|half (?:past )?${hour}|back (?:o|of) ${hour}|${hour} ${minute}(?= )(?! (?:minutes?|mins?|quid|pounds?|kilos?|places|spots|of us|people))(?: ${half})?|${hour} ${half}|\\d{3,4} ?(?:a ?m|p ?m)|\\d{1,2}[:.]\\d\\d(?: ${half})?|(?!20[12]\\d)(?:[01]\\d|2[0-3])[0-5]\\d|noon|midday|midnight|(?:lunch|dinner|tea|bed) ?time|(?:${hour}|\\d{1,2}) ?ish)(?: sharp| ish)?`;
const partOfDay = '(?:mornings?|mornin|morn|afternoons?|arvo|evenings?|evenin|eve|nights?|nite|nites)';
const partEnd = `(?: (?:in the|at|of a|o the) ${partOfDay})?`;
const about = '(?:before|after|around|round|about|roughly|past|efter)';
const weekday =
  '(?:mondays?|tuesdays?|wednesdays?|wensday|thursdays?|fridays?|saturdays?|satrday|sundays?|mon|tues?|weds?|thurs?|thur?|fri|sat|sun)';
const month =
  '(?:january|february|march|april|may(?! (?:i|we|one|be|have|not|as|know))|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)';
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
      `(?:early |late |mid )?${partOfDay}|overnight|lunch|(?:after|before|efter) (?:ma |my )?(?:work|school|skool|lunch|dinner|tea|breakfast|church|practice|dawn)|crack of dawn|dawn|same time|middle of the day|first thing|last thing`,
    ],
  ],
  day: [
    [
      'near',
      '(?:day after |next )?(?:tomorrow|tmrw|tmr|tmro|tomoz|2 ?moro|2 ?morrow)|tomorow|to morrow|2 ?day|today|yesterday|tonight|tonites?|2 ?nite|tn|last night|(?:the )?(?:morra|morrow|marra)|tomorra|the (?:neet|nght|nite|nicht|morn)|the (?:night|day)(?! (?:s|after|before|of|when|bus|shift|club|crew|class))',
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
      '(?:this|dis|next|nxt|last|following)(?: coming)? (?:week ?ends?|wknd|w ?e|weeks?|fortnight|quarter|wk|weak|months?|years?|summer|winter|spring|autumn|fall|term)',
    ],
    ['week', 'week ?ends?|week ?days?|week ?nights?|week \\d{1,2}|wknd|end of (?:the )?(?:month|week|year)|month end'],
    ['term', 'week|fortnight'],
    [
      'season',
      'summer|winter|spring(?: break)?|autumn|half term|(?:school |summer |half term )?(?:holidays|hols)|march break|pay ?day|inset days?',
    ],
    ['feast', '(?:after|before|over) (?:easter|christmas|xmas|new years?|half term|the holidays|summer)'],
    [
      'feast',
      '(?:early |late )?(?:may )?bank (?:holidays?|hols?)(?: (?:monday|weekend))?|good friday|easter(?: (?:sunday|monday|weekend|week|hols|holidays))?|(?:christmas|xmas)(?: (?:day|eve))?|boxing day|new years?(?: s)?(?: (?:day|eve))?|valentines?(?: s)?(?: day)?|(?:day after )?thanksgiving(?: (?:monday|weekend|week))?|thanksgivin|juneteenth|(?:king|queen) s birthday|melbourne cup(?: day)?|halloween|hogmanay|ramadan|eid|diwali|hanukkah|lent|pancake day|mothers? (?:s )?day|fathers? (?:s )?day',
    ],
    [
      'feast',
      '(?:st|saint) \\w+(?: s)? day|(?:(?:st|saint) )?(?:patrick|paddy|stephen|david|george|andrew) ?s (?:day|weekend)|(?:st|saint) patrick ?s|(?:heritage|waitangi|cup|show|match|burns|memorial|labou?r|independence|columbus|veterans|family|canada|victoria|australia|anzac|presidents|mlk|remembrance|election|civic) day(?: weekend)?|fourth of july|long weekend',
    ],
  ],
  amount: amountsEn(),
};

function amountsEn(): Grammar['amount'] {
  const numerals =
    'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hunner|thousand';
  const number = `(?:an?|one|${numerals}|half|couple(?: of)?|few|\\d+(?:[.,]\\d+)?)`;
  const bare = `(?:${numerals}|\\d{1,3})`;
  const many = `(?:${number}(?: (?:and )?${number}){0,4})`;
  return [
    [
      'duration',
      `${many} (?:whole )?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?)`,
    ],
    ['money', `${many} ?(?:euros?|quid|pounds?|dollars?|bucks?|pence|cents)|[£$€] \\d+(?:[.,]\\d+)?`],
    ['weight', `${many} ?(?:kilos?|kg|kgs|grams?|stone|lbs?)`],
    ['places', `${many} (?:places?|spots?|seats?|mats?|bikes?|slots?|tickets?|guests?|spaces?)`],
    ['count', '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1\\d|2[0-4])'],
    ['number', `${bare}(?: (?:and )?${bare}){0,4}`],
  ];
}
