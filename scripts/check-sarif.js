// Validates the SARIF of real runs against the schema of OASIS: the command line on a clone of its own, and the actions on
// the embedded GitHub, as the demo's stories run them. The schema is not part of this repository: where
// ../shared/data/schemas is not beside the checkout, there is nothing to compare with, and this says so.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const schemaFile = join(root, '../shared/data/schemas/sarif-2.1.0.schema.json')
const cli = join(root, 'bin/gatewright.js')

/** Runs the command line. Verdicts that block are answers; a run without an answer is a failure. */
function gatewright(argv, cwd, env = {}) {
  const done = spawnSync(process.execPath, [cli, ...argv], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (done.status === null) throw new Error(`${argv.join(' ')} ended by ${done.signal}`)
  return { code: done.status, stdout: done.stdout, stderr: done.stderr }
}

const junit = `<testsuite name="unit" tests="2" failures="1">
  <testcase classname="c" name="passes"/>
  <testcase classname="c" name="fails [1](https://example.com) {0}" file="src/a b.test.ts"><failure message="no"/></testcase>
</testsuite>
`

/** A clone with a policy, owners and a branch whose files have names that addresses must spell. */
function clone(folder) {
  const git = (...argv) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...argv], {
      cwd: folder,
    })
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  git('init', '--quiet', '--initial-branch', 'main')
  write('.github/gatewright.yml', 'version: 1\nmode: enforce\ngates:\n  codeowners:\n    unowned: fail\n')
  write('.github/CODEOWNERS', '/src/ @alpha @acme/core\n')
  git('add', '.')
  git('commit', '--quiet', '-m', 'base')
  git('switch', '--quiet', '-c', 'change')
  for (const path of ['src/a b#1.ts', 'src/100%.ts', 'free/ä?[x].md', 'free/C:drive.md']) write(path, 'x\n')
  git('add', '.')
  git('commit', '--quiet', '-m', 'change')
  write('report.xml', junit)
  write('bad.yml', 'version: 1\nnope: 1\n')
}

/** SARIF of the command line: name to text. */
function ofCommands(folder) {
  mkdirSync(folder)
  clone(folder)
  const facts = gatewright(['check', '--save-facts', 'facts.json', '--format', 'sarif'], folder)
  const calls = {
    'check --strict': ['check', '--strict'],
    'check, one gate': ['check', 'codeowners'],
    'evaluate, by a policy that cannot be used': ['evaluate', '--facts', 'facts.json', '--policy', 'bad.yml'],
    'evaluate, of no facts': ['evaluate', '--facts', 'bad.yml'],
    evaluate: ['evaluate', '--facts', 'facts.json'],
    'evaluate, strict preset': ['evaluate', '--facts', 'facts.json', '--policy', 'gatewright:strict'],
    'suite gate': ['suite', 'gate', 'report.xml'],
  }
  const texts = Object.entries(calls).map(([name, argv]) => [
    name,
    gatewright([...argv, '--format', 'sarif'], folder).stdout,
  ])
  return [['check', facts.stdout], ...texts]
}

/** Names of the demo's stories, from what it says about one that there is not. */
function storyNames() {
  const { stderr } = gatewright(['demo', 'no-such-story'], root)
  const [, names] = /stories: (.*)$/m.exec(stderr) ?? []
  if (names === undefined) throw new Error(`the demo names no stories: ${stderr}`)
  return names.split(', ')
}

/** Files of SARIF that the runs of the demo's actions leave: name to text. */
function ofActions(folder) {
  mkdirSync(folder)
  for (const story of storyNames()) {
    const { code, stderr } = gatewright(['demo', story], root, { TMPDIR: folder })
    if (code !== 0) throw new Error(`demo ${story}: exit code ${code}\n${stderr}`)
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sarif'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((file) => [`demo: ${relative(folder, file)}`, readFileSync(file, 'utf8')])
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error
  }
}

/** The published schema with its one slip undone: `anyOf` of a region stands among the names of its properties. */
function repaired(schema) {
  const { region } = schema.definitions
  const { anyOf, ...properties } = region.properties
  if (!Array.isArray(anyOf)) return schema
  const definitions = { ...schema.definitions, region: { ...region, properties, anyOf } }
  return { ...schema, definitions }
}

/** Checks every text. @returns how many are not valid */
function judge(texts, validate) {
  let [bad, results] = [0, 0]
  for (const [name, text] of texts) {
    const log = parsed(text)
    if (!(log instanceof Error) && validate(log)) {
      results += log.runs[0].results.length
      continue
    }
    bad += 1
    const problems = log instanceof Error ? [log.message] : validate.errors.slice(0, 5)
    console.error(`not valid: ${name}: ${JSON.stringify(problems, null, 2)}`)
  }
  console.log(`SARIF of ${texts.length} real runs: ${texts.length - bad} valid, ${results} results in all`)
  // Files without any result would prove little.
  return results === 0 ? Math.max(1, bad) : bad
}

if (!existsSync(schemaFile)) {
  console.log('the SARIF schema (../shared/data/schemas) is not beside the checkout: nothing to compare with')
} else {
  const schema = repaired(JSON.parse(readFileSync(schemaFile, 'utf8')))
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  const work = mkdtempSync(join(tmpdir(), 'gatewright-sarif-'))
  try {
    const actions = ofActions(join(work, 'actions'))
    if (actions.length === 0) throw new Error('the demo left no SARIF file: output sarif-file is not written')
    const bad = judge([...ofCommands(join(work, 'commands')), ...actions], validate)
    if (bad > 0) process.exitCode = 1
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
