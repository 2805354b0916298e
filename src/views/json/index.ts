export { renderJson } from './report.ts'
export { entryJson, eventJson, problemJson, signalJson } from './stages.ts'
