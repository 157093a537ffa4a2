import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { projectRoot } from '../support/action-process.ts'
import { filesBelow, markdownPages, readText } from '../support/workflows.ts'

const readme = readText('README.md')

/** Names on GitHub that its headings get as anchors. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (page: string): readonly string[] =>
  [...readText(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading))

test.each(markdownPages())('every link of %s leads somewhere', (page) => {
  const text = readText(page).replaceAll(/^( *)```[\s\S]*?^\1```/gm, '')
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  for (const link of links.filter((target) => !target.startsWith('https://'))) {
    const [path = '', fragment] = link.split('#')
    const file = path === '' ? page : normalize(join(dirname(page), path))
    const target = join(projectRoot, file)
    expect([link, existsSync(target)]).toEqual([link, true])
    if (fragment === undefined || statSync(target).isDirectory()) continue
    expect([link, anchorsOf(file)]).toEqual([link, expect.arrayContaining([fragment])])
  }
})

describe('troubleshooting by exact message', () => {
  const section = readme.split('## Troubleshooting\n')[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  const messages = rows.map((row) => row.split(' | ')[0]?.slice(3, -1) ?? '')
  /** Of npm, and the words of GitHub inside ours. */
  const foreign = ['npm warn EBADENGINE', 'Resource not accessible by integration']
  const sources = filesBelow('src')
    .filter((path) => !path.startsWith('src/embedded/') && !path.includes('/rules-'))
    .map(readText)
    .join('\n')

  test('there are enough of them', () => expect(messages.length).toBeGreaterThanOrEqual(12))

  test.each(messages.filter((message) => !message.startsWith('npm ')))('%s', (message) => {
    const pieces = message
      .split(/…|\(Resource not accessible by integration\)/)
      .map((piece) => piece.trim())
      .filter((piece) => /[a-z]{3}/.test(piece) && !foreign.includes(piece))
    for (const piece of pieces) {
      const [, code, rest] = /^([a-z]+(?:-[a-z]+)*):(?: (.+))?$/.exec(piece) ?? []
      if (code !== undefined) expect(sources).toMatch(new RegExp(`'${code}'`))
      const words = code === undefined ? piece : (rest ?? '')
      expect([words, sources.includes(words)]).toEqual([words, true])
    }
  })
})

/** Commits differ from run to run, and the README leaves out the addresses of the summary. */
const masked = (text: string): string =>
  text.replaceAll(/\[([^\]]+)\]\(http:[^)]*\)/g, '$1').replaceAll(/\b[0-9a-f]{7,40}\b/g, 'SHA')

const linesOf = (text: string): readonly string[] =>
  masked(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

test('what the README shows is what the demonstration writes', () => {
  const demo = spawnSync(process.execPath, ['bin/gatewright.js', 'demo'], {
    cwd: projectRoot,
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect([demo.status, demo.stderr]).toEqual([0, ''])
  const log = /<!-- demo: act 3 -->\n```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  expect(linesOf(demo.stdout)).toEqual(expect.arrayContaining([...linesOf(log)]))
  const [, file = ''] = /summary: (\S+1-blocked\S+summary\.md)/.exec(demo.stdout) ?? []
  const quoted = readme.split('\n').flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : []))
  expect(quoted.length).toBeGreaterThan(5)
  expect(linesOf(readFileSync(file, 'utf8'))).toEqual(expect.arrayContaining([...linesOf(quoted.join('\n'))]))
}, 70_000)
