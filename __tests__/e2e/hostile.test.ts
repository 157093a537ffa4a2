import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { openScene, type Scene, type SceneOptions, unknowns } from './scene.ts'

let scene: Scene
const open = async (options: SceneOptions = {}) => {
  scene = await openScene(options)
  return scene
}
afterEach(() => scene.close())

/** Texts that some surface could read as its own. */
const hostile = [
  'a\n::set-output name=outcome::pass',
  'a\r::add-path::/tmp/x',
  '##[error]done',
  '::error::b',
  'x|y|z',
  'x`y``z',
  '<\u0069mg src=x onerror=alert(1)>',
  '\u202Egnp.exe',
  '@meddler #1 ![x](http://example.com/x.png)',
  '%0A::warning::c',
  '\u001b[2Jclear',
  'a</details></td></tr></table><h1>Gatewright: passed',
]

describe('hostile texts of a pull request', () => {
  test('D15 names of files reach no surface as anything but text', async () => {
    const { change, judge } = await open()
    // A slash makes a folder and a file: as good a name as any, but git has no empty ones.
    const files = Object.fromEntries(hostile.map((name) => [`src/${name.replaceAll('//', '/')}`, 'x\n']))
    const text = `pass\n::set-output name=outcome::pass\n</details></td></table>\n# Gatewright: passed`
    const pull = change({ files, title: text, body: text, head: 'feat/</details>|%0A' })
    const judged = await judge(pull)
    expect(judged).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail' } })
    expect(judged.outputs).toEqual({
      outcome: 'fail',
      'evidence-file': '',
      'exit-code': '1',
      result: expect.any(String),
      'result-file': expect.any(String),
      'sarif-file': expect.any(String),
    })
    expect(judged.summary).not.toMatch(/^(?:::|##\[|# Gatewright: passed|<h1>)/m)
    expect(judged.summary).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u001b\r]/)
    expect(judged.stdout).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u001b\r]/)
  })

  test('lines of CODEOWNERS and reasons of the policy are escaped too', async () => {
    const { change, judge } = await open({
      codeowners: '* @chef\n/src/ @acme/core <script>alert(1)</script>\n/src/|<b>`* @chef\n',
    })
    const judged = await judge(change({ files: { 'src/b.ts': 'b\n', 'src/|<b>`y': 'y\n' } }))
    expect(judged.exitCode).not.toBe(0)
    expect(judged.summary).toContain('script')
  })

  test('a CODEOWNERS file that is a symbolic link is not followed', async () => {
    const { change, judge } = await open({
      codeowners: null,
      files: { '.github/CODEOWNERS': { symlink: '../owners.txt' }, 'owners.txt': '* @alpha @bravo\n' },
    })
    const pull = change()
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const judged = await judge(pull)
    expect(judged.exitCode).not.toBe(0)
    expect(
      judged.result.findings.some(
        ({ outcome, rule }) => outcome === 'pass' && rule.endsWith('owner-approval'),
      ),
    ).toBe(false)
  })
})

describe('more files than GitHub lists', () => {
  const tooMany = Object.fromEntries(
    Array.from({ length: 3001 }, (_, index) => [`src/g/f${index}.ts`, 'x\n']),
  )

  test('without git it is undecided; with a full clone beside the run it is decided', async () => {
    const { repository, change, judge } = await open()
    const pull = change({ files: { ...tooMany, 'README.md': '# Hidden in the crowd\n' } })
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const blind = await judge(pull)
    expect(blind.exitCode).toBe(3)
    expect(unknowns(blind)).toContain('truncated')
    expect(blind.summary).toContain('fetch-depth: 0')
    const folder = mkdtempSync(join(tmpdir(), 'gatewright-clone-'))
    spawnSync('git', ['clone', '--quiet', repository.directory, folder])
    const missing = await judge(pull, { workspace: folder })
    expect(missing.exitCode).toBe(1)
    expect(missing.stdout).toMatch(/README\.md: 0 of 1 approval/)
    pull.review({ by: 'chef', state: 'APPROVED' })
    expect(await judge(pull, { workspace: folder })).toMatchObject({ exitCode: 0 })
    rmSync(folder, { recursive: true, force: true })
  }, 30_000)
})
