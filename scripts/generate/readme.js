// Fills the tables between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->` in README.md.
import { code, table } from './markdown.js'
import { exitCodeTable, permissionTable } from './tables.js'

const sections = {
  'exit-codes': ({ exitCodes }) => exitCodeTable(exitCodes),
  gates: ({ gates }) =>
    table(
      ['Gate', 'What it makes sure of', 'Rules'],
      gates.map((gate) => [
        `[${code(gate.id)}](actions/${gate.id}/README.md)`,
        gate.summary,
        `[${gate.rules.length}](docs/README.md)`,
      ]),
    ),
  permissions: ({ gates }) => permissionTable(gates),
  commands: ({ commands }) =>
    table(
      ['Command', 'What it does'],
      commands.map((command) => [code(`gatewright ${command.name}`), command.summary]),
    ),
}

/** @throws Error for a section that is missing, open, or not known. */
export function withSections(text, catalogue) {
  const seen = new Set()
  const filled = text.replace(/<!-- generated:([\w-]+) -->\n[\s\S]*?<!-- \/generated:\1 -->/g, (_, name) => {
    const render = sections[name]
    if (render === undefined) throw new Error(`README.md: there is no generated section "${name}"`)
    seen.add(name)
    return `<!-- generated:${name} -->\n\n${render(catalogue)}\n\n<!-- /generated:${name} -->`
  })
  const missing = Object.keys(sections).filter((name) => !seen.has(name))
  if (missing.length > 0)
    throw new Error(`README.md: no place for the generated section ${missing.join(', ')}`)
  return filled
}
