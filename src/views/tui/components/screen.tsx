import { Box, useInput } from 'ink'
import type { Frame } from '../frame.ts'
import { keysOf } from '../key-names.ts'
import type { Theme } from '../theme.ts'
import { RowLine } from './row-line.tsx'

interface Props {
  readonly frame: Frame
  readonly theme: Theme
  readonly width: number
  readonly onKey: (key: string) => void
}

/** A frame as Ink draws it; tells every key that is pressed by its name. */
export function Screen({ frame, theme, width, onKey }: Props) {
  useInput((input, key) => { for (const name of keysOf(input, key)) onKey(name) })
  const rows = [...frame.header, ...frame.body, ...frame.footer]
  return (
    <Box flexDirection="column" width={width} height={rows.length} overflow="hidden">
      {rows.map((row, index) => <RowLine key={index} row={row} theme={theme} width={width} />)}
    </Box>
  )
}
