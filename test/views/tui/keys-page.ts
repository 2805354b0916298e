import { bindingsOf, keyTable, screenNames } from '../../../src/views/tui/keys.ts'

interface Line { readonly keys: readonly string[]; readonly words: string }

/** The key table as a page to read. */
export function keysPage(): string {
  const own = screenNames.map(name => [`On the screen *${name}*`, bindingsOf(name).filter(({ screens }) => screens !== 'all')] as const)
  const sections = [['Everywhere', keyTable.filter(({ screens }) => screens === 'all')] as const, ...own].filter(([, lines]) => lines.length > 0)
  return `# Keys of \`culprit tui\`\n\nMade from \`src/views/tui/keys.ts\`; \`?\` shows the same.\n${sections.map(([heading, lines]) => `\n## ${heading}\n\n| key | does |\n|---|---|\n${lines.map(row).join('\n')}\n`).join('')}`
}

function row({ keys, words }: Line): string {
  return `| ${keys.map(key => `\`${key}\``).join(' ')} | ${words} |`
}
