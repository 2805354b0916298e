import { Text } from 'ink'
import { memo } from 'react'
import type { Row } from '../row.ts'
import type { Theme } from '../theme.ts'
import { painted } from '../theme.ts'

interface Props {
  readonly row: Row
  readonly theme: Theme
  readonly width: number
}

/** One row of the screen. */
export const RowLine = memo(function RowLine({ row, theme, width }: Props) {
  // A row without a character would have no height.
  return <Text wrap="truncate">{painted(row, theme, width) || ' '}</Text>
})
