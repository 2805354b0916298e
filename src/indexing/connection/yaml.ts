// A file of its own, so that it is loaded where there is something to parse.
export { parse } from 'yaml'
