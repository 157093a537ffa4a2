import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { otherActions } from '../../src/action/others.ts'
import { catalogue } from '../../src/catalogue.ts'
import type { AnyGate } from '../../src/core/gate.ts'
import { gates } from '../../src/gates/registry.ts'
import { inputNames } from '../../src/runner/inputs.ts'
import { outputDefinitions } from '../../src/runner/outputs.ts'
import { version } from '../../src/version.ts'
import { projectRoot } from '../support/action-process.ts'

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')

interface ActionFile {
  readonly name: string
  readonly description: string
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required: boolean; readonly default?: string }>
  >
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}

/** Every action there is: where its action.yml stands, where its stub and README, and whose inputs it has. */
const actions = [
  {
    name: 'gatewright',
    file: 'action.yml',
    folder: 'actions/gatewright',
    main: 'actions/gatewright/index.js',
    gate: null,
  },
  ...gates.map((gate: AnyGate) => {
    const folder = `actions/${gate.id}`
    return { name: gate.id, file: `${folder}/action.yml`, folder, main: 'index.js', gate }
  }),
]
const description = (gate: AnyGate | null) => ({ gateIds: gates.map(({ id }) => id), gate })

/** First cells of the table below a heading, without their backticks. */
function firstColumn(markdown: string, heading: string): readonly string[] {
  const section = markdown.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| '))
  return rows.slice(2).map((row) => (row.split(' | ')[0] ?? '').replace(/^\| /, '').replaceAll('`', ''))
}

describe.each(actions)('action $name', ({ name, file, folder, main, gate }) => {
  const action = parse(read(file)) as ActionFile

  test('runs its stub on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main })
    const stub = `import { run } from '../../dist/index.js'\n\nawait run('${name}')\n`
    expect(read(`${folder}/index.js`)).toBe(stub)
  })

  test('declares the inputs that are read, and the outputs that are written', () => {
    expect(Object.keys(action.inputs)).toEqual(inputNames(description(gate)))
    expect(Object.keys(action.outputs)).toEqual(Object.keys(outputDefinitions))
    expect(Object.values(action.inputs).every((input) => input.required === false)).toBe(true)
  })

  test('defaults stand in action.yml only where the policy cannot set them', () => {
    const defaults = Object.entries(action.inputs).filter(([, input]) => input.default !== undefined)
    expect(defaults.map(([input]) => input)).toEqual(['github-token'])
    expect(action.inputs['github-token']?.default).toBe(['$', '{{ github.token }}'].join(''))
  })

  test('has a README with the same inputs, outputs and permissions', () => {
    const readme = read(`${folder}/README.md`)
    expect(firstColumn(readme, 'Inputs')).toEqual(Object.keys(action.inputs))
    expect(firstColumn(readme, 'Outputs')).toEqual(Object.keys(action.outputs))
    const permissions = (gate === null ? gates : [gate]).flatMap((one: AnyGate) => one.permissions)
    for (const permission of permissions)
      expect(readme).toContain(`\`${permission.name}: ${permission.access}\``)
  })
})

describe.each(otherActions.map(({ action }) => action))('action $id', (action) => {
  const folder = `actions/${action.id}`
  const file = parse(read(`${folder}/action.yml`)) as ActionFile

  test('runs its stub on Node 24', () => {
    expect(file.runs).toEqual({ using: 'node24', main: 'index.js' })
    const stub = `import { run } from '../../dist/index.js'\n\nawait run('${action.id}')\n`
    expect(read(`${folder}/index.js`)).toBe(stub)
  })

  test('declares the inputs and outputs of its definition, each with words, and a default for the token', () => {
    expect(Object.keys(file.inputs)).toEqual(Object.keys(action.inputs))
    expect(Object.keys(file.outputs)).toEqual(Object.keys(action.outputs))
    for (const { description } of [...Object.values(file.inputs), ...Object.values(file.outputs)])
      expect(description.length).toBeGreaterThan(20)
    expect(Object.values(file.inputs).every((input) => input.required === false)).toBe(true)
    expect(file.inputs['github-token']?.default).toBe(['$', '{{ github.token }}'].join(''))
  })

  test('has a README with the same, and a whole workflow beside it', () => {
    const readme = read(`${folder}/README.md`)
    expect(firstColumn(readme, 'Inputs')).toEqual(Object.keys(action.inputs))
    expect(firstColumn(readme, 'Outputs')).toEqual(Object.keys(action.outputs))
    for (const permission of action.permissions)
      expect(readme).toContain(`\`${permission.name}: ${permission.access}\``)
    expect(readme).toContain(action.example)
    expect(read(action.example)).toContain(`gatewright/gatewright/${folder}@v${version}`)
  })

  test('its workflow grants what it needs', () => {
    const workflow = parse(read(action.example)) as {
      readonly jobs: Readonly<Record<string, { readonly permissions: Readonly<Record<string, string>> }>>
    }
    const granted = Object.values(workflow.jobs).map(({ permissions }) => permissions)
    for (const { name, access, appOnly, onDemand } of action.permissions) {
      if (appOnly === true || onDemand === true) continue
      const held = granted.some((one) => one[name] === access || one[name] === 'write')
      expect([name, access, held]).toEqual([name, access, true])
    }
  })
})

describe.each(gates.map((gate: AnyGate) => ({ id: gate.id, gate })))('gate $id', ({ id, gate }) => {
  test('has at most five inputs of its own, each an option of it', () => {
    const inputs = Object.values(gate.inputs ?? {})
    expect(inputs.length).toBeLessThanOrEqual(5)
    const keys = catalogue()
      .gates.find((one) => one.id === id)
      ?.options.map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining(inputs.map(({ option }) => option)))
  })

  test('has a page for each rule, and every page says why and how', () => {
    expect(Object.keys(gate.rules)).toContain('facts-complete')
    for (const [name, rule] of Object.entries(gate.rules)) {
      const page = read(`docs/${id}/${name}.md`)
      for (const words of [`# \`${id}/${name}\``, rule.title, rule.why, rule.fix, rule.example.found])
        expect(page).toContain(words)
      for (const control of rule.controls) expect(page).toContain(control)
    }
  })

  test('names only options that exist in its rules', () => {
    const keys =
      catalogue()
        .gates.find((one) => one.id === id)
        ?.options.map(({ key }) => key) ?? []
    const named = Object.values(gate.rules).flatMap((rule) => rule.options ?? [])
    expect(named.filter((option) => !keys.includes(option))).toEqual([])
  })

  test('has the example that the generated property tests run on', () => {
    expect(existsSync(join(projectRoot, `__tests__/gates/${id}/example.ts`))).toBe(true)
  })
})

describe('versions', () => {
  test('package.json, its lock file, the code and the changelog agree', () => {
    const manifest = JSON.parse(read('package.json')) as { readonly version: string }
    const lock = JSON.parse(read('package-lock.json')) as { readonly version: string }
    expect([manifest.version, lock.version]).toEqual([version, version])
    expect(read('CHANGELOG.md')).toContain(`## ${version}`)
  })
})
