// The page of the policy file: keys, presets, what wins.
import { markdownMark } from './mark.js'
import { block, code, page } from './markdown.js'
import { optionTable } from './tables.js'

/** One key of the schema as a row of the table of options. */
function row([key, schema], required) {
  const value = schema.default
  return {
    key,
    type: schema.const !== undefined ? String(schema.const) : (schema.enum?.join(' | ') ?? typeWord(schema)),
    default: value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value),
    required: required.includes(key),
    description: schema.description ?? '',
  }
}

const typeWord = (schema) => {
  const formats = (schema.anyOf ?? [schema]).map(({ format, type }) => format ?? type)
  if (formats.some((word) => word === 'date' || word === 'date-time')) return 'date or time'
  return { string: 'text', object: 'mapping', boolean: 'true | false' }[formats[0]] ?? formats[0]
}

const rows = (schema) =>
  Object.entries(schema.properties ?? {}).map((entry) => row(entry, schema.required ?? []))

/** Keys of a nested mapping, written `outer.inner`. */
const nestedRows = (schema, prefix) =>
  rows(schema).flatMap((one) => {
    const inner = schema.properties[one.key]
    const key = `${prefix}.${one.key}`
    return inner.type === 'object' && inner.properties !== undefined
      ? nestedRows(inner, key)
      : [{ ...one, key }]
  })

/** The keys of `change:`: lists say what they are of, entries of a list of mappings have rows of their own. */
const changeRows = (schema) =>
  nestedRows(schema, 'change').flatMap((one) => {
    const property = one.key
      .split('.')
      .slice(1)
      .reduce((at, key) => at.properties[key], schema)
    if (property.type !== 'array') return [one]
    const { items } = property
    const words = items.type === 'object' ? 'mapping' : (items.enum?.join(' | ') ?? 'text')
    const whole = { ...one, type: `list of ${words}`, default: isLong(property) ? '[…]' : one.default }
    return items.type === 'object' ? [whole, ...listRows(items, one.key)] : [whole]
  })

const listRows = (items, prefix) =>
  rows(items).map((one) => {
    const property = items.properties[one.key]
    const type =
      property.type === 'array' ? `list of ${property.items.enum?.join(' | ') ?? 'text'}` : one.type
    return { ...one, type, key: `${prefix}.${one.key}` }
  })

/** A default that no cell of a table holds. */
const isLong = (property) => JSON.stringify(property.default ?? []).length > 60

const longDefaults = (schema) =>
  Object.entries(schema.properties)
    .filter(([, property]) => property.type === 'array' && isLong(property))
    .map(([key, property]) => `  ${key}: [${property.default.map((one) => `'${one}'`).join(', ')}]`)
    .reduce((text, line) => `${text}\n${line}`, 'change:')

/** The settings that every gate has: what the schema knows beyond the gate's own options. */
function commonRows(catalogue, schema) {
  const [gate] = catalogue.gates
  if (gate === undefined) return []
  const own = gate.options.map((option) => option.key)
  return rows(schema.properties.gates.properties[gate.id]).filter(({ key }) => !own.includes(key))
}

const precedence = [
  '1. an input of the action, or a flag of the command line',
  '2. the policy file',
  '3. what it extends: the nearer file or preset first',
  '4. the default',
].join('\n')

const preset = ({ name, meaning, text }) => [
  `### ${code(`gatewright:${name}`)}`,
  meaning,
  block('yaml', text),
]

const reading = [
  'It is read through the API at the tip of the base branch: never from the pull request, the checkout or `GITHUB_SHA`. A pull request that changes it is judged by the old one, and needs an owner of the file ([`codeowners/policy-changed`](codeowners/policy-changed.md)).',
  'One of `.github/gatewright.yml`, `.github/gatewright.yaml`, `gatewright.yml`, `gatewright.yaml`; two of them are an error. The file is YAML 1.2 (core schema), at most 64 KiB, without anchors, tags and duplicate keys. Unknown keys are errors with line, column and the nearest key: [policy errors](reason-codes.md#policy-errors).',
]

const merging =
  'Mappings are merged key by key; a list replaces the list it stands for. `extends` and `requires` are not inherited. At most three may stand behind the policy file. `extends: acme/policies/strict.yml@v2` is read by API at that ref, with the token of the run; a file that is missing or may not be read is a policy error, never an empty policy.'

const tests =
  'Cases beside the policy show what a change of it does, before it is merged: files in `gatewright/tests/` next to the policy file, run by `gatewright policy test` and `gatewright policy validate`.'

export const policyPage = (catalogue, schema) => [
  'docs/policy.md',
  page(
    markdownMark,
    '# The policy file',
    block('yaml', 'version: 1\nmode: report\nextends: gatewright:recommended\n'),
    ...reading,
    'For completion in an editor, put this in the first line:',
    block(
      'yaml',
      `# yaml-language-server: $schema=https://raw.githubusercontent.com/gatewright/gatewright/v${catalogue.version}/dist/gatewright.schema.json`,
    ),
    '## Keys',
    optionTable(rows(schema)),
    '## Settings of every gate',
    'Below `gates:` and the id of the gate, beside its own options.',
    optionTable(commonRows(catalogue, schema)),
    'Own options: ' +
      catalogue.gates
        .map((gate) => `[${code(gate.id)}](../actions/${gate.id}/README.md#options)`)
        .join(', ') +
      '.',
    '## Showing results',
    'Below `report:`. None of it changes a verdict; [what each surface shows](surfaces.md).',
    optionTable(nestedRows(schema.properties.report, 'report')),
    '## Audits',
    'Below `audit:`; it holds for [audits of a repository](audit.md) alone.',
    optionTable(nestedRows(schema.properties.audit, 'audit')),
    '## What kind of change a path makes',
    'Below `change:`; the gates [`checklist`](checklists.md) and [`workflow-path`](workflow-path.md) judge by it. A list of the policy stands in the place of the default. Defaults written `[…]` stand below the table.',
    optionTable(changeRows(schema.properties.change)),
    block('yaml', longDefaults(schema.properties.change)),
    '## What wins',
    precedence,
    'The summary names what applied; `gatewright policy print` shows where each value came from.',
    merging,
    '## Presets',
    'A preset states its values in full, so that it keeps its meaning when a default changes.',
    ...catalogue.presets.flatMap(preset),
    '## Tests of a policy',
    tests,
    block(
      'yaml',
      [
        '# .github/gatewright/tests/unowned-file.yml',
        'facts: facts/unowned-file.json # written by: gatewright check --save-facts',
        'at: 2026-11-20T12:00:00Z # the time to judge at; that of the facts when left out',
        'expect: { codeowners: fail }',
      ].join('\n'),
    ),
  ),
]
