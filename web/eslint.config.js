import hooks from 'eslint-plugin-react-hooks'
import { dirname, relative, resolve } from 'node:path'
import ts from 'typescript-eslint'

const source = resolve(import.meta.dirname, 'src')

/** Which part of the house a file stands in: app, api, components or features/<name>. */
function partOf(file) {
  const [first, second] = relative(source, file).split('/')
  return first === 'features' ? `features/${second}` : first
}

/** api knows nothing, components know api, a feature knows both but no other feature, app knows all. */
const boundaries = {
  create(context) {
    const from = partOf(context.filename)
    const mayKnow = (to) =>
      from === to ||
      from === 'app' ||
      to === 'api' ||
      (to === 'components' && from.startsWith('features/'))
    function check(node) {
      const name = node.source?.value
      if (typeof name !== 'string' || !/^(@\/|\.)/.test(name)) return
      const target = name.startsWith('@/') ? resolve(source, name.slice(2)) : resolve(dirname(context.filename), name)
      const to = partOf(target)
      if (!mayKnow(to)) context.report({ node, message: `${from} may not import ${to}; shared parts belong in components or api.` })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}

export default ts.config(
  { ignores: ['dist', 'node_modules'] },
  ...ts.configs.strict,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks, slipway: { rules: { boundaries } } },
    rules: {
      ...hooks.configs.recommended.rules,
      'slipway/boundaries': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
)
