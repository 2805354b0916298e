/** Who is measured on a journal: a name, the line of shell, the tools that it takes. The first one is whom the others are compared with. */
export function contestants({ node, main, file, patterns, home }) {
  const journal = quoted(file)
  const sought = quoted(patterns)
  const culprit = `${quoted(node)} ${quoted(main)}`
  // lnav prints the whole log unless it is told to be quiet; the count makes it finish its index.
  const index = `HOME=${quoted(home)} TERM=dumb lnav -n -q -c ';select count(*) from journald_json_log' -c ':write-csv-to -' -c ':quit' ${journal}`
  return [
    { name: 'culprit triage FILE', line: `${culprit} triage ${journal}`, tools: [] },
    { name: 'cat FILE \\| culprit triage -', line: `cat ${journal} | ${culprit} triage -`, tools: [] },
    { name: 'rg -F -f PATTERNS \\| jq .MESSAGE', line: `rg -F -f ${sought} ${journal} | jq -c .MESSAGE`, tools: ['rg', 'jq'], target: ['culprit takes at most 1.5 × its time', ratio => ratio >= 1 / 1.5] },
    { name: 'rg -F -f PATTERNS', line: `rg -F -f ${sought} ${journal}`, tools: ['rg'] },
    { name: 'lnav -n, its index alone', line: index, tools: ['lnav'], target: ['culprit is at least 1.5 × as fast', ratio => ratio >= 1.5] },
    { name: "jq 'select(.PRIORITY <= 3)'", line: `jq -c 'select((.PRIORITY // "6" | tonumber) <= 3)' ${journal}`, tools: ['jq'], target: ['culprit is at least 5 × as fast', ratio => ratio >= 5] },
    { name: 'grep -c', line: `LC_ALL=C grep -c 'No such file or directory' ${journal}`, tools: ['grep'] },
  ]
}

export function starters({ node, main }) {
  return [
    { name: 'culprit --version', line: `${quoted(node)} ${quoted(main)} --version`, tools: [] },
    { name: 'node -e 0', line: `${quoted(node)} -e 0`, tools: [], target: ['culprit takes at most 2 × its time', ratio => ratio >= 1 / 2] },
  ]
}

export function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`
}
