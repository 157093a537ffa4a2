import type { Finding } from '../core/finding.ts'
import type { GatheredFacts } from '../core/judge.ts'
import { compareFindings } from '../core/order.ts'
import { isUsed } from '../core/override.ts'
import { prose } from '../core/text.ts'
import type { RunRecord } from '../result/record.ts'
import { limits } from './limits.ts'
import { isOpen } from './order.ts'
import { overrideText, shownOverrides } from './override-words.ts'
import { locationText, plainLine } from './phrase.ts'
import { cutText, sanitiseLine } from './sanitise.ts'
import { headline, stops } from './words.ts'

/** One annotation of a workflow step. Texts are clean; whoever prints it escapes it for the runner's commands. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  /** At most 255 characters. */
  readonly title: string
  /** One line, at most 4,096 UTF-16 units. */
  readonly message: string
  /** Only for a place at the head of the change: the runner shows annotations there and nowhere else. */
  readonly file?: string
  readonly line?: number
  readonly endLine?: number
  readonly column?: number
}

interface Candidate {
  readonly blocks: boolean
  readonly finding: Finding
  readonly changed: boolean
}

const levels = ['error', 'warning', 'notice'] as const

/**
 * The annotations a step can show: at most ten of a level, in the order of `allAnnotations`. The last of a level says
 * how many more the summary has.
 */
export function annotationsOf(record: RunRecord): readonly Annotation[] {
  const all = allAnnotations(record)
  return levels.flatMap((level) => firstOfLevel(all.filter((annotation) => annotation.level === level)))
}

/** Whether a step can show them all. */
export function annotationsFit(annotations: readonly Annotation[]): boolean {
  const count = (level: Annotation['level']) => annotations.filter((one) => one.level === level).length
  return levels.every((level) => count(level) <= limits.annotationsPerLevel)
}

/**
 * Every annotation of a run, errors first; within a level what blocks first, and changed files before the others.
 * One for each open finding, and those that speak of gates without a finding.
 */
export function allAnnotations(record: RunRecord): readonly Annotation[] {
  const changed = changedPaths(record)
  const candidates = record.verdict.gates.flatMap((gate) =>
    gate.findings.filter(isOpen).map((finding) => ({
      blocks: stops(gate, record.verdict) && finding.overridden === undefined,
      finding,
      changed: isChanged(finding, changed),
    })),
  )
  const found = candidates.sort(compareCandidates).map(annotationOf)
  const all = [...withoutFindings(record), ...overrideAnnotations(record), ...found]
  return levels.flatMap((level) => all.filter((annotation) => annotation.level === level))
}

function changedPaths(record: RunRecord): ReadonlySet<string> {
  return new Set(record.subjects.flatMap(({ facts }) => pathsOf(facts)))
}

function pathsOf(facts: GatheredFacts): readonly string[] {
  const fact = facts['changed-files']
  if (fact === undefined || !fact.known || !Array.isArray(fact.value)) return []
  return fact.value.flatMap((file: unknown) => {
    const path: unknown = typeof file === 'object' && file !== null && 'path' in file ? file.path : undefined
    return typeof path === 'string' ? [path] : []
  })
}

const isChanged = (finding: Finding, paths: ReadonlySet<string>): boolean =>
  finding.location?.at === 'head' && paths.has(finding.location.path)

function compareCandidates(a: Candidate, b: Candidate): number {
  const blocking = Number(b.blocks) - Number(a.blocks)
  if (blocking !== 0) return blocking
  const changed = Number(b.changed) - Number(a.changed)
  return changed !== 0 ? changed : compareFindings(a.finding, b.finding)
}

function levelOf(finding: Finding, blocks: boolean): Annotation['level'] {
  if (finding.level === 'note') return 'notice'
  // A red annotation on something that does not block would cry wolf.
  return finding.level === 'error' && blocks ? 'error' : 'warning'
}

function annotationOf({ blocks, finding }: Candidate): Annotation {
  return {
    level: levelOf(finding, blocks),
    title: cutText(sanitiseLine(finding.rule), limits.annotationTitle, '…'),
    message: cutMessage(messageOf(finding), ''),
    ...placeOf(finding),
  }
}

/** Found, required with its source, and the next step: one line. */
function messageOf(finding: Finding): string {
  const { location, requiredAt } = finding
  const where = location?.at === 'base' ? ` (at ${sanitiseLine(locationText(location))})` : ''
  const source = requiredAt === undefined ? '' : ` (${sanitiseLine(locationText(requiredAt))})`
  const fix = plainLine(finding.fix)
  const step = fix === '' ? '' : ` · Next step: ${fix}`
  return `Found: ${plainLine(finding.found)}${where} · Required: ${plainLine(finding.required)}${source}${step}${permissionOf(finding, fix)}${excuseOf(finding)}`
}

const excuseOf = ({ overridden }: Finding): string =>
  overridden === undefined ? '' : ` · Excused by the override ${sanitiseLine(overridden)}`

/** Every override that is used, and every one that somebody has to see to, is a warning. */
const overrideAnnotations = ({ verdict }: RunRecord): readonly Annotation[] =>
  shownOverrides(verdict).map((view) => ({
    level: view.state === 'listed' || (view.state === 'in-force' && !isUsed(view)) ? 'notice' : 'warning',
    title: cutText(sanitiseLine(`override ${view.id}`), limits.annotationTitle, '…'),
    message: cutMessage(plainLine(overrideText(view)), ''),
    ...(view.at === 'head' ? { file: view.path } : {}),
  }))

function permissionOf(finding: Finding, fix: string): string {
  const permission = sanitiseLine(finding.unknown?.remedy?.permission ?? '')
  return permission === '' || fix.includes(permission) ? '' : ` · Missing permission: ${permission}`
}

function placeOf({ location }: Finding): Pick<Annotation, 'file' | 'line' | 'endLine' | 'column'> {
  if (location?.at !== 'head') return {}
  const { path, line, endLine, column } = location
  return {
    file: path,
    ...(line === undefined ? {} : { line }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(column === undefined ? {} : { column }),
  }
}

/** Fits a message and what must follow it into the limit. */
function cutMessage(message: string, suffix: string): string {
  return cutText(message, limits.annotationMessage - suffix.length, ' … see summary') + suffix
}

function firstOfLevel(annotations: readonly Annotation[]): readonly Annotation[] {
  const shown = annotations.slice(0, limits.annotationsPerLevel)
  const last = shown.at(-1)
  const more = annotations.length - shown.length
  if (last === undefined || more === 0) return shown
  return [...shown.slice(0, -1), { ...last, message: cutMessage(last.message, ` · ${more} more in summary`) }]
}

/** A verdict that blocks always has an annotation, even when no gate has a finding to point at. */
function withoutFindings(record: RunRecord): readonly Annotation[] {
  const { verdict } = record
  const empty = verdict.gates.filter((gate) => gate.findings.length === 0 && gate.exitCode !== 0)
  const perGate = empty.map(
    (gate): Annotation => ({
      level: stops(gate, verdict) ? 'error' : 'warning',
      title: sanitiseLine(gate.gate),
      message:
        'Found: no rule of this gate was evaluated · Required: a decision: what cannot be seen never passes',
    }),
  )
  const open = verdict.gates.some((gate) => gate.exitCode !== 0)
  if (verdict.exitCode === 0 || open) return perGate
  const { words, remark } = headline(verdict)
  return [{ level: 'error', title: 'Gatewright', message: plainLine(prose(`${words}. ${remark}`)) }]
}
