import { Box, Text, useInput } from 'ink'
import { keysOf } from '../key-names.ts'
import { slot } from './slot.ts'

interface Props {
  readonly rows: number
  readonly width: number
  readonly onKey: (key: string) => void
}

/** The places of a frame's rows as Ink lays them out; tells every key that is pressed by its name. */
export function Screen({ rows, width, onKey }: Props) {
  useInput((input, key) => { for (const name of keysOf(input, key)) onKey(name) })
  return (
    <Box flexDirection="column" width={width} height={rows}>
      {Array.from({ length: rows }, (_, index) => <Text key={index}>{slot(index)}</Text>)}
    </Box>
  )
}
