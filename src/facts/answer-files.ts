import { PolicyError } from '../core/errors.ts'
import { type Unknown, unknown } from '../core/fact.ts'
import { type AnswersFile, answersFileSchema, answersFolder } from '../formats/answers/file.ts'
import { nodeAt } from '../policy/node.ts'
import { readStrict } from '../policy/read-strict.ts'
import type { Entry } from './content.ts'
import { giveUp } from './gather.ts'
import type { HeadFiles } from './head-files.ts'

/** Bytes of the largest file of answers. */
const maxAnswersBytes = 256 * 1024
const mostFiles = 50

/** One entry of a file of answers, with its place. */
export interface CommittedAnswer {
  readonly path: string
  readonly line: number
  readonly entry: AnswersFile['answers'][number]
}

/** All committed answers of a commit, by path and line. A file that cannot be read makes the asking fact unknown. */
export async function committedAnswers(files: HeadFiles): Promise<readonly CommittedAnswer[]> {
  const entries = (await files.list(answersFolder)).filter(({ path }) => /\.ya?ml$/i.test(path))
  if (entries.length > mostFiles) giveUp(tooMany(entries.length))
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))
  const read = sorted.map(async (entry) => answersIn(await contentOf(files, entry), entry.path))
  return (await Promise.all(read)).flat()
}

async function contentOf(files: HeadFiles, entry: Entry): Promise<Uint8Array> {
  if (!entry.mode.startsWith('100')) {
    return giveUp(unknown('unparsable', `${entry.path} is no regular file (git mode ${entry.mode})`))
  }
  return (await files.bytes(entry, maxAnswersBytes)) ?? giveUp(tooLarge(entry.path))
}

/** The answers of one file. @throws what ends a gatherer, with every problem as `FILE:LINE:COL` */
function answersIn(bytes: Uint8Array, path: string): readonly CommittedAnswer[] {
  try {
    const { root, data } = readStrict(bytes, path, {
      what: 'file of answers',
      smallest: '{ version: 1, answers: [] }',
      schema: answersFileSchema(),
      limits: { bytes: maxAnswersBytes, lexemes: 50_000 },
    })
    return data.answers.map((entry, index) => ({
      ...{ path, entry },
      line: nodeAt(root, ['answers', index])?.node.at.line ?? 1,
    }))
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const text = `correct ${path}; an example stands in docs/checklists.md`
    return giveUp(unknown('unparsable', error.message.replaceAll('\n', '; '), { remedy: { text } }))
  }
}

const tooLarge = (path: string): Unknown =>
  unknown('too-large', `${path} is over ${maxAnswersBytes} bytes`, {
    remedy: { text: `divide ${path} into several files` },
  })

const tooMany = (count: number): Unknown =>
  unknown('too-large', `${answersFolder} holds ${count} files; at most ${mostFiles} are read`, {
    remedy: { text: 'join some of them' },
  })
