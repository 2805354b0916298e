const number = (value, digits) => (value === undefined ? '–' : value.toFixed(digits))

/** Measurements as Markdown; `ratio` is how many times the time of the first one each takes, by the processor where it is known. */
export function table(results, bytes) {
  const [first] = results
  const rows = results.map(({ name, wall, processor, memory, target }) => {
    const ratio = processor === undefined || first.processor === undefined ? wall / first.wall : processor / first.processor
    const verdict = target === undefined ? '' : `${target[0]}: ${target[1](ratio) ? 'yes' : '**no**'}`
    return [name, number(wall, 3), number(processor, 3), ...(bytes === undefined ? [] : [number(bytes / 1e6 / wall, 0)]), number(memory && memory / 1e6, 0), number(ratio, 2), verdict]
  })
  const head = ['', 's', 'CPU s', ...(bytes === undefined ? [] : ['MB/s']), 'peak MB', 'ratio', 'target']
  return [head, head.map((_, column) => (column === 0 || column === head.length - 1 ? '---' : '---:')), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
