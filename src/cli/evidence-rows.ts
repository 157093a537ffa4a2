import type { EvidenceObservation } from '../core/facts/phases.ts'
import { redactedValue } from '../result/redacted.ts'
import { jsonText } from '../surfaces/json.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { plural, shortId } from '../surfaces/words.ts'
import type { Context } from './context.ts'
import type { RecordedBlock } from './evidence-sources.ts'
import { refusalLine, refusalsOf, unreadIn } from './evidence-words.ts'

const states = ['same', 'moved', 'changed', 'gone', 'wrong', 'unknown'] as const
/** What became of a block. `wrong`: not true at its own commit. */
export type VerifiedState = (typeof states)[number]

interface Row {
  readonly state: VerifiedState
  readonly now: string | null
  readonly message: string | null
}

/** Writes blocks as they are verified: a log may have more of them than should be kept in memory. */
export class EvidenceRows {
  readonly #context: Context
  readonly #json: boolean
  readonly #head: string
  #begun = false
  #written = 0
  readonly counts: Record<VerifiedState, number> = {
    ...{ same: 0, moved: 0, changed: 0, gone: 0, wrong: 0, unknown: 0 },
  }

  /** @param head full id of the commit that blocks are looked up at */
  constructor(context: Context, head: string) {
    this.#head = head
    this.#context = context
    this.#json = context.args.format === 'json'
  }

  /** Not before there is something to write: wrong usage gives no result. */
  async #begin(): Promise<void> {
    if (this.#begun) return
    this.#begun = true
    await this.#context.output.stream(`{"schema_version":1,"head_sha":"${this.#head}","blocks":[`)
  }

  async add(recorded: RecordedBlock, observation: EvidenceObservation): Promise<void> {
    const row = rowOf(recorded, observation)
    this.counts[row.state] += 1
    this.#context.output.progress.stop()
    if (this.#json) {
      await this.#begin()
      const { block, commit, source, line, stage } = recorded
      const value = {
        ...{ source, line, evidence_id: block.id, stage, file: block.file },
        ...{ lines: `${block.first}-${block.last}`, git_commit: commit, ...row },
      }
      await this.#context.output.stream(
        `${this.#written === 0 ? '' : ','}\n${jsonText(redactedValue(value), 0).trimEnd()}`,
      )
      this.#written += 1
    } else if (row.state !== 'same')
      await this.#context.output.text(`${sanitiseLine(lineOf(recorded, row))}\n`)
  }

  async end(problems: readonly string[]): Promise<void> {
    const { output } = this.#context
    if (this.#json) {
      await this.#begin()
      await output.stream(
        `\n],"problems":${jsonText(redactedValue(problems), 0).trimEnd()},"total":${JSON.stringify(this.counts)}}\n`,
      )
      return
    }
    const total = Object.values(this.counts).reduce((sum, count) => sum + count, 0)
    const parts = states
      .filter((state) => this.counts[state] > 0)
      .map((state) => `${this.counts[state]} ${state}`)
    await output.text(`${plural(total, 'block')}: ${parts.join(', ') || 'none'}\n`)
  }
}

function rowOf({ block }: RecordedBlock, observation: EvidenceObservation): Row {
  const unread = unreadIn(observation)
  if (unread !== null) return { state: 'unknown', now: null, message: unread.detail }
  const [refusal] = refusalsOf(block, observation)
  if (refusal !== undefined) return { state: 'wrong', now: null, message: refusalLine(refusal) }
  const { now } = observation
  if (now === null || !now.known)
    return { state: 'unknown', now: null, message: now?.detail ?? 'the head was not looked at' }
  const { state, lines } = now.value
  return { state, now: lines === null ? null : `${lines.first}-${lines.last}`, message: null }
}

function lineOf({ source, line, commit, block }: RecordedBlock, { state, now, message }: Row): string {
  const place = `${block.file}:${block.first}-${block.last}`
  const at = commit === null ? '' : ` of ${shortId(commit)}`
  const moved = state === 'moved' ? ` to ${now}` : ''
  return `${source}:${line}: ${block.id} ${place}${at}: ${state}${moved}${message === null ? '' : `: ${message}`}`
}
