import { compileCodeowners, ownerNames, parseCodeowners } from '../formats/codeowners/index.ts'
import { matcherOf } from '../formats/glob-list.ts'
import { factValue, type GatherContext } from './gather.ts'
import { once } from './once.ts'
import { codeownersNeeds } from './options.ts'
import { askedApprovers, overrideApprovers } from './overrides.ts'
import { roleNeeds } from './role-options.ts'

/**
 * Everyone named by a CODEOWNERS line that decides, or may decide, a changed path (both paths of a rename), and by a
 * policy rule that applies to one; and the roles that other gates ask. Of a whole repository everyone named by any
 * line. As written, each once.
 */
export const decidingOwners = (context: GatherContext): Promise<readonly string[]> =>
  once(context, 'deciding owners', () => collect(context))

async function collect(context: GatherContext): Promise<readonly string[]> {
  if (context.subject.kind === 'repository') {
    const { content } = await factValue(context, 'codeowners')
    return [...new Set(parseCodeowners(content).lines.flatMap(ownerNames))]
  }
  const roles = [...new Set([...roleNeeds(context).from, ...(await askedApprovers(context))])]
  // Without the gate nobody asks for the owners of files: they cost requests that only its options justify.
  const wanted = roles.length > 0 || overrideApprovers(context).length > 0
  if (wanted && !context.policy.gates.some(({ id }) => id === 'codeowners')) return roles
  const [files, file] = await Promise.all([
    factValue(context, 'changed-files'),
    factValue(context, 'codeowners'),
  ])
  const paths = [...new Set(files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]))]
  return [...new Set([...lineOwners(file.content, paths), ...ruleOwners(context, paths), ...roles])]
}

function lineOwners(content: string, paths: readonly string[]): readonly string[] {
  const matcher = compileCodeowners(parseCodeowners(content))
  return paths.flatMap((path) => {
    const match = matcher.match(path)
    return match.status === 'ambiguous' ? matcher.explain(path).candidates.flatMap(ownerNames) : match.owners
  })
}

function ruleOwners(context: GatherContext, paths: readonly string[]): readonly string[] {
  return codeownersNeeds(context).rules.flatMap((rule) => {
    const applies = rule.paths === null ? () => true : matcherOf(rule.paths, rule.except)
    return paths.some(applies) ? rule.from : []
  })
}
