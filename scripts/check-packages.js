// The promises about packages: exact versions, no install scripts of ours, no download addresses in the lock file,
// and only the runtime packages that the design lists.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'))
const allowed = [
  '@actions/core',
  '@actions/github',
  '@octokit/rest',
  'canonicalize',
  'fflate',
  'minimatch',
  'semver',
  'yaml',
  'zod',
]
const installScripts = [
  'preinstall',
  'install',
  'postinstall',
  'prepare',
  'prepublish',
  'preprepare',
  'postprepare',
]

const manifest = read('package.json')
const lock = read('package-lock.json')
const problems = []
const say = (condition, problem) => {
  if (!condition) problems.push(problem)
}

for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
  say(/^\d+\.\d+\.\d+$/.test(version), `${name}: "${version}" is not an exact version`)
}
say(
  JSON.stringify(Object.keys(manifest.dependencies).sort()) === JSON.stringify(allowed),
  `runtime packages are ${Object.keys(manifest.dependencies).join(', ')}; the design lists ${allowed.join(', ')}`,
)
for (const script of installScripts)
  say(!(script in (manifest.scripts ?? {})), `package.json has a ${script} script`)
for (const [name, entry] of Object.entries(lock.packages)) {
  say(entry.resolved === undefined, `package-lock.json: ${name} names a download address`)
}
say(
  /^ignore-scripts=true$/m.test(readFileSync(join(root, '.npmrc'), 'utf8')),
  '.npmrc does not set ignore-scripts=true',
)
const minimatch = manifest.dependencies.minimatch.split('.').map(Number)
say(
  minimatch[0] > 10 || (minimatch[0] === 10 && minimatch[1] >= 3),
  'minimatch is older than 10.3: CVE-2026-27903, 27904',
)

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`${Object.keys(lock.packages).length - 1} locked packages, all promises hold`)
