import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { type Catalogue, type CatalogueGate, catalogue } from '../../src/catalogue.ts'
import { projectRoot } from '../support/action-process.ts'
import { differences, documents, regenerate } from '../support/generated.ts'

test('all generated files are fresh', () => {
  expect(differences(projectRoot).map(({ path, why }) => `${path}: ${why}`)).toEqual([])
})

test('the same gates give the same bytes, with one newline at the end', () => {
  const again = documents()
  for (const [path, text] of documents()) {
    expect(again.get(path)).toBe(text)
    expect(text).toMatch(/[^\n]\n$/)
  }
})

test('every source is an address, or a source document that the index explains', () => {
  const sources = catalogue().gates.flatMap((gate) => gate.rules.flatMap((rule) => rule.sources))
  const cited = sources.filter((source) => !source.startsWith('https://'))
  expect(cited.filter((source) => !/^source document 00[0-4], (?:section|task) \d+$/.test(source))).toEqual(
    [],
  )
  expect(cited.length).toBeGreaterThan(0)
  expect(documents().get('docs/README.md')).toContain('five source documents, numbered 000 to 004')
  expect(documents().get('docs/codeowners/owner-approval.md')).toContain(
    '- [Source document](../README.md#source-documents) 003, section 5\n',
  )
})

/** A gate whose texts try to break the tables and the YAML they end up in. */
const hostile: CatalogueGate = {
  id: 'throw-away',
  title: "It's | a: 'gate' #1",
  summary: 'Says "yes" | no: it\'s {quoted}',
  rules: [
    {
      id: 'throw-away/only-one',
      gate: 'throw-away',
      title: 'One | rule',
      why: 'Because.',
      fix: 'Do `a | b`.',
      controls: [],
      sources: ['https://example.com/'],
      options: ['list'],
      example: { found: '```', required: 'b', fix: 'c' },
    },
  ],
  permissions: [{ name: 'contents', access: 'read', why: 'the | file' }],
  inputs: { colour: { description: 'A | colour', option: 'list' } },
  options: [
    { key: 'list', type: 'list of text', default: '["a|b"]', required: false, description: 'One\ntwo' },
    { key: 'list[].key', type: 'text', default: null, required: true, description: 'A key.' },
  ],
}
const grown = (): Catalogue => ({ ...catalogue(), gates: [...catalogue().gates, hostile] })

describe('a gate that comes and goes', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'gatewright-generate-'))
    for (const name of ['README.md', 'action.yml', 'actions', 'docs']) {
      cpSync(join(projectRoot, name), join(root, name), { recursive: true })
    }
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))
  const read = (path: string): string => readFileSync(join(root, path), 'utf8')

  test('gets its action, its pages and its rows by running the script, and nothing else', () => {
    regenerate(root, grown())
    const added = ['action.yml', 'index.js', 'README.md'].map((name) => `actions/throw-away/${name}`)
    for (const path of [...added, 'docs/throw-away/only-one.md'])
      expect(existsSync(join(root, path))).toBe(true)
    expect(read('docs/README.md')).toContain('(throw-away/only-one.md)')
    expect(read('README.md')).toContain('(actions/throw-away/README.md)')
    expect(differences(root, grown())).toEqual([])
  })

  test('leaves nothing behind when it goes, and hand-written files stay', () => {
    regenerate(root, grown())
    mkdirSync(join(root, 'docs/notes'))
    writeFileSync(join(root, 'docs/notes/by-hand.md'), '# By hand\n')
    const left = differences(root, catalogue()).filter(({ text }) => text === null)
    expect(left.map(({ path }) => path)).toEqual([
      'actions/throw-away/README.md',
      'actions/throw-away/action.yml',
      'actions/throw-away/index.js',
      'docs/throw-away/only-one.md',
    ])
    regenerate(root, catalogue())
    expect(existsSync(join(root, 'actions/throw-away'))).toBe(false)
    expect(existsSync(join(root, 'docs/throw-away'))).toBe(false)
    expect(existsSync(join(root, 'docs/notes/by-hand.md'))).toBe(true)
    expect(differences(root, catalogue())).toEqual([])
  })

  test('a file that somebody edited is stale', () => {
    writeFileSync(join(root, 'docs/policy.md'), `${read('docs/policy.md')}more\n`)
    rmSync(join(root, 'actions/codeowners/index.js'))
    expect(differences(root).map(({ path, why }) => [path, why])).toEqual([
      ['actions/codeowners/index.js', 'missing'],
      ['docs/policy.md', 'stale'],
    ])
  })

  test('a README without a place for a table is an error', () => {
    writeFileSync(join(root, 'README.md'), read('README.md').replace('<!-- generated:permissions -->', ''))
    expect(() => differences(root)).toThrow('README.md: no place for the generated section permissions')
  })
})

describe('texts that could break a page', () => {
  const files = documents(grown())
  const page = files.get('docs/throw-away/only-one.md') ?? ''

  test('action.yml gives them back unchanged', () => {
    const action = parse(files.get('actions/throw-away/action.yml') ?? '') as Record<string, unknown>
    expect(action['name']).toBe(`Gatewright: ${hostile.title}`)
    expect(action['description']).toBe(hostile.summary)
    const inputs = action['inputs'] as Record<string, { description: string }>
    expect(inputs['colour']?.description).toBe('A | colour. Overrides `list` of the policy file.')
  })

  test('every row of a table has as many cells as its head', () => {
    for (const text of files.values()) {
      for (const table of text.split('\n\n').filter((part) => part.startsWith('| '))) {
        const widths = table
          .trim()
          .split('\n')
          .map((line) => line.split(/(?<!\\)\|/).length)
        expect(new Set(widths).size).toBe(1)
      }
    }
    expect(page).toContain('| `list` | list of texts | `["a\\|b"]` | One two |')
  })

  test('what looks like a fence inside an example does not end it', () => {
    expect(page).toContain('```text\nthrow-away/only-one\n  found      ```')
    expect(page.match(/^`{3,}/gm)).toHaveLength(2)
  })
})
