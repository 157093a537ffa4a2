import { type Loss, type Weakening, weakenings } from '../../change/weakened.ts'
import type { Fact } from '../../core/fact.ts'
import type { Statement } from '../../core/facts/answers.ts'
import type { TestHistory } from '../../core/facts/workflow.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { code, path, people, type Text, text } from '../../core/text.ts'
import type { Options } from './options.ts'
import { recoveryDetail } from './recovery.ts'
import type { Permission } from './unlock.ts'
import { counted, finding, listed, plural, unseen, words } from './words.ts'

/** What the rule about locked tests decides by. */
export interface LockInput {
  readonly history: Fact<TestHistory>
  readonly statements: readonly Statement[]
  readonly permission: Permission
}

/** Findings that stand one by one; the rest is counted. */
const mostFindings = 50

/** Tests that were weakened, and locked ones that changed, unless an approver unlocked them. */
export function lockedFindings(input: LockInput, options: Options, where: Where): readonly Finding[] {
  const { history } = input
  if (!history.known) return [unseen('locked-test', 'tests', 'the history of the tests', history)]
  const manifest = changedInManifest(history.value, options['lock-manifest'])
  const locked = new Set(manifest.map(({ file }) => file))
  const weak = weakenings(history.value)
    .filter((one) => !locked.has(one.path))
    .map(weakened)
  const all = [...manifest, ...weak]
  if (all.length === 0) return [intact(history.value)]
  const shown = all.slice(0, mostFindings).map((one) => lockFinding(one, input, options, where))
  const rest = all.slice(mostFindings)
  if (rest.length === 0) return shown
  const open = rest.filter(({ file }) => !isNamed(file, input.statements)).length
  return [...shown, more(rest.length, open > 0 || input.permission.state !== 'met')]
}

/** A test that is not what it was. */
interface Changed {
  readonly file: string
  readonly found: Text
  readonly restore: Text
}

/** The same content elsewhere is not the same test: a manifest locks a path. */
const changedInManifest = ({ manifest }: TestHistory, source: string): readonly Changed[] =>
  (manifest ?? [])
    .filter(({ blob, now }) => blob !== now)
    .map(({ path: file, now }) => ({
      file,
      found:
        now === null
          ? text`${path(file)} is gone, and ${path(source)} locks it`
          : text`${path(file)} is not what ${path(source)} locks`,
      restore: text`restore ${path(file)} as it is on the base`,
    }))

function weakened({ path: file, from, base, lost, gone }: Weakening): Changed {
  const commit = from.slice(0, 7)
  const when = [...text`${commit}`, ...(base ? text` (the base)` : text` (a commit of this change)`)]
  const found = gone
    ? [...text`${path(file)} is gone: it had `, ...lossWords(lost, true), ...text` at `, ...when]
    : [...text`${path(file)} asserts less than at `, ...when, ...text`: `, ...lossWords(lost, false)]
  return {
    file,
    found,
    restore: restoring(file, commit),
  }
}

/** A command is shown for plain names only: nobody should paste what a file name makes of it. */
const restoring = (file: string, commit: string): Text =>
  /^[\w./@+-]+$/u.test(file) && !file.startsWith('-')
    ? text`restore it with ${code(`git restore --source ${commit} -- ${file}`)}, and correct the implementation`
    : text`restore ${path(file)} as it was at ${commit}, and correct the implementation`

function lossWords({ tests, skipped, assertions, expectations }: Loss, gone: boolean): Text {
  const counts = gone
    ? [some(tests, 'test'), some(assertions, 'assertion')]
    : [
        some(tests, 'test', ' fewer'),
        skipped === 0 ? '' : `${skipped} more skipped or focused`,
        some(assertions, 'assertion', ' fewer'),
        some(expectations, 'expectation', ' gone or changed'),
      ]
  const said = counts.filter((one) => one !== '')
  return listed(
    said.length === 0 ? [text`${counted(expectations, 'expectation')}`] : said.map((one) => [words(one)]),
  )
}

const some = (count: number, word: string, rest = ''): string =>
  count === 0 ? '' : `${plural(count, word)}${rest}`

const isNamed = (file: string, statements: readonly Statement[]): boolean =>
  statements.some(({ key, value }) => key === 'unlock' && value === file)

function lockFinding(
  { file, found, restore }: Changed,
  { statements, permission }: LockInput,
  options: Options,
  where: Where,
): Finding {
  const line = code(`Unlock: ${file}`)
  const required = text`tests as they were, or a line ${line} in the description and an approval of the head by ${people(options.approvers, 'or')}`
  const common = { found, required, location: { path: file, at: 'head' as const } }
  const requiredAt = where('approvers') ?? where('locked-tests')
  const named = isNamed(file, statements)
  if (named && permission.state === 'met') {
    return finding('locked-test', 'pass', file, {
      ...common,
      found: [...found, ...text`; unlocked by ${people(permission.by, 'and')}`],
      fix: [],
    })
  }
  const details = [recoveryDetail('locked-test', options.approvers)]
  if (named && permission.why !== null) {
    const { reason, remedy, detail } = permission.why
    return finding('locked-test', 'unknown', file, {
      ...common,
      found: [...found, ...text`; whether it is unlocked cannot be told: ${words(detail)}`],
      fix: [words(remedy?.text ?? 'run the check again')],
      requiredAt,
      details,
      unknown: { reason, ...(remedy === undefined ? {} : { remedy }) },
    })
  }
  const fix = named
    ? [...text`ask `, ...permission.ask, ...text` to approve the head commit, or `, ...restore]
    : restore
  return finding('locked-test', 'fail', file, { ...common, fix, requiredAt, details })
}

const more = (count: number, open: boolean): Finding =>
  finding('locked-test', open ? 'fail' : 'pass', `${count} more`, {
    found: text`${counted(count, 'more test file')} of the same`,
    required: text`the same`,
    fix: open ? text`take those that stand above first` : [],
  })

function intact({ files, manifest }: TestHistory): Finding {
  const locked = manifest === null ? [] : text`; all ${manifest.length} of the lock manifest are as they were`
  const found =
    files.length === 0
      ? text`the change touches no test`
      : text`${counted(files.length, 'test file')} touched, none asserts less than before`
  return finding('locked-test', 'pass', 'tests', {
    found: [...found, ...locked],
    required: text`tests as they were, or more`,
    fix: [],
  })
}
