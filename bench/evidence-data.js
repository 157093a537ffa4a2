import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of the repository, and lines of each. */
export const shape = { files: 500, lines: 200 }

/** Runs git in the repository; throws when it fails. */
export function git(repository, args, input = '') {
  const environment = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const result = spawnSync('git', args, { cwd: repository, input, env: environment, maxBuffer: 2 ** 28 })
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`)
  return result.stdout.toString().trim()
}

const line = (file, number, version) =>
  `export const value${number} = compute(${(file * 7919 + number * 104729) % 10007}, '${version}') // step ${number}`

/** A file at the first commit; at the head every fifth one has two lines above it. */
const text = (file, moved) =>
  [
    ...(moved && file % 5 === 0 ? ['// generated', ''] : []),
    ...Array.from({ length: shape.lines }, (_, index) => line(file, index + 1, 'a')),
    '',
  ].join('\n')

const path = (file) => `src/part${file % 20}/module${file}/file${file}.ts`

/** A packed repository of two commits; gives their ids. */
export function makeRepository(folder) {
  git(folder, ['init', '-q', '-b', 'main'])
  const parts = []
  for (const [index, moved] of [false, true].entries()) {
    parts.push(
      `commit refs/heads/main\ncommitter A <a@example.com> ${1_700_000_000 + index} +0000\ndata 1\nx\n`,
    )
    for (let file = 0; file < shape.files; file++) {
      const content = text(file, moved)
      parts.push(`M 644 inline ${path(file)}\ndata ${Buffer.byteLength(content)}\n${content}\n`)
    }
  }
  git(folder, ['fast-import', '--quiet'], parts.join(''))
  git(folder, ['repack', '-q', '-a', '-d'])
  const [head, commit] = git(folder, ['rev-list', 'main']).split('\n')
  writeFileSync(join(folder, '.git', 'bench.json'), JSON.stringify({ head, commit }))
  return { head, commit }
}

/** Blocks spread over the repository, with the digests they claim. */
export function* blocksOf(count, { head, commit }) {
  for (let number = 0; number < count; number++) {
    const file = (number * 37) % shape.files
    const first = 1 + ((number * 13) % (shape.lines - 12))
    const last = first + (number % 12)
    const digest = createHash('sha256')
    for (let at = first; at <= last; at++) digest.update(`${at === first ? '' : '\n'}${line(file, at, 'a')}`)
    yield {
      ...{ commit, head, trusted: head },
      block: {
        ...{ id: `EB-${number}`, file: path(file), first, last, sha256: digest.digest('hex') },
        ...{ algorithm: 'lines-lf-v1', blob: null, description: null, line: 1 },
      },
    }
  }
}
