import { exitCodes } from '../core/verdict.ts'
import { type LintContext, lintCodeowners } from '../formats/codeowners/index.ts'
import { type Place, placeOf, readOwners } from './codeowners-file.ts'
import type { Context, Run } from './context.ts'
import { findingLine } from './lint-lines.ts'
import { trackedFiles } from './tracked.ts'

/** `codeowners lint`: what is wrong with the file. */
export const runLint: Run = async (context) => {
  const { args, output } = context
  const place = await placeOf(context)
  const { name, matcher } = await readOwners(context, place)
  const findings = lintCodeowners(matcher, await contextOf(context, place))
  if (args.format === 'json') await output.json({ file: name, findings: findings.map(row) })
  else {
    const lines = findings.map((finding) => `${findingLine(finding, name)}\n`)
    await output.text(lines.length === 0 ? 'no findings\n' : lines.join(''))
  }
  return findings.some(({ level }) => level === 'error') ? exitCodes.fail : exitCodes.pass
}

type Finding = ReturnType<typeof lintCodeowners>[number]

const row = ({ rule, line, column, level, message, fix, github }: Finding) => ({
  ...{ rule, line, column, level, message, fix, github },
})

async function contextOf({ output }: Context, { workspace }: Place): Promise<LintContext> {
  if (workspace === null) {
    output.note('not in a git work tree: patterns that match no file are not looked for')
    return {}
  }
  return { files: await trackedFiles(workspace) }
}
