import { unknownReasons } from '../core/fact.ts'
import { factKeys } from '../core/facts/index.ts'
import { isUsed, type OverrideView } from '../core/override.ts'
import type { Verdict } from '../core/verdict.ts'
import { type NotEvaluated, notEvaluated } from '../result/not-evaluated.ts'
import type { RunRecord } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import { bounds } from './limits.ts'
import { overrideText, shownOverrides } from './override-words.ts'
import type { SarifInvocation, SarifNotification } from './sarif-model.ts'
import { sarifLine, sarifPhrase, sentence } from './sarif-words.ts'
import { sinceWords } from './since.ts'
import { headline, plural, stops } from './words.ts'

/**
 * How the run went: exit code, what could not be read, what was left out.
 * @param left results there was no room for
 */
export function sarifInvocation({ record, since }: Report, left: number): SarifInvocation {
  const { verdict, notices } = record
  return {
    executionSuccessful: judgedSomething(verdict),
    exitCode: verdict.exitCode,
    exitCodeDescription: headline(verdict).words,
    toolExecutionNotifications: [
      ...leftOut(left),
      ...emptyGates(verdict),
      ...unreadFacts(record),
      ...shownOverrides(verdict).map(overrideNote),
      ...(since === undefined ? [] : [note(`Changes ${sinceWords(since)}.`)]),
      ...notices.slice(0, bounds.people).map((notice) => note(sarifLine(notice))),
    ],
  }
}

/**
 * Whether the results speak of anything. GitHub refuses the upload of a run that did not ("unsuccessful execution") and
 * leaves its alerts open: an upload without results would close every one of them as fixed.
 */
function judgedSomething({ gates, exitCode }: Verdict): boolean {
  if (gates.some(({ outcome }) => outcome === 'pass' || outcome === 'fail')) return true
  return exitCode === 0 && gates.every(({ outcome }) => outcome === 'skip')
}

const note = (text: string): SarifNotification => ({ level: 'note', message: { text } })

const overrideNote = (view: OverrideView): SarifNotification => ({
  level: isUsed(view) ? 'warning' : 'note',
  message: { text: sarifPhrase(overrideText(view)) },
})

const leftOut = (left: number): readonly SarifNotification[] =>
  left === 0
    ? []
    : [
        {
          level: 'warning',
          message: {
            text: `${plural(left, 'result')} left out, the least grave: there is no room for more. The result JSON has them all.`,
          },
        },
      ]

/** A gate without any finding is undecided, and has no result that would say so. */
const emptyGates = (verdict: Verdict): readonly SarifNotification[] =>
  verdict.gates
    .filter((gate) => gate.findings.length === 0 && gate.exitCode !== 0)
    .map((gate) => ({
      level: stops(gate, verdict) ? 'error' : 'warning',
      message: {
        text: sarifLine(`No rule of ${gate.gate} was evaluated, and what cannot be seen never passes.`),
      },
    }))

/** Facts that could not be read, whatever gate asked for them. */
function unreadFacts(record: RunRecord): readonly SarifNotification[] {
  const keys: ReadonlySet<string> = new Set(factKeys)
  const unread = notEvaluated(record).filter(({ what }) => keys.has(what))
  const shown = unread.slice(0, bounds.detailRows).map(unreadFact)
  const more = unread.length - shown.length
  const words = `${plural(more, 'more fact')} could not be read; the result JSON has them all.`
  return more > 0 ? [...shown, { level: 'warning', message: { text: words } }] : shown
}

function unreadFact({ subject, what, reason, detail, remedy, permission }: NotEvaluated): SarifNotification {
  const about = subject === '' ? what : `${what} of ${subject}`
  const step = remedy === null ? [] : [sentence(sarifLine(`Next step: ${remedy}`))]
  const needs = permission === null ? [] : [sentence(sarifLine(`Needs ${permission}`))]
  const found = sentence(sarifLine(`Not evaluated: ${about}: ${detail} (${unknownReasons[reason]})`))
  return {
    level: 'warning',
    message: { text: [found, ...step, ...needs].join(' ') },
    properties: { fact: what, reason },
  }
}
