import { UsageError } from '../core/errors.ts'
import { exitCodes } from '../core/verdict.ts'
import { type CoverageReport, coverage } from '../formats/codeowners/index.ts'
import { codeSpan, escapeMarkdown } from '../surfaces/escape.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns } from '../surfaces/terminal-layout.ts'
import { placeOf, readOwners } from './codeowners-file.ts'
import type { Run } from './context.ts'
import { trackedFiles } from './tracked.ts'

/** Files that are named for a machine, and for a person. */
const samples = { json: 100, pretty: 10 } as const

/** `codeowners coverage`: how many files have an owner. */
export const runCoverage: Run = async (context) => {
  const { args, output } = context
  const place = await placeOf(context)
  if (place.workspace === null)
    throw new UsageError(
      'codeowners coverage counts the files that git tracks: expected to run in a git work tree',
    )
  const { name, matcher } = await readOwners(context, place)
  const files = await trackedFiles(place.workspace)
  const paths = files.map(({ path }) => path)
  const report = coverage(matcher, paths, args.format === 'json' ? samples.json : samples.pretty)
  if (args.format === 'json') await output.json(coverageJson(name, report))
  else if (args.format === 'markdown') await output.text(markdown(name, report))
  else await output.text(pretty(name, report, output.layout.width))
  return exitCodes.pass
}

function coverageJson(file: string, report: CoverageReport) {
  const { files, owned, unowned, noRule, ambiguous, share, owners, samples } = report
  const open = { unowned: samples.unowned, no_rule: samples.noRule, ambiguous: samples.ambiguous }
  return { file, files, owned, unowned, no_rule: noRule, ambiguous, share, owners, samples: open }
}

const percent = (share: number | null): string => (share === null ? 'none' : `${(100 * share).toFixed(1)} %`)

interface Group {
  readonly title: string
  readonly count: number
  readonly paths: readonly string[]
}

const groupsOf = ({ noRule, unowned, ambiguous, samples }: CoverageReport): readonly Group[] =>
  [
    { title: 'no line matches', count: noRule, paths: samples.noRule },
    { title: 'a line matches and names nobody', count: unowned, paths: samples.unowned },
    { title: 'owner not certain', count: ambiguous, paths: samples.ambiguous },
  ].filter(({ count }) => count > 0)

function headline(file: string, { files, owned, share }: CoverageReport): string {
  return `${file}: ${owned} of ${files} files have a certain owner (${percent(share)})`
}

function pretty(file: string, report: CoverageReport, width: number): string {
  const owners = report.owners.map((one) => [sanitiseLine(one.owner), String(one.files), percent(one.share)])
  const table =
    owners.length === 0 ? [] : ['', ...columns([['Owner', 'Files', 'Share'], ...owners], 2, width)]
  const open = groupsOf(report).flatMap(({ title, count, paths }) => [
    '',
    `${count}: ${title}`,
    ...paths.map((path) => `  ${sanitiseLine(path)}`),
    ...(count > paths.length ? [`  and ${count - paths.length} more`] : []),
  ])
  return `${[sanitiseLine(headline(file, report)), ...table, ...open].join('\n')}\n`
}

function markdown(file: string, report: CoverageReport): string {
  const owners = report.owners.map(
    (one) => `| ${codeSpan(one.owner)} | ${one.files} | ${percent(one.share)} |`,
  )
  const table =
    owners.length === 0 ? [] : ['', '| Owner | Files | Share |', '| --- | ---: | ---: |', ...owners]
  const open = groupsOf(report).flatMap(({ title, count, paths }) => [
    '',
    `**${count}: ${title}**`,
    '',
    ...paths.map((path) => `- ${codeSpan(path)}`),
    ...(count > paths.length ? [`- and ${count - paths.length} more`] : []),
  ])
  return `${[escapeMarkdown(headline(file, report)), ...table, ...open].join('\n')}\n`
}
