// Holds the page's types against the API's description: every member that the page reads must be one that the server writes.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'src', 'api', 'types')
const { schemas } = JSON.parse(readFileSync(join(root, '..', 'docs', 'api', 'openapi.json'), 'utf8')).components

// A page's type is named as its record without the ending View, but for these.
const records = { Page: null, ProblemEntry: null, MonitorPlan: 'PlanView', ServerInfo: 'ServerView' }

const problems = []

for (const name of readdirSync(folder)) {
  const file = ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.Latest, true)
  for (const node of file.statements.filter(ts.isInterfaceDeclaration)) {
    const type = node.name.text
    const record = type in records ? records[type] : `${type}View`
    if (record === null) continue
    const schema = schemas[record]
    if (!schema) {
      problems.push(`${name}: ${type} has no record ${record} in docs/api/openapi.json.`)
      continue
    }
    const own = node.members.filter(ts.isPropertySignature).map((member) => member.name.getText(file))
    for (const member of own)
      if (!(member in schema.properties)) problems.push(`${name}: ${type}.${member} is not a member of ${record}.`)
    if (!node.heritageClauses)
      for (const member of Object.keys(schema.properties))
        if (!own.includes(member)) problems.push(`${name}: ${type} lacks ${member} of ${record}.`)
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
