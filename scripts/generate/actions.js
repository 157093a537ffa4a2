// action.yml, stub and README of each action.
import { markdownMark, stub, yamlMark } from './mark.js'
import { block, code, page, quoted, stopped } from './markdown.js'
import {
  inputsOf,
  inputTable,
  optionTable,
  outputTable,
  permissionTable,
  plainPermissionTable,
  ruleTable,
} from './tables.js'

/** The action that runs every gate. Its stub stands beside those of the gates. */
const suite = 'gatewright'
const suiteSummary =
  'Judges a pull request under the policy of its base branch: every enabled gate in one step.'

function actionYml({ name, description, inputs, outputs, main }) {
  const input = ({ name: key, description: text, default: value }) =>
    [
      `  ${key}:`,
      `    description: ${quoted(text)}`,
      '    required: false',
      ...(value === null ? [] : [`    default: ${quoted(value)}`]),
    ].join('\n')
  const output = ([key, { description: text }]) => `  ${key}:\n    description: ${quoted(text)}`
  return [
    `${yamlMark}name: ${quoted(name)}`,
    `description: ${quoted(description)}`,
    'branding:',
    '  icon: shield',
    '  color: blue',
    'inputs:',
    ...inputs.map(input),
    'outputs:',
    ...Object.entries(outputs).map(output),
    'runs:',
    '  using: node24',
    `  main: ${main}`,
    '',
  ].join('\n')
}

const usage = (uses, job, permissions) =>
  block(
    'yaml',
    [
      'jobs:',
      `  ${job}:`,
      '    runs-on: ubuntu-latest',
      '    timeout-minutes: 15',
      '    permissions:',
      ...permissions.map((permission) => `      ${permission}`),
      '    steps:',
      `      - uses: ${uses}`,
    ].join('\n'),
  )

/** Permissions a job can grant, in a stable order, each once. An action of one gate is used where that is configured. */
const grantable = (gates) => {
  const wanted = (one) => one.onDemand !== true || (gates.length === 1 && one.configured === true)
  const all = gates.flatMap((gate) => gate.permissions.filter((one) => one.appOnly !== true && wanted(one)))
  return [...new Set(all.map((one) => `${one.name}: ${one.access}`))].sort()
}

/** Gates that read what earlier steps of the job left in the work tree. */
const workTreeReaders = (gates) =>
  gates.map(({ id }) => id).filter((id) => ['checklist', 'golden-suite', 'workflow-path'].includes(id))

/** What a page says of the work tree; nothing where no gate reads it. */
const workTree = (gates) => {
  const ids = workTreeReaders(gates).map((id) => `\`${id}\``)
  if (ids.length === 0) return 'No checkout is needed, '
  const last = ids.pop()
  const subject = ids.length === 0 ? `Gate ${last} reads` : `Gates ${ids.join(', ')} and ${last} read`
  return (
    `${subject} reports of the work tree where the policy names some: check out, and run tests and scanners in earlier ` +
    'steps of the job, as in [this workflow](../../README.md#golden-tests-and-the-deploy-gate). Besides that no ' +
    'checkout is needed, '
  )
}

const pinning = (gates) =>
  'Pin the full commit of the release instead of the tag where your organisation asks for it. ' +
  workTree(gates) +
  'unless a pull request changes more than 3,000 files. The whole workflow, with its triggers, is in ' +
  '[examples/quickstart](../../examples/quickstart/.github/workflows/gatewright.yml).'

function readme({ name, summary, uses, gates, inputs, catalogue, sections }) {
  return page(
    markdownMark,
    `# ${name}`,
    summary,
    usage(uses, uses.split('@')[0].split('/').at(-1), grantable(gates)),
    pinning(gates),
    '## Inputs',
    inputTable(inputs),
    'An input that is not given leaves the choice to the policy file. [How they rank](../../docs/policy.md#what-wins).',
    '## Outputs',
    `${outputTable(catalogue.outputs)}\n\n[What the exit codes mean](../../docs/exit-codes.md).`,
    '## Permissions',
    permissionTable(gates),
    'To show the result on GitHub, where the policy asks for it ([`report`](../../docs/policy.md#showing-results)); what may not be written is a warning and changes no verdict:',
    plainPermissionTable(catalogue.surfacePermissions),
    ...sections,
  )
}

function gateFiles(catalogue, gate) {
  const folder = `actions/${gate.id}`
  const inputs = inputsOf(catalogue, gate)
  const name = `Gatewright: ${gate.title}`
  return [
    [
      `${folder}/action.yml`,
      actionYml({ name, description: gate.summary, inputs, outputs: catalogue.outputs, main: 'index.js' }),
    ],
    [`${folder}/index.js`, stub(gate.id)],
    [
      `${folder}/README.md`,
      readme({
        name,
        summary: gate.summary,
        uses: `gatewright/gatewright/${folder}@v${catalogue.version}`,
        gates: [gate],
        inputs,
        catalogue,
        sections: [
          '## Options',
          `In the policy file, below \`gates: ${gate.id}:\`. [Settings of every gate](../../docs/policy.md#settings-of-every-gate) come on top.`,
          optionTable(gate.options),
          '## Rules',
          ruleTable(gate.rules, '../../docs'),
        ],
      }),
    ],
  ]
}

function suiteFiles(catalogue) {
  const inputs = inputsOf(catalogue, null)
  const { gates, outputs } = catalogue
  const list = gates.map((gate) => `- [${code(gate.id)}](../${gate.id}/README.md): ${stopped(gate.summary)}`)
  return [
    [
      'action.yml',
      actionYml({
        name: 'Gatewright',
        description: suiteSummary,
        inputs,
        outputs,
        main: `actions/${suite}/index.js`,
      }),
    ],
    [`actions/${suite}/index.js`, stub(suite)],
    [
      `actions/${suite}/README.md`,
      readme({
        name: 'Gatewright: the suite',
        summary: `${suiteSummary} Its \`action.yml\` stands at the root of the repository.`,
        uses: `gatewright/gatewright@v${catalogue.version}`,
        gates,
        inputs,
        catalogue,
        sections: ['## Gates', list.join('\n')],
      }),
    ],
  ]
}

function otherFiles(catalogue, { id, title, summary, inputs, outputs, permissions, example }) {
  const folder = `actions/${id}`
  const name = `Gatewright: ${title}`
  const named = Object.entries(inputs).map(([key, input]) => ({
    name: key,
    description: input.description,
    default: input.default ?? null,
  }))
  const uses = `gatewright/gatewright/${folder}@v${catalogue.version}`
  const one = [{ permissions }]
  return [
    [
      `${folder}/action.yml`,
      actionYml({ name, description: summary, inputs: named, outputs, main: 'index.js' }),
    ],
    [`${folder}/index.js`, stub(id)],
    [
      `${folder}/README.md`,
      page(
        markdownMark,
        `# ${name}`,
        summary,
        usage(uses, id, grantable(one)),
        `The whole workflow, with its triggers, is in [${example}](../../${example}).`,
        '## Inputs',
        inputTable(named),
        '## Outputs',
        `${outputTable(outputs)}\n\n[What the exit codes mean](../../docs/exit-codes.md).`,
        '## Permissions',
        plainPermissionTable(permissions),
      ),
    ],
  ]
}

/** Path and text of every file of every action. */
export const actionFiles = (catalogue) => [
  ...suiteFiles(catalogue),
  ...catalogue.gates.flatMap((gate) => gateFiles(catalogue, gate)),
  ...catalogue.otherActions.flatMap((action) => otherFiles(catalogue, action)),
]
