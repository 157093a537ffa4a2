import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { UsageError } from '../../src/core/errors.ts'
import { reportPlace, writeReport } from '../../src/runner/report-file.ts'

let root = ''
let tree = ''
let temporary = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-test-')))
  tree = join(root, 'tree')
  temporary = join(root, 'temporary')
  for (const folder of [tree, temporary, join(tree, 'reports'), join(tree, '.git'), join(root, 'elsewhere')])
    mkdirSync(folder)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const place = (file: string) =>
  reportPlace({ where: '--report', file, directory: tree, folders: [tree, temporary, null] })

test('a file of the work tree or of RUNNER_TEMP is written whole, and replaced', async () => {
  for (const file of ['audit.json', 'reports/audit.json', join(temporary, 'audit.json')]) {
    expect(await writeReport(await place(file), 'one\n')).toBeUndefined()
    expect(await writeReport(await place(file), 'two\n')).toBeUndefined()
  }
  expect(readFileSync(join(tree, 'reports', 'audit.json'), 'utf8')).toBe('two\n')
  expect(readdirSync(join(tree, 'reports'))).toEqual(['audit.json'])
})

test('B46 a report never leaves the work tree and RUNNER_TEMP, and follows no link', async () => {
  writeFileSync(join(root, 'elsewhere', 'target'), 'kept')
  symlinkSync(join(root, 'elsewhere', 'target'), join(tree, 'link.json'))
  symlinkSync(join(root, 'elsewhere'), join(tree, 'out'))
  symlinkSync('nowhere', join(tree, 'dangling.json'))
  const refused = [
    ...['../elsewhere/a.json', join(root, 'elsewhere', 'a.json'), 'out/a.json', 'link.json', 'dangling.json'],
    ...['.git/a.json', 'reports', 'missing/a.json', '', 'a\0b', '../tree-2/a.json', '/etc/passwd'],
  ]
  for (const file of refused) await expect(place(file)).rejects.toThrow(UsageError)
  expect(readFileSync(join(root, 'elsewhere', 'target'), 'utf8')).toBe('kept')
})

test('a link that appears meanwhile is replaced, not followed', async () => {
  writeFileSync(join(root, 'elsewhere', 'target'), 'kept')
  const checked = await place('audit.json')
  symlinkSync(join(root, 'elsewhere', 'target'), join(tree, 'audit.json'))
  expect(await writeReport(checked, 'report\n')).toBeUndefined()
  expect(readFileSync(join(root, 'elsewhere', 'target'), 'utf8')).toBe('kept')
  expect(readFileSync(join(tree, 'audit.json'), 'utf8')).toBe('report\n')
})

test('what cannot be written is a sentence, and leaves nothing behind', async () => {
  const checked = await place('reports/audit.json')
  mkdirSync(join(tree, 'reports', 'audit.json'))
  expect(await writeReport(checked, 'report\n')).toMatch(/^reports\/audit\.json was not written: /)
  expect(readdirSync(join(tree, 'reports'))).toEqual(['audit.json'])
})
