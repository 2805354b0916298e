export { CaseFolder } from './case-folder.ts'
