/**
 * Whether a script of a step runs the command line of Gatewright where it judges phases: `npx gatewright check`,
 * `node …/bin/gatewright.js audit …`, `gatewright phase verify`. Comments and what is only printed run nothing.
 */
export const runsGatewright = (script: string): boolean =>
  script
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => withoutComment(line).split(/&&|\|\||[;|&(){}]/))
    .some((command) => startsGatewright(command.trim()))

const withoutComment = (line: string): string => line.replace(/(^|\s)#.*$/u, '$1')

/** Words that stand before a command and leave it the command: assignments, `exec`, `time`, … */
const before =
  /^(?:(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\S*)|(?:env|sudo)(?:\s+-\S+)*|exec|command|time|if|then|do|!)\s+)+/u

const starts = [
  /^(?:npx|bunx)(?:\s+-\S+)*\s+(?:@?[\w.-]+\/)?gatewright(?:@\S+)?(?:\s|$)/u,
  /^(?:npm|pnpm|yarn)\s+(?:exec|dlx|x)?(?:\s*-\S+)*\s*gatewright(?:@\S+)?(?:\s|$)/u,
  /^node(?:\s+-\S+)*\s+["']?(?:\S*\/)?bin\/gatewright\.js["']?(?:\s|$)/u,
  /^["']?(?:\S*\/)?gatewright(?:\.js|\.cmd)?["']?(?:\s|$)/u,
]

/** Commands that judge phases. A command that only a run knows may be one of them. */
const judges = /^(?:-\S+\s+)*["']?(?:check|audit|phase|\$.*)(?:["']?\s|["']?$)/u

function startsGatewright(command: string): boolean {
  const rest = command.replace(before, '')
  return starts.some((pattern) => {
    const start = pattern.exec(rest)?.[0]
    return start !== undefined && judges.test(rest.slice(start.length).trimStart())
  })
}

/** Actions of Gatewright that judge phases; each other one judges something else, or shows what another run judged. */
const judging = /^(?:actions\/(?:phase-unlock|audit))?$/u

/**
 * Whether a step's `uses:` is Gatewright where it judges phases: the suite, its gate or its audit, from any owner, as
 * organisations keep copies.
 * @param own the workflow is of Gatewright's own repository, which uses itself by path
 */
export function usesGatewright(uses: string, own: boolean): boolean {
  const [action = ''] = uses.split('@')
  if (action.startsWith('./')) return own && judging.test(action.slice(2).replace(/\/$/u, ''))
  const [owner, repository, ...path] = action.split('/')
  return owner !== '' && repository?.toLowerCase() === 'gatewright' && judging.test(path.join('/'))
}
