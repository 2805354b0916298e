const mostThings = 6
const longestThing = 60

// What messages name things by: quotation marks, paths, and words that no language has: with dots, dashes, underscores, digits or capitals inside.
const forms: readonly RegExp[] = [
  /(?<![A-Za-z])["'`‘“]([\w/.~@$*%+:-][^"'`’”]{1,59})["'`’”](?![A-Za-z])/g,
  /(?<![\w/])((?:\/[\w.+@-]+){1,12}\/?)/g,
  /\b([A-Za-z][A-Za-z0-9]*(?:[_.:-][A-Za-z0-9]+)+)\b/g,
  /\b([A-Z][A-Z0-9_]{3,30})\b/g,
  /\b([a-z]+[A-Z][A-Za-z]{2,30})\b/g,
  /\b([A-Z]{2,12}[a-z]{2,}[A-Za-z]{0,30}|[A-Z][a-z]+[A-Z]{2,}[A-Za-z]{0,30})\b/g,
  /\b([A-Za-z]{2,12}\d{1,4})\b/g,
]

const noThing = /^(?:ERROR|FATAL|FAILED|WARNING|WARN|INFO|DEBUG|CRITICAL|EMERG|ALERT|NOTICE|ERRO|EROR|CRIT|DEBU|PANIC|EMERGENCY|NOTE|[a-z]{1,2}|[IWEF]\d{4})$|^\d/
// Where in its own source a program speaks from is no thing of the machine.
const ownCode = /\.(?:c|cc|cpp|cxx|go|py|js|ts|rs|rb|java|erl|ex|pl|lua)(?::|$)/
const ownClass = /^(?:org|com|io|net|java|javax)(?:\.[A-Za-z][\w$]*){2,}$/
const ownFunction = /^_*[a-z][a-z0-9]*(?:_+[a-z0-9]+)+$/

/** The things that a message names — paths, units, options, devices, codes — each once, in the order of their forms. */
export function thingsNamed(message: string): string[] {
  const found = new Set<string>()
  for (const form of forms) {
    for (const { 0: whole, 1: thing = '', index } of message.slice(0, 1000).matchAll(form)) {
      const next = message[index + whole.length]
      if (thing.length <= longestThing && !noThing.test(thing) && !isOfItsCode(thing, message[index - 1], next) && ![...found].some(other => other.includes(thing))) found.add(thing)
      if (found.size >= mostThings) return [...found]
    }
  }
  return [...found]
}

function isOfItsCode(thing: string, before: string | undefined, after: string | undefined): boolean {
  return (!thing.startsWith('/') && (ownCode.test(thing) || ownClass.test(thing))) || (ownFunction.test(thing) && (after === '(' || (before === '[' && after === ']')))
}
