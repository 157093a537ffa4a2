import { UsageError } from '../core/errors.ts'
import { exitCodes } from '../core/verdict.ts'
import { readCodeownersErrors } from '../facts/codeowners-errors.ts'
import { type LintContext, lintCodeowners } from '../formats/codeowners/index.ts'
import { parseRepository } from '../runner/repository.ts'
import { type Place, placeOf, readOwners } from './codeowners-file.ts'
import type { Context, Run } from './context.ts'
import { requiredGitHub } from './github.ts'
import { findingLine } from './lint-lines.ts'
import { trackedFiles } from './tracked.ts'

/** `codeowners lint`: what is wrong with the file. */
export const runLint: Run = async (context) => {
  const { args, output } = context
  checkUse(context)
  const place = await placeOf(context)
  const { name, matcher } = await readOwners(context, place)
  const known = { ...(await contextOf(context, place)), ...(await gitHubErrors(context)) }
  const findings = lintCodeowners(matcher, known)
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

function checkUse({ args }: Context): void {
  for (const flag of ['ref', 'token', 'api-url', 'server-url'])
    if (args.value('repository') === null && args.value(flag) !== null)
      throw new UsageError(
        `codeowners lint: --${flag} is about GitHub's own errors: expected --repository, too`,
      )
}

/** What only GitHub can say: owners that do not exist, cannot write, or cannot be seen. */
async function gitHubErrors(context: Context): Promise<Pick<LintContext, 'errors'>> {
  const { args, output } = context
  const named = args.value('repository')
  if (named === null) {
    output.note("GitHub's own errors were not asked for: --repository OWNER/REPO")
    return {}
  }
  const repository = parseRepository('--repository', named)
  const ref = args.value('ref')
  output.progress.show("asking for GitHub's own errors")
  const errors = await readCodeownersErrors(await requiredGitHub(context, '--repository'), repository, ref)
  const at = ref === null ? 'its default branch' : ref
  // Theirs is the pushed file, which may be another than the one that is linted: their lines are its lines.
  output.note(`GitHub's own errors (${errors.length}) are about the file of ${named} at ${at}`)
  return { errors }
}

async function contextOf({ output }: Context, { workspace }: Place): Promise<LintContext> {
  if (workspace === null) {
    output.note('not in a git work tree: patterns that match no file are not looked for')
    return {}
  }
  return { files: await trackedFiles(workspace) }
}
