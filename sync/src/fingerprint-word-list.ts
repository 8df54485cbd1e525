/**
 * 256 words of which people who speak French, English or Spanish know the look and the sound; no two begin with the same
 * four letters.
 */
export const fingerprintWordList: readonly string[] = `
acacia agenda alarma album alpaca amazon ananas animal arcade arena armada atlas aurora avatar baguette balcon
ballet bamboo banana basalt basilic bazar benjamin beret bikini bingo bistro bolero bonsai boutique bravo
brioche bronze buffet bungalow burrito cactus cafe camera canal capital caramel carnaval casino cobalt cobra
cocktail colibri comet condor confetti coral cosmos couscous coyote cristal croissant cubic delta diesel disco
dolmen domino dragon echo eclair edelweiss enigma escort espresso eureka euro fado fajita falafel fanfare
festival fiesta flamenco flora fondue forum funk galaxy garage gazelle genie ginseng gondola gorilla granit
grappa guitar guru hamac hangar harmonica hibiscus hotel hybrid iceberg impala inox iris jackpot jade jaguar
jazz jumbo jungle kabuki kayak kebab kimono kiwi koala labrador lasagna laser legend libra lingot logo lotus
mambo mandarin mango maori marina medusa melon menu metal metro mikado modem mosaic musical mustang nacho nadir
nectar neon ninja nirvana nomad nova oasis ocarina octopus olive omega opal opera orbital orca origami oxygen
paella panda panini papaya paprika parka pasta patio pelican piano picnic piranha pixel pizza polo poncho pony
popcorn portal prisma puma puzzle python quartz quinoa quiz radar radio rafting reggae retro ritual robot rodeo
rugby rumba safari saga salami salsa samba sandwich sardine satin sauna scooter sequoia sesame sierra silo
slalom sofa solar sombrero sonar soprano spiral sprint studio sumo sushi tabasco taco tandem tango taxi tempo
tenor tequila tiara tofu tombola tonic tornado totem trapeze trio tsunami tuba tulip tundra turban utopia
vampire vanilla vector veranda video vista volcan wagon wasabi yoga yogurt zebra zigzag zodiac zombie
`
  .trim()
  .split(/\s+/);
