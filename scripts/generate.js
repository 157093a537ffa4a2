// Writes what follows from the gates: action.yml files, stubs, action READMEs, rule pages, reference pages and the
// tables in README.md. With --check nothing is written; what differs is named, and the exit code is 1.

import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { documents } from './generate/documents.js'
import { compare, write } from './generate/files.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { catalogue, schemas } = await import('../dist/index.js')
const differences = compare(
  root,
  documents(root, await catalogue(), (await schemas())['gatewright.schema.json']),
)

if (differences.length === 0) console.log('generated files are fresh')
else if (process.argv.includes('--check')) {
  for (const { path, why } of differences) console.error(`${path}: ${why}`)
  console.error('run "npm run build" and commit the result')
  process.exitCode = 1
} else {
  write(root, differences)
  for (const { path, why } of differences)
    console.log(`${why === 'removed' ? why : 'written'}: ${path} (was ${why})`)
}
