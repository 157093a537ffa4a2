import {
  type Catalogue,
  type CatalogueGate,
  type CatalogueRule,
  catalogue,
  type Entry,
} from '../catalogue.ts'
import { UsageError } from '../core/errors.ts'
import { didYouMean } from '../core/nearest.ts'
import { exitCodes } from '../core/verdict.ts'
import { ruleAddress } from '../surfaces/addresses.ts'
import { columns, createPaint, labelled, wrap } from '../surfaces/terminal-layout.ts'
import { documentationUrl } from '../version.ts'
import type { Run } from './context.ts'
import type { Layout } from './output.ts'

/** `explain`: the page of a rule, a gate or a code. */
export const runExplain: Run = async ({ args, output }) => {
  const all = catalogue()
  const [word] = args.positionals
  const topic = word === undefined ? listOf(all) : find(all, word)
  if (args.format === 'json') await output.json(topic.data)
  else await output.text(`${topic.lines(output.layout).join('\n')}\n`)
  return exitCodes.pass
}

interface Topic {
  readonly data: unknown
  lines(layout: Layout): readonly string[]
}

const rulesOf = ({ gates }: Catalogue): readonly CatalogueRule[] => gates.flatMap(({ rules }) => rules)

function listOf(all: Catalogue): Topic {
  const rules = rulesOf(all)
  return {
    data: {
      rules: rules.map(({ id, title }) => ({ id, title })),
      codes: all.reasonCodes,
    },
    lines: ({ width }) => [
      'Rules:',
      ...columns(
        rules.map(({ id, title }) => [id, title]),
        2,
        width,
      ),
      '',
      'Reason codes:',
      ...columns(
        all.reasonCodes.map(({ name, meaning }) => [name, meaning]),
        2,
        width,
      ),
    ],
  }
}

/** A rule by its id, or by its name alone where only one gate has it; a gate; a code. */
function find(all: Catalogue, word: string): Topic {
  const rules = rulesOf(all)
  const rule = rules.find(({ id }) => id === word)
  if (rule !== undefined) return ruleTopic(all, rule)
  const gate = all.gates.find(({ id }) => id === word)
  if (gate !== undefined) return gateTopic(gate)
  const code = [...all.reasonCodes, ...all.policyProblems].find(({ name }) => name === word)
  if (code !== undefined) return codeTopic(code)
  const named = rules.filter(({ id }) => id.endsWith(`/${word}`))
  const [only, ...others] = named
  if (only !== undefined && others.length === 0) return ruleTopic(all, only)
  const names = [
    ...rules.map(({ id }) => id),
    ...all.gates.map(({ id }) => id),
    ...all.reasonCodes.map(({ name }) => name),
  ]
  const near = didYouMean(word, [...names, ...rules.map(({ id }) => id.slice(id.indexOf('/') + 1))])
  throw new UsageError(
    `explain: there is no rule, gate or reason code ${JSON.stringify(word)}${near}; gatewright explain lists all`,
  )
}

function ruleTopic({ gates }: Catalogue, rule: CatalogueRule): Topic {
  const { options: all = [] } = gates.find(({ id }) => id === rule.gate) ?? {}
  const options = all.filter(({ key }) => (rule.options ?? []).some((name) => belongsTo(key, name)))
  const documentation = ruleAddress(documentationUrl, rule.id)
  return {
    data: { kind: 'rule', ...rule, options, documentation },
    lines: (layout) => {
      const { width } = layout
      const paint = createPaint(layout.colour)
      const { found, required, fix } = rule.example
      return [
        paint.bold(rule.id),
        ...wrap(rule.title, width),
        '',
        ...labelled('Why', rule.why, 0, 10, width),
        ...labelled('Fix', rule.fix, 0, 10, width),
        ...labelled('Controls', rule.controls.join(', ') || 'none', 0, 10, width),
        ...labelled('Sources', rule.sources.join(', '), 0, 10, width),
        ...labelled('Page', documentation, 0, 10, width),
        '',
        'Example of a finding',
        ...labelled('found', found, 2, 11, width),
        ...labelled('required', required, 2, 11, width),
        ...labelled('next step', fix, 2, 11, width),
        '',
        ...(options.length === 0
          ? ['No option of the gate changes this rule.']
          : optionLines(rule.gate, options, width)),
      ]
    },
  }
}

/** An option itself, or one below it. */
const belongsTo = (key: string, name: string): boolean =>
  key === name || key.startsWith(`${name}.`) || key.startsWith(`${name}[]`)

function optionLines(gate: string, options: CatalogueGate['options'], width: number): readonly string[] {
  const rows = options.map((option) => [option.key, option.default ?? '', option.description])
  const head = `Options of ${gate}`
  const taken = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  // Long keys leave no room for sentences beside them.
  if (taken.reduce((sum, one) => sum + one, 0) > width / 2) return [head, ...options.flatMap(stacked(width))]
  return [head, ...columns([['Key', 'Default', 'Meaning'], ...rows], 2, width)]
}

const stacked =
  (width: number) =>
  ({ key, default: value, description }: CatalogueGate['options'][number]): readonly string[] => [
    `  ${key}`,
    ...wrap(description, width - 6).map((line) => `      ${line}`),
    ...(value === null ? [] : wrap(`Default: ${value}`, width - 6).map((line) => `      ${line}`)),
  ]

const gateTopic = (gate: CatalogueGate): Topic => ({
  data: { kind: 'gate', ...gate },
  lines: (layout) => [
    createPaint(layout.colour).bold(`${gate.id}: ${gate.title}`),
    ...wrap(gate.summary, layout.width),
    '',
    'Rules',
    ...columns(
      gate.rules.map(({ id, title }) => [id, title]),
      2,
      layout.width,
    ),
    '',
    'Permissions',
    ...columns(
      gate.permissions.map(({ name, access, why }) => [`${name}: ${access}`, why]),
      2,
      layout.width,
    ),
    '',
    ...optionLines(gate.id, gate.options, layout.width),
  ],
})

const codeTopic = (code: Entry): Topic => ({
  data: { kind: 'code', code: code.name, meaning: code.meaning },
  lines: ({ width }) => labelled(`${code.name}:`, code.meaning, 0, code.name.length + 2, width),
})
