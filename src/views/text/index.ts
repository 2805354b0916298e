export type { TextOptions } from './page.ts'
export { renderText } from './report.ts'
