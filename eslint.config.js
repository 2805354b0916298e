import eslint from '@eslint/js'
import path from 'node:path'
import tseslint from 'typescript-eslint'

// The architecture: what each room may import. No other arrow. `npm run lint` fails on one.
const layers = {
  'src/model': [],
  parsers: ['src/model'],
  'src/reading': ['src/model'],
  'src/reasoning': ['src/model'],
  'src/indexing': ['src/model'],
  'src/remembering': ['src/model'],
  'src/views': ['src/model'],
  'src/desk': ['src/model', 'src/reading', 'src/reasoning'],
  'src/cli': ['src/model', 'src/reading', 'src/reasoning', 'src/desk', 'src/indexing', 'src/remembering', 'src/views'],
  'src/shipped.ts': ['src/model', 'src/reasoning', 'parsers', 'rules'],
  'src/desk-worker.ts': ['src/model', 'src/desk', 'src/cli', 'src/shipped.ts'],
  'src/main.ts': ['src/model', 'src/desk', 'src/cli', 'src/reasoning', 'src/shipped.ts', 'parsers', 'rules'],
}
// The packages that a room is made with; others are named nowhere in it.
const packages = {
  'src/model': [],
  parsers: ['dayjs'],
  'src/reasoning': ['yaml', 'ajv', 'node:v8'],
}

const root = import.meta.dirname
const roomOf = file => Object.keys(layers).find(room => file === room || file.startsWith(`${room}/`))

const borders = {
  create(context) {
    const here = path.relative(root, context.filename).replaceAll('\\', '/')
    const room = roomOf(here)
    if (room === undefined) return {}
    const check = node => {
      const name = node.source?.value
      if (typeof name !== 'string') return
      if (!name.startsWith('.')) {
        const allowed = packages[room]
        if (allowed && !allowed.some(one => name === one || name.startsWith(`${one}/`))) context.report({ node, message: `${room} may not import the package ${name}` })
        return
      }
      const target = path.relative(root, path.resolve(path.dirname(context.filename), name)).replaceAll('\\', '/')
      const other = roomOf(target)
      if (other !== room && !(other && layers[room].includes(other))) context.report({ node, message: `${room} may not import ${other ?? target}` })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.cache/'] },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { culprit: { rules: { borders } } },
    rules: {
      'culprit/borders': 'error',
      'no-console': 'error',
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 220, skipBlankLines: true }],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'a union of strings says the same without code' }],
    },
  },
  { files: ['scripts/**', 'eslint.config.js'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', fetch: 'readonly' } }, rules: { 'no-console': 'off' } },
)
