import { introduced, isOfJudgedCommit } from '../../change/introduced.ts'
import type { Fact } from '../../core/fact.ts'
import type { Change } from '../../core/facts/change.ts'
import type { ChecklistItem } from '../../core/facts/checklists.ts'
import type { ChangedFile } from '../../core/facts/pull-request.ts'
import type { ToolFindings, ToolResult } from '../../core/facts/tools.ts'
import { path, type Text, text } from '../../core/text.ts'
import { sameTool } from '../../formats/sarif/tools.ts'
import type { Against, MachineAnswer } from './model.ts'
import type { Options } from './options.ts'
import { routeResult } from './routing.ts'
import { words } from './words.ts'

type Run = ToolFindings['runs'][number]

/** What the tools say about a change, by item. */
export interface ToolView {
  readonly fact: Fact<ToolFindings>
  /** Why a tool did not run on the judged commit; null: it did. */
  notRun(tool: string): Text | null
  /** Open results of this change that speak against an item. */
  against(item: string): readonly Against[]
  /** All open results of this change. */
  readonly open: readonly Against[]
  /** Those of them that no item is about. */
  readonly unmapped: readonly Against[]
}

export interface ToolInput {
  readonly fact: Fact<ToolFindings>
  readonly items: readonly ChecklistItem[]
  /** Null of a whole repository: then every open result counts. */
  readonly change: Fact<Change> | null
  readonly changed: readonly ChangedFile[]
  readonly options: Pick<Options, 'baseline'>
}

/** Reads the results of tools once, and answers by item. */
export function toolView(input: ToolInput): ToolView {
  const { fact } = input
  if (!fact.known) {
    const why = text`the results of tools could not be read: ${words(fact.detail)}`
    return { fact, notRun: () => why, against: () => [], open: [], unmapped: [] }
  }
  const { byItem, open, unmapped } = routed(fact.value, input)
  return {
    ...{ fact, open, unmapped },
    notRun: (tool) => whyNotRun(tool, fact.value, input.changed),
    against: (item) => byItem.get(item) ?? [],
  }
}

function routed(tools: ToolFindings, input: ToolInput) {
  const byItem = new Map<string, Against[]>()
  const open: Against[] = []
  const unmapped: Against[] = []
  for (const result of tools.results) {
    const run = tools.runs[result.run]
    if (run === undefined || !isOpen(result) || !isOfJudgedCommit(run, tools)) continue
    const brought = ofChange(result, input)
    if (brought === false) continue
    const against = { tool: run.tool, result, certain: brought === true }
    open.push(against)
    const items = routeResult(result, run.tool, input.items)
    if (items.length === 0) unmapped.push(against)
    for (const item of items) {
      const list = byItem.get(item)
      if (list === undefined) byItem.set(item, [against])
      else list.push(against)
    }
  }
  return { byItem, open, unmapped }
}

/** A result that nobody accepted outside of the source, and that is still there. */
const isOpen = ({ suppressed, inSource, baseline }: ToolResult): boolean =>
  (!suppressed || inSource === true) && baseline !== 'absent'

function ofChange(result: ToolResult, { change, options }: ToolInput): boolean | 'unknown' {
  if (change === null) return !result.suppressed
  if (options.baseline === 'all' && !result.suppressed) return true
  // A change that cannot be read may have brought any of them.
  return change.known ? introduced(result, change.value) : 'unknown'
}

function whyNotRun(tool: string, tools: ToolFindings, changed: readonly ChangedFile[]): Text | null {
  const runs = tools.runs.filter((run) => sameTool(run.tool, tool))
  if (runs.length === 0) return text`no file of results of ${tool} was given`
  return runs.map((run) => runProblem(run, tools, changed)).find((problem) => problem !== null) ?? null
}

/** Why a run proves nothing about the judged commit, or null. */
export function runProblem(run: Run, tools: ToolFindings, changed: readonly ChangedFile[]): Text | null {
  if (!isOfJudgedCommit(run, tools)) return text`${path(run.file)} is of commit ${run.revision ?? ''}`
  if (run.successful === false) return text`${path(run.file)} says that the run of ${run.tool} failed`
  if (changed.some((file) => file.path === run.file))
    return text`${path(run.file)} is a file of the change itself, not of this run`
  return null
}

/** The tools that answer an item, when each of them ran; an open result is then judged as a contradiction. */
export function machineAnswer(item: ChecklistItem, view: ToolView): MachineAnswer | null {
  const tools = item.machine.map(({ tool }) => tool)
  if (tools.length === 0 || !tools.every((tool) => view.notRun(tool) === null)) return null
  return { tools }
}
