import type { ListState } from '../list-screen.ts'

export interface ProblemsState extends ListState {
  readonly screen: 'problems'
}
