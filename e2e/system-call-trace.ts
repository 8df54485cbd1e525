/**
 * How many syncs of a file had ended, since the message before, when each message left.
 *
 * @param trace What `strace -f -y -s 300` wrote of fsync, fdatasync, write, writev, sendto and sendmsg.
 * @param file Absolute path.
 * @param messageTexts A text that stands in each message and in no other, in the order sent.
 * @throws when a message did not leave, or not in that order.
 */
export function syncsBeforeMessages(trace: string, file: string, messageTexts: readonly string[]): number[] {
  const syncing = new Set<string>();
  const counts: number[] = [];
  let synced = 0;
  for (const line of trace.split('\n')) {
    const [, thread = '', call = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (/^f(data)?sync\(/.test(call) && call.includes(`<${file}>`)) {
      if (call.endsWith('= 0')) synced += 1;
      else if (call.includes('<unfinished')) syncing.add(thread);
    } else if (/^<\.\.\. f(data)?sync resumed>/.test(call)) {
      if (syncing.delete(thread) && call.endsWith('= 0')) synced += 1;
    } else if (/^(write|writev|sendto|sendmsg)\(\d+<(socket|TCP)/.test(call)) {
      for (let next = messageTexts[counts.length]; next !== undefined && call.includes(next);) {
        counts.push(synced);
        synced = 0;
        next = messageTexts[counts.length];
      }
    }
  }
  if (counts.length < messageTexts.length) {
    throw new Error(`The message with ${messageTexts[counts.length]} is not in the trace after those before it.`);
  }
  return counts;
}
