const list = (text: string): string[] => text.trim().split(/\s*,\s*/u)

/** Whole cells that say one thing, as `wordingKey` spells them. Every other wording is asked about. */
export const outcomeWords = {
  came: list(`
    yes, y, yeah, yep, true, 1, +, ++, ✓, ✔, ✅, ☑, v, да, д, ага, истина, я, явка, присутствие, на месте, здесь, тут,
    came, arrived, attended, present, here, in attendance, showed, showed up, show, shown, visited, completed, done,
    checked in, check in, checkedin, interviewed, interview completed, interview done, interview held, held, took place,
    late, came late, arrived late, left, left early, walked in, yes came, yes attended,
    пришел, пришла, пришли, да пришел, да пришла, пришел вовремя, пришла вовремя, пришел с опозданием,
    пришла с опозданием, пришел на собеседование, пришла на собеседование, пришел на интервью, пришла на интервью,
    дошел, дошла, дошел до собеседования, дошла до собеседования, был, была, были, да был, да была, был на месте,
    была на месте, был на собеседовании, была на собеседовании, был на интервью, была на интервью, явился, явилась,
    прибыл, прибыла, приехал, приехала, присутствовал, присутствовала, посетил, посетила, отметился, отметилась,
    опоздал, опоздала, ушел, ушла, ушел раньше, ушла раньше, прошел собеседование, прошла собеседование,
    прошел интервью, прошла интервью, состоялось, собеседование состоялось, интервью состоялось, проведено,
    собеседование проведено, интервью проведено
  `),
  missed: list(`
    no, n, nope, false, 0, ✗, ✘, ❌, ☒, нет, н, не, ложь, ня, н/я, нн, неявка, не явка, отсутствие, прогул, самоотказ,
    no show, noshow, no shows, no showed, did not come, did not attend, did not show, did not show up, did not arrive,
    didnt come, didnt attend, didnt show, didnt show up, didnt arrive, not attended, not arrived, not present,
    never came, never showed, never showed up, absent, absence, missed, missed interview, missed the interview,
    missed appointment, skipped, dna, declined,
    не пришел, не пришла, не пришли, нет не пришел, нет не пришла, не пришел на собеседование,
    не пришла на собеседование, не пришел на интервью, не пришла на интервью, не дошел, не дошла,
    не дошел до собеседования, не дошла до собеседования, не был, не была, не были, не явился, не явилась,
    не явился на собеседование, не явилась на собеседование, не приехал, не приехала, не прибыл, не прибыла,
    не присутствовал, не присутствовала, отсутствовал, отсутствовала, отсутствует, пропустил, пропустила, пропал,
    пропала, прогулял, прогуляла, собеседование не состоялось
  `),
  cancelled: list(`
    cancelled, canceled, cancelled before, canceled before, cancelled in advance, canceled in advance,
    cancelled by candidate, canceled by candidate, cancelled by company, canceled by company, called off, rescheduled,
    postponed, moved,
    отмена, отменили, отменил, отменила, отменен, отменена, отменено, отменил заранее, отменила заранее,
    отменено заранее, отменено кандидатом, отменено нами, отказался заранее, отказалась заранее,
    предупредил заранее, предупредила заранее, перенос, перенесли, перенес, перенесла, перенесен, перенесена,
    перенесено, перенесли заранее
  `),
  unknown: list(`
    unknown, not known, uncertain, unclear, not sure, dont know, tbd, ?, ??, ???, pending, not marked,
    неизвестно, не известно, неясно, не ясно, непонятно, не понятно, не знаю, не помню, нет информации, нет сведений,
    не отмечено, не отмечен, не отмечена, не указано, в ожидании, ожидается
  `),
} as const satisfies Record<string, readonly string[]>
