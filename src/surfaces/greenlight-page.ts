import type { GreenlightReport } from '../result/greenlight.ts'
import { codeSpan, escapeMarkdown, shorten } from './escape.ts'
import { bounds } from './limits.ts'
import { sanitiseLine } from './sanitise.ts'
import { labelled, wrap } from './terminal-layout.ts'

/** One line of the report: what, its state, and what says so. */
interface Row {
  readonly part: string
  readonly name: string
  readonly status: string
  readonly good: boolean
  readonly evidence: string
}

const headings = {
  green: 'Green light: everything that the policy asks for is proved',
  hold: 'Hold: not everything could be verified',
  red: 'Red light: something that the policy asks for is missing',
} as const

const words: Readonly<Record<string, string>> = {
  'not-looked-at': 'not looked at: a gate before it is not proved',
  own: 'reported by this job, so it is no input',
}

function rowsOf({ nets, gates, variables, files }: GreenlightReport): readonly Row[] {
  return [
    ...nets.map(({ id, title, status, evidence }) => ({
      ...{ part: 'Safety net', status, good: status === 'verified' },
      name: title === null ? id : `${id} ${title}`,
      evidence: evidence.join('; '),
    })),
    ...gates.map(({ id, status, evidence }) => ({
      ...{ part: 'Gate', name: id, status: words[status] ?? status },
      good: status === 'proved' || status === 'own',
      evidence: evidence ?? '',
    })),
    ...variables.map(({ name, workflow, status, evidence }) => ({
      ...{ part: 'Variable', status, good: status === 'ok', evidence },
      name: workflow === null ? name : `${name} of ${workflow}`,
    })),
    ...files.map(({ path, status, evidence }) => ({
      ...{ part: 'File', name: path, status, good: status === 'ok', evidence },
    })),
  ]
}

const worstFirst = (rows: readonly Row[]): readonly Row[] => [
  ...rows.filter(({ good }) => !good),
  ...rows.filter(({ good }) => good),
]

/** The green light as one page of Markdown: the verdict first, then what is missing, then what is proved. */
export function renderGreenlightPage(report: GreenlightReport): string {
  const rows = worstFirst(rowsOf(report)).map(({ part, name, status, evidence }) => {
    const cells = [
      part,
      codeSpan(shorten(name, bounds.value)),
      status,
      escapeMarkdown(shorten(evidence, 300)),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const table =
    rows.length === 0 ? [] : ['', '| Part | Name | Status | Evidence |', '| --- | --- | --- | --- |', ...rows]
  return `${[`## ${headings[report.verdict]}`, '', summaryOf(report), ...table, ''].join('\n')}\n`
}

function summaryOf({ exit, repository, sha, policy_digest: policy }: GreenlightReport): string {
  const at = sha === null ? '' : ` at ${codeSpan(sha.slice(0, 12))}`
  const by = policy === null ? '' : `, by policy ${codeSpan(policy.slice(0, 12))}`
  return `${codeSpan(repository)}${at}${by}; exit code ${exit} where the policy enforces.`
}

/** The same for a terminal. */
export function renderGreenlightTerminal(
  report: GreenlightReport,
  { width }: { readonly width: number },
): string {
  const columns = Math.max(40, width)
  const rows = worstFirst(rowsOf(report)).flatMap(({ part, name, status, good, evidence }) => {
    const line = sanitiseLine(`${good ? '✓' : '✗'} ${part} ${name}: ${status}`)
    return [
      ...wrap(line, columns),
      ...(evidence === '' || good ? [] : labelled('why', sanitiseLine(evidence), 2, 5, columns)),
    ]
  })
  const last = `exit code ${report.exit} where the policy enforces`
  return `${[...wrap(headings[report.verdict], columns), ...rows, ...wrap(last, columns), ''].join('\n')}\n`
}
