import type { UnknownReason } from '../../core/fact.ts'
import type { ToolFindings } from '../../core/facts/tools.ts'
import type { Finding } from '../../core/finding.ts'
import { joinWords, path, type Text, text } from '../../core/text.ts'
import type { Context } from './context.ts'
import { sarifOf } from './options.ts'
import { runProblem } from './tool-view.ts'
import { capped, counted, finding, words } from './words.ts'

/** Whether the tools that the policy asks for ran, and what they found that no question is about. */
export function toolFindings(context: Context): readonly Finding[] {
  const { fact } = context.tools
  const { files, tools } = sarifOf(context.options)
  if (!fact.known) {
    if (files.length === 0) return []
    const found = text`the results of tools could not be read: ${words(fact.detail)}`
    return [notRun('results of tools', found, fact.reason, context)]
  }
  return [
    ...unseen(fact.value, files, context),
    ...absentFiles(fact.value, context),
    ...invalidFiles(fact.value, context),
    ...badRuns(fact.value, context),
    ...absentTools(tools, context),
    ...unmapped(context),
  ]
}

function notRun(subject: string, found: Text, reason: UnknownReason, { where }: Context): Finding {
  return finding('tools-ran', 'unknown', subject, {
    requiredAt: where('sarif'),
    found,
    required: text`complete results of each tool that the policy names, of the judged commit`,
    fix: text`run the tool before this step so that it writes its file, or correct the policy`,
    unknown: { reason },
  })
}

/** Saved facts may be of another policy: what was not looked for then is not known now. */
function unseen({ patterns }: ToolFindings, files: readonly string[], context: Context): readonly Finding[] {
  const looked = new Set(patterns.map(({ pattern }) => pattern))
  const [first] = files.filter((file) => !looked.has(file))
  if (first === undefined) return []
  return [
    notRun(
      'not looked for',
      text`nobody looked for ${first}: the facts were gathered for other files`,
      'offline',
      context,
    ),
  ]
}

const absentFiles = ({ patterns }: ToolFindings, context: Context): readonly Finding[] =>
  capped(
    patterns.filter(({ files }) => files === 0),
    'tools-ran',
    ({ pattern }) =>
      notRun(pattern, text`no file matches ${pattern}: the tool did not run`, 'not-found', context),
  )

const invalidFiles = ({ invalid }: ToolFindings, context: Context): readonly Finding[] =>
  capped(invalid, 'tools-ran', ({ file, detail }) =>
    notRun(file, text`${path(file)} cannot be used: ${words(detail)}`, 'unparsable', context),
  )

function badRuns(tools: ToolFindings, context: Context): readonly Finding[] {
  const bad = tools.runs.flatMap((run) => {
    const problem = runProblem(run, tools, context.changed)
    return problem === null ? [] : [{ run, problem }]
  })
  return capped(bad, 'tools-ran', ({ run, problem }) =>
    notRun(`${run.tool} ${run.file}`, problem, 'unconfirmed', context),
  )
}

const absentTools = (tools: readonly string[], context: Context): readonly Finding[] =>
  tools.flatMap((tool) => {
    const why = context.tools.notRun(tool)
    return why === null ? [] : [notRun(tool, text`${tool} did not run: `.concat(why), 'not-found', context)]
  })

/** Results without a question are counted, so that nobody takes silence for their absence. */
function unmapped({ tools }: Context): readonly Finding[] {
  const [first] = tools.unmapped
  if (first === undefined) return []
  const rules = [...new Set(tools.unmapped.map(({ tool, result }) => `${tool}:${result.rule}`))].sort()
  const shown = [...rules.slice(0, 10), ...(rules.length > 10 ? [`${rules.length - 10} more`] : [])]
  return [
    finding('results-mapped', 'fail', 'results without a question', {
      level: 'warning',
      found: text`${counted(tools.unmapped.length, 'open result')} that no question of the checklists is about: ${words(joinWords(shown, 'and'), 500)}`,
      required: text`somebody looks at each open result of a tool`,
      fix: text`repair them, or name their rules in ${'contradicted-by'} of an item`,
    }),
  ]
}
