export { renderJson } from './report.ts'
export { huntJson } from './hunt.ts'
export { entryJson, eventJson, problemJson, signalJson } from './stages.ts'
