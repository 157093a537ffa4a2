import { unknownReasons } from '../core/fact.ts'
import { reasonCodes } from '../core/reason-codes.ts'
import type { GateVerdict, Verdict } from '../core/verdict.ts'

const idsOf = (gates: readonly GateVerdict[]): readonly string[] => gates.map(({ gate }) => gate)

/** The verdict of an audit in words: no merge hangs on it, so nothing is blocked. The shape is that of `headline`. */
export function auditHeadline(verdict: Verdict): {
  readonly words: string
  readonly gates: readonly string[]
  readonly remark: string
} {
  const { decision, gates, mode } = verdict
  const wanting = gates.filter(({ exitCode }) => exitCode !== 0)
  const blocking = gates.filter(({ blocks }) => blocks)
  switch (decision) {
    case 'pass':
      return {
        words: 'passed',
        gates: [],
        remark: mode === 'report' ? 'Report mode: it would pass enforced, too.' : '',
      }
    case 'fail':
      return { words: 'failed', gates: idsOf(blocking), remark: '' }
    case 'unknown':
      return { words: 'could not be decided', gates: idsOf(blocking), remark: unseen(verdict) }
    case 'report':
      return { words: 'reports only', gates: idsOf(wanting), remark: reportRemark(wanting) }
  }
}

function unseen({ reasons }: Verdict): string {
  const why = reasons.filter((code) => code in unknownReasons || code === 'control-unverified')
  return `What cannot be seen never passes: ${why.map((code) => reasonCodes[code]).join('; ')}.`
}

function reportRemark(wanting: readonly GateVerdict[]): string {
  if (wanting.length === 0) return 'No gate had anything to judge. In enforce mode this would fail.'
  const failed = wanting.some(({ outcome }) => outcome === 'fail')
  return `The exit code is 0 in any case, but what is listed below ${failed ? 'is not satisfied' : 'could not be decided'}.`
}
