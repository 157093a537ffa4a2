// One page for each rule, at the address that findings link to: docs/<gate>/<rule>.md.
import { markdownMark } from './mark.js'
import { block, code, page, sentence, source, stopped, table } from './markdown.js'
import { optionTable } from './tables.js'

/** What the prefix of a control id stands for. */
const standards = {
  owasp: 'OWASP Top 10',
  'nist-csf': 'NIST Cybersecurity Framework 2.0',
  'nist-ssdf': 'NIST SSDF 1.1 (SP 800-218)',
  magerit: 'MAGERIT v3',
}

function controlText(id) {
  const [prefix, ...rest] = id.split(':')
  const standard = standards[prefix]
  return standard === undefined ? code(id) : `${code(id)} (${standard}, ${rest.join(':')})`
}

/** The rows of the options a rule names, with the rows below them. */
const optionsOf = (gate, rule) =>
  gate.options.filter((row) =>
    (rule.options ?? []).some(
      (key) => row.key === key || row.key.startsWith(`${key}[]`) || row.key.startsWith(`${key}.`),
    ),
  )

function example({ id, example: { found, required, fix } }) {
  return block(
    'text',
    [
      id,
      `  found      ${found}`,
      `  required   ${required}`,
      ...(fix === '' ? [] : [`  next step  ${fix}`]),
    ].join('\n'),
  )
}

/** A source document is explained in the index. */
const cited = (text) =>
  source(text).replace(/^Source document/, '[Source document](../README.md#source-documents)')

function rulePage(gate, rule) {
  const options = optionsOf(gate, rule)
  return page(
    markdownMark,
    `# ${code(rule.id)}`,
    table(
      ['What it checks', stopped(rule.title)],
      [
        ['Gate', `[${gate.title}](../../actions/${gate.id}/README.md)`],
        ['In the terminal', code(`gatewright explain ${rule.id}`)],
      ],
    ),
    '## Why it matters',
    rule.why,
    '## How to fix it',
    rule.fix,
    '## A finding',
    example(rule),
    '## Options',
    optionTable(options) || 'No option of the gate changes this rule.',
    `${options.length === 0 ? '' : `In the policy file, below \`gates: ${gate.id}:\`. `}Whether the gate blocks at all is set by \`mode\`, \`optional\` and \`enforce-from\`: [settings of every gate](../policy.md#settings-of-every-gate).`,
    ...(rule.overridable === false ? ['No [override](../overrides.md) excuses a failure of this rule.'] : []),
    ...(rule.controls.length === 0
      ? []
      : ['## Controls it supports', rule.controls.map((id) => `- ${controlText(id)}`).join('\n')]),
    '## Sources',
    rule.sources.map((text) => `- ${cited(text)}`).join('\n'),
    `All rules: [index](../README.md). The id \`${rule.id}\` and the address of this page are stable.`,
  )
}

/** Path and text of every rule page. */
export const rulePages = ({ gates }) =>
  gates.flatMap((gate) => gate.rules.map((rule) => [`docs/${rule.id}.md`, rulePage(gate, rule)]))

/** The index of the rules and of the other pages. */
export const index = ({ gates }) => [
  'docs/README.md',
  page(
    markdownMark,
    '# Gatewright: reference',
    [
      '- [The policy file](policy.md): every key, presets, what wins',
      '- [Exit codes](exit-codes.md) and [reason codes](reason-codes.md)',
      '- [The command line](command-line.md), with the environment variables',
      '- JSON Schemas: [policy](../dist/gatewright.schema.json), [result](../dist/gatewright-result.schema.json), [artifact of a phase](../dist/gatewright-phase.schema.json)',
      '- [Overrides](overrides.md), for every gate, and [secrets](secrets.md), on every surface',
    ].join('\n'),
    ...gates.flatMap((gate) => [
      `## ${gate.title}`,
      `${sentence(gate.summary)} Inputs, permissions and options: [actions/${gate.id}](../actions/${gate.id}/README.md).`,
      table(
        ['Rule', 'What it checks', 'Controls'],
        gate.rules.map((rule) => [
          `[${code(rule.id)}](${rule.id}.md)`,
          rule.title,
          rule.controls.map(code).join(', '),
        ]),
      ),
    ]),
    '## Source documents',
    'Gatewright was specified from five source documents, numbered 000 to 004: written policies for pull requests that were to become checks. They are not part of this repository; where a rule or an exit code comes from one of them, its page cites number and section.',
  ),
]
