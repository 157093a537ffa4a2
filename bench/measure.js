import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * One measurement in a process of its own, so that its peak memory is its own: `measure.js NAME FOLDER RUNS [PEERS]`.
 * Reads `paths` and `CODEOWNERS` in FOLDER, prints {times, builds, rss, owners} as JSON, where
 * `owners` is a digest of the answers for the first paths.
 */
const [name, folder, runs, peers] = process.argv.slice(2)
const paths = readFileSync(join(folder, 'paths'), 'utf8').split('\n')
const text = readFileSync(join(folder, 'CODEOWNERS'), 'utf8')
const rules = text.split('\n').map((line) => line.split(' '))
const require = createRequire(join(peers ?? import.meta.dirname, 'package.json'))

/** Each prepares a file and returns a function from a path to its owners. */
const matchers = {
  gatewright: async () => {
    const source = (file) =>
      pathToFileURL(join(process.env.GATEWRIGHT_BENCH_SOURCES, 'codeowners', file)).href
    const { parseCodeowners } = await import(source('parse.mjs'))
    const { compileCodeowners } = await import(source('matcher.mjs'))
    const matcher = compileCodeowners(parseCodeowners(text))
    return (path) => matcher.match(path).owners
  },
  'regular expressions': () => lastMatch(rules.map(([pattern]) => asRegExp(pattern))),
  minimatch: () => {
    const { Minimatch } = require('minimatch')
    const globs = rules.map(([pattern]) =>
      expansions(pattern).map((glob) => new Minimatch(glob, { dot: true })),
    )
    return lastMatch(globs.map((list) => ({ test: (path) => list.some((glob) => glob.match(path)) })))
  },
  ignore: () => {
    const ignore = require('ignore')
    const lists = rules.map(([pattern]) => ignore({ ignorecase: false }).add(pattern))
    return lastMatch(lists.map((list) => ({ test: (path) => list.ignores(path) })))
  },
  codeowners: () => {
    const Codeowners = require('codeowners')
    const owners = new Codeowners(folder)
    return (path) => owners.getOwner(path)
  },
  'codeowners-utils': () => {
    const { parse, matchFile } = require('codeowners-utils')
    const entries = parse(text)
    return (path) => matchFile(path, entries)?.owners
  },
  '@snyk/github-codeowners': () => {
    const { OwnershipEngine } = require('@snyk/github-codeowners/dist/lib/ownership')
    const engine = OwnershipEngine.FromCodeownersFile(join(folder, 'CODEOWNERS'))
    return (path) => engine.calcFileOwnership(path)
  },
}

/** CODEOWNERS as minimatch globs: the paths themselves, and what is inside them. */
function expansions(pattern) {
  const folder = pattern.endsWith('/')
  const body = folder ? pattern.slice(0, -1) : pattern
  const root = body.includes('/') ? body.replace(/^\//, '') : `**/${body}`
  if (folder) return [`${root}/**`]
  return root.endsWith('/*') && body !== '*' ? [root] : [root, `${root}/**`]
}

function asRegExp(pattern) {
  const folder = pattern.endsWith('/')
  const body = folder ? pattern.slice(0, -1) : pattern
  const root = body.includes('/') ? body.replace(/^\//, '') : `**/${body}`
  const source = root
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(
      /\*\*\/|\*\*|\*|\?/g,
      (glob) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' })[glob],
    )
  const end = folder ? '/.+' : root.endsWith('/*') && body !== '*' ? '' : '(?:/.*)?'
  return new RegExp(`^${source}${end}$`, 's')
}

const lastMatch = (tests) => (path) => {
  for (let index = tests.length - 1; index >= 0; index--) {
    if (tests[index].test(path)) return rules[index].slice(1)
  }
  return []
}

/** Answers of the matchers that follow the same rules must be the same. */
function digest(owners) {
  const hash = createHash('sha256')
  for (const path of paths.slice(0, 2_000)) hash.update(`${path}\0${[owners(path) ?? []].flat().join(' ')}\n`)
  return hash.digest('hex')
}

const times = []
const builds = []
let answers = ''
for (let run = 0; run < Number(runs); run++) {
  const start = performance.now()
  const owners = await matchers[name]()
  const built = performance.now()
  for (const path of paths) owners(path)
  builds.push(built - start)
  times.push(performance.now() - built)
  if (run === 0) answers = digest(owners)
}
const rss = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ times, builds, rss, owners: answers }))
