import type { Fact } from '../core/fact.ts'
import type { Permission } from '../core/gate.ts'
import { cannotSee, type Heading, type Line, missing, ok, unseen } from './line.ts'
import type { Observed } from './observed.ts'
import { pageOf } from './pages.ts'
import { isOptional } from './permissions.ts'

/** One line for each permission of the token: what it reads was tried, what it writes was not. */
export const tokenLines = (observed: Observed, writes: readonly Permission[]): readonly Line[] => [
  ...observed.reads.map(({ permission, answer }) => readLine(observed, permission, answer)),
  ...writes.map((permission) => writeLine(observed, permission)),
]

const headingOf = (observed: Observed, permission: Permission): Heading => ({
  id: `token-${permission.name}-${permission.access}`,
  title: `Token: ${permission.name}: ${permission.access}`,
  required: `${permission.name}: ${permission.access}${qualified(permission)}`,
  address: pageOf(observed, permission.appOnly === true ? 'app-permissions' : 'actions'),
  unknownWithout: permission.why,
})

function qualified(permission: Permission): string {
  if (permission.access === 'write') return ', only where that is to be written'
  return isOptional(permission) ? ', only for what it reveals or a policy asks for' : ''
}

function readLine(observed: Observed, permission: Permission, answer: Fact<string>): Line {
  const heading = headingOf(observed, permission)
  const { about } = observed
  if (permission.name === 'members' && about.known && !about.value.isOrganisation)
    return ok(heading, 'the owner is a user, who has no teams')
  if (answer.known) return ok(heading, `${answer.value} was answered`)
  const refused = answer.reason === 'permission-missing' || answer.reason === 'not-found'
  if (!refused) return unseen(heading, answer)
  const { remedy } = answer
  // A token that is not taken at all is no matter of one permission.
  const fix = remedy !== undefined && remedy.permission === undefined ? remedy.text : grant(permission)
  if (isOptional(permission)) return cannotSee(heading, answer.detail, fix, false)
  // GitHub answers 404 for what may not be seen: that the token lacks it is not proven.
  return answer.reason === 'not-found'
    ? cannotSee(heading, answer.detail, fix)
    : missing(heading, answer.detail, fix)
}

const grant = ({ name, access, appOnly }: Permission): string =>
  appOnly === true
    ? `use the token of a GitHub App with ${name}: ${access}, or do without`
    : `write \`${name}: ${access}\` under \`permissions:\` of the job`

const writeLine = (observed: Observed, permission: Permission): Line =>
  cannotSee(
    headingOf(observed, permission),
    'GitHub tells only by refusing, and nothing was written to find out',
    `write \`${permission.name}: write\` under \`permissions:\` of the job where it is wanted`,
    false,
  )
