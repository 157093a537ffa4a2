// The tables that more than one page shows.
import { code, sentence, stopped, table } from './markdown.js'

const defaultOf = (row) => (row.required ? 'required' : row.default === null ? '–' : code(row.default))

/** Options of a gate, or keys of the policy. */
export const optionTable = (rows) =>
  table(
    ['Key', 'Type', 'Default', 'Meaning'],
    rows.map((row) => [code(row.key), typeWords(row.type), defaultOf(row), row.description]),
  )

const plurals = { mapping: 'mappings', text: 'texts', 'whole number': 'whole numbers' }

/** `a | b` as two code spans, `list of text` as people say it. */
function typeWords(type) {
  const [, list = '', words = type] = /^((?:list of )*)(.*)$/.exec(type) ?? []
  if (words.includes(' | ')) return `${list}${words.split(' | ').map(code).join(', ')}`
  return list === '' ? words : `${list}${plurals[words] ?? words}`
}

const permissionCells = (permission) => [
  code(`${permission.name}: ${permission.access}`),
  permission.appOnly === true
    ? 'a GitHub App token, or a personal access token; never `GITHUB_TOKEN`'
    : '`GITHUB_TOKEN`',
  permission.why,
]

/** What a token must be allowed to do, for each gate. */
export const permissionTable = (gates) =>
  table(
    ['Gate', 'Permission', 'Who can have it', 'What for'],
    gates.flatMap((gate) =>
      gate.permissions.map((permission) => [code(gate.id), ...permissionCells(permission)]),
    ),
  )

/** What a token must be allowed to do, for one thing. */
export const plainPermissionTable = (permissions) =>
  table(['Permission', 'Who can have it', 'What for'], permissions.map(permissionCells))

/** The inputs of an action; `gate` is null for the suite. */
export function inputsOf(catalogue, gate) {
  const shared = Object.entries(catalogue.inputs)
    .filter(
      ([, input]) => gate === null || (input.rootOnly !== true && (input.gates?.includes(gate.id) ?? true)),
    )
    .map(([name, input]) => ({ name, description: input.description, default: input.default ?? null }))
  const own = Object.entries(gate?.inputs ?? {}).map(([name, input]) => ({
    name,
    description: `${stopped(input.description)} Overrides ${code(input.option)} of the policy file.`,
    default: null,
  }))
  return [...shared, ...own]
}

export const inputTable = (inputs) =>
  table(
    ['Input', 'Default', 'Meaning'],
    inputs.map((input) => [
      code(input.name),
      input.default === null ? '–' : code(input.default),
      input.description,
    ]),
  )

export const outputTable = (outputs) =>
  table(
    ['Output', 'Meaning'],
    Object.entries(outputs).map(([name, { description }]) => [code(name), description]),
  )

export const exitCodeTable = (exitCodes) =>
  table(
    ['Exit code', 'Meaning'],
    exitCodes.map((exit) => [code(String(exit.code)), sentence(exit.meaning)]),
  )

/** @param folder where the rule pages stand, seen from the page */
export const ruleTable = (rules, folder) =>
  table(
    ['Rule', 'What it checks'],
    rules.map((rule) => [`[${code(rule.id)}](${folder}/${rule.id}.md)`, rule.title]),
  )

export const entryTable = (columns, entries) =>
  table(
    columns,
    entries.map((entry) => [code(entry.name), entry.meaning]),
  )
