import type { ListState } from '../list-screen.ts'

/** Where logs are pasted and added before they are analysed. */
export interface PasteState extends ListState {
  readonly screen: 'paste'
  /** What came of the paste that is under way. */
  readonly pasting?: { readonly lines: number; readonly bytes: number }
}
