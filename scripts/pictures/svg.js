// A frame of the screens as SVG: rows of pieces, each at its column, in the colours of the program's own theme.

const cell = { width: 8.4, height: 18 }
const size = 14
const margin = 12
const ground = '#1c1f26'
const ink = '#d4d7dd'
const basic = ['#1c1f26', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d4d7dd']
const levels = [0, 95, 135, 175, 215, 255]

/** The whole picture. `columnsOf` measures a text as the screens do. */
export function svgOf({ rows, width, title, theme, columnsOf }) {
  const pixels = { width: Math.ceil(width * cell.width + 2 * margin), height: Math.ceil(rows.length * cell.height + 2 * margin) }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels.width}" height="${pixels.height}" viewBox="0 0 ${pixels.width} ${pixels.height}" role="img" xml:space="preserve">`,
    `<title>${escaped(title)}</title>`,
    `<style>text{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:${size}px;white-space:pre}</style>`,
    `<rect width="100%" height="100%" rx="8" fill="${ground}"/>`,
    ...rows.flatMap((row, index) => rowParts(row, { index, width, theme, columnsOf })),
    '</svg>',
    '',
  ].join('\n')
}

function rowParts({ spans, chosen }, { index, width, theme, columnsOf }) {
  const top = margin + index * cell.height
  const behind = chosen ? styleOf(theme.chosen.start).behind : undefined
  const parts = behind === undefined ? [] : [rectangle(0, width, top, behind)]
  let column = 0
  for (const { text, tone } of spans) {
    const columns = columnsOf(text)
    const style = styleOf(theme.tones[tone])
    if (style.behind !== undefined) parts.push(rectangle(column, columns, top, style.behind))
    if (text.trim() !== '') {
      const place = `x="${pixel(margin + column * cell.width)}" y="${pixel(top + size)}"`
      // The length holds the columns together whatever font is there.
      parts.push(`<text ${place} textLength="${pixel(columns * cell.width)}" fill="${style.ink ?? ink}"${style.bold ? ' font-weight="bold"' : ''}${style.faint ? ' opacity="0.65"' : ''}>${escaped(text)}</text>`)
    }
    column += columns
  }
  return parts
}

function rectangle(column, columns, top, fill) {
  return `<rect x="${pixel(margin + column * cell.width)}" y="${pixel(top)}" width="${pixel(columns * cell.width)}" height="${cell.height}" fill="${fill}"/>`
}

/** What the parameters of an escape sequence (SGR) stand for. */
function styleOf(parameters) {
  const style = {}
  const rest = parameters.split(';').filter(one => one !== '').map(Number)
  while (rest.length > 0) {
    const one = rest.shift()
    if (one === 1) style.bold = true
    else if (one === 2) style.faint = true
    else if (one === 7) Object.assign(style, { ink: ground, behind: ink })
    else if (one >= 30 && one <= 37) style.ink = basic[one - 30]
    else if (one >= 40 && one <= 47) style.behind = basic[one - 40]
    else if (one === 38 || one === 48) {
      const [, colour] = rest.splice(0, 2)
      style[one === 38 ? 'ink' : 'behind'] = ofPalette(colour)
    } else throw new Error(`the theme says ${parameters}, which pictures cannot draw`)
  }
  return style
}

function ofPalette(colour) {
  if (colour >= 232) return hex([8, 8, 8].map(base => base + (colour - 232) * 10))
  if (colour >= 16) return hex([36, 6, 1].map(part => levels[Math.floor((colour - 16) / part) % 6]))
  return basic[colour % 8]
}

function hex(parts) {
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`
}

function pixel(value) {
  return String(Math.round(value * 10) / 10)
}

/** A text that is only text in XML. */
export function escaped(text) {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
