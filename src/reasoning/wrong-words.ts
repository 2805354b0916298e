/** Words of an error, for logs that mark none. */
export const wrongWords: readonly string[] = ['failed', 'Failed', 'FAILED', 'failure', 'rror: ', 'ERROR', 'rror ', 'rror]', 'fatal', 'FATAL', 'denied', 'refused', 'rejected', 'cannot ', 'Cannot ', 'unable to', 'Unable to', 'timed out', 'timeout', 'corrupt', 'panic', 'expired', 'not found', 'No such ', 'exceeded', 'too low', 'too many', 'Too many', 'invalid', 'Invalid', 'CRITICAL', 'aborted', 'not supported', 'nsupported', 'no longer', 'ignoring', 'not set', 'not running', 'nknown ', 'issing ', 'does not ', 'ould not ', 'nexpected', 'not permitted', 'syntax', 'conflict', "n't ", 'rong ', ' stuck', ' hung', 'dirty', 'unrecogni', 'mismatch', 'wedged', 'ot enough', 'FAILURE', 'critical', 'inconsisten', 'unreadable', 'insecure', 'already running', 'is full', ' fault ', 'bus down', 'pin busy', 'took too long', 'missing from', 'stale', 'answers: ', 'nreachable', ' is down']

// What is too common to be sought in every log, or needs more than a word.
const wrongPhrases = /<(?:error|fatal|critical)>|\[(?:ERR|FTL)\]|\bE! |\blevel=(?:error|fatal|critical|panic)|"level": ?"(?:error|fatal|critical)|xception\b|\binsufficient\b|\bmust be\b|\bterminat(?:e called|ing\b)|\bno (?:\S+ ){1,3}(?:found|given|specified|defined|configured|available)\b|\black(?:s|ing) |protection fault|\bgiving up\b|\bdied\b|\blocked\b|\brequires? |\bcrash|\blost\b|\bhang\b|\bmissed\b|\brejected\b|\bstalled\b|\bno majority\b|\bundefined\b|\billegal\b|\bnot (?:running|starting|started)\b|\boff the (?:bus|net)\b/i

/** Whether a message is worded as something that went wrong. */
export function soundsWrong(message: string): boolean {
  return wrongWords.some(word => message.includes(word)) || wrongPhrases.test(message.slice(0, 1000))
}
