import { decidePath } from '../../src/change/decide.ts'
import { defaultChangeSettings } from '../../src/change/default-settings.ts'
import { derive } from '../../src/change/derive.ts'
import { nothingAsked } from '../../src/change/input.ts'
import type { ChangeInput } from '../../src/change/model.ts'
import { type Fact, known } from '../../src/core/fact.ts'
import type { Statement } from '../../src/core/facts/answers.ts'
import type { Change, ChangedLines, ChangeSettings, Signal } from '../../src/core/facts/change.ts'
import type { ChangedFile } from '../../src/core/facts/pull-request.ts'

const source = { kind: 'api', what: 'a test' } as const
export const fact = <T>(value: T): Fact<T> => known(value, source)

/** One changed file of a scene: its lines, and what they show. */
export interface SceneFile {
  readonly path: string
  readonly from?: string
  readonly status?: ChangedFile['status']
  readonly additions?: number
  readonly deletions?: number
  readonly lines?: Partial<ChangedLines>
  readonly signals?: readonly (Pick<Signal, 'kind'> & Partial<Signal>)[]
}

/** `Kind: bug fix` and the like, one statement for each pair. */
export const said = (...pairs: readonly (readonly [Statement['key'], string])[]): Statement[] =>
  pairs.map(([key, value], index) => ({ key, value, line: index + 1 }))

const fileOf = ({ path, from, status }: SceneFile): ChangedFile => ({
  path,
  previousPath: from ?? null,
  status: status ?? (from === undefined ? 'modified' : 'renamed'),
  blob: 'b10b',
})

const linesOf = ({ path, additions = 3, deletions = 1, lines }: SceneFile): ChangedLines => ({
  ...{ path, additions, deletions, read: true, binary: false },
  added: additions > 0 ? [[1, additions]] : [],
  ...lines,
})

const signalsOf = ({ path, signals = [] }: SceneFile): Signal[] =>
  signals.map((signal) => ({ path, line: 1, side: 'added', name: 'something', ...signal }))

/** The input of a change of these files, everything else as if nobody asked for it. */
export function inputOf(files: readonly SceneFile[], more: Partial<ChangeInput> = {}): ChangeInput {
  const change: Change = {
    headSha: 'c'.repeat(40),
    files: files.map(linesOf),
    signals: files.flatMap(signalsOf),
  }
  return {
    files: fact(files.map(fileOf)),
    change: fact(change),
    settings: settings(),
    statements: [],
    labels: [],
    ...nothingAsked,
    ...more,
  }
}

/** The defaults, with a file that states the public API, so that R31 stays out of the way. */
export const settings = (more: Partial<ChangeSettings> = {}): ChangeSettings => ({
  ...defaultChangeSettings,
  publicApi: ['api/**'],
  ...more,
})

export const decide = (files: readonly SceneFile[], more: Partial<ChangeInput> = {}) => {
  const input = inputOf(files, more)
  return decidePath(derive(input), input)
}

/** `path R20 R31`: what the tests compare. */
export const outcome = (files: readonly SceneFile[], more: Partial<ChangeInput> = {}): string => {
  const { path, decisive } = decide(files, more)
  return [path, ...decisive].join(' ')
}
