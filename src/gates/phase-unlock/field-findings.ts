import type { Finding, Location } from '../../core/finding.ts'
import { unnamedOwner } from '../../core/target.ts'
import { type Text, text } from '../../core/text.ts'
import { isAtLeast, isLegacy } from '../../phase/versions.ts'
import { counterFindings, performanceFindings } from './measure-findings.ts'
import type { Context, Subject } from './model.ts'
import { timeFindings } from './time-findings.ts'
import { counted, finding, listed, named, placeOf, unseen, value, words } from './words.ts'

/** Class 5: the schema is not older than the policy accepts. */
export function versionFindings({ observed, artifact }: Subject, context: Context): readonly Finding[] {
  const floor = context.options['schema-floor']
  if (isAtLeast(artifact.schemaVersion, floor)) return []
  return [
    finding('schema-unsupported', 'fail', observed.path, {
      location: placeOf(context, observed),
      requiredAt: context.where('schema-floor'),
      found: text`schema_version ${value(artifact.schemaVersion)}`,
      required: text`${floor} or newer (${'schema-floor'})`,
      fix: text`write it anew: ${`gatewright phase reseal ${observed.stage}`}`,
    }),
  ]
}

/** Class 6: what the fields claim, compared with the policy and the time. */
export const fieldFindings = (subject: Subject, context: Context): readonly Finding[] => [
  ...nameFindings(subject, context),
  ...repositoryFindings(subject, context),
  ...baselineFindings(subject, context),
  ...gateFindings(subject, context),
  ...counterFindings(subject, context),
  ...performanceFindings(subject, context),
  ...timeFindings(subject, context),
  ...countFindings(subject, context),
]

function nameFindings({ observed, artifact, stage }: Subject, context: Context): readonly Finding[] {
  if (stage.name === null || stage.name === artifact.name) return []
  return [
    finding('field', 'fail', `${observed.path} phase_name`, {
      location: placeOf(context, observed),
      requiredAt: context.where(...stage.at, 'name'),
      found: text`phase_name is ${value(artifact.name)}`,
      required: text`${value(stage.name)}`,
      fix: text`write the name that the policy gives ${words(stage.id)}`,
    }),
  ]
}

/** GitHub's names are the same in any case; ids stay when a repository is renamed, and differ between two of one name. */
function repositoryFindings({ observed, artifact }: Subject, context: Context): readonly Finding[] {
  const { phases, options } = context
  const own = [phases.repository, ...options['previous-repositories']].map((name) => name.toLowerCase())
  const { repository, repositoryId } = artifact
  const ids = repositoryId !== null && phases.repositoryId !== null
  const named = repository !== null && own.includes(repository.toLowerCase())
  const unread = repositoryId !== null && !ids ? phases.repositoryIdUnread : undefined
  // Offline the name has to do, as it does for artifacts that state no id.
  if (unread !== undefined && unread.reason !== 'offline') {
    const what = text`repository_id ${value(repositoryId)}`
    return [unseen('repository', observed.path, what, unread, { location: placeOf(context, observed) })]
  }
  if (ids ? repositoryId === phases.repositoryId : named) return []
  // Schema 1.0 had no repository; whoever signs, or asks for 1.1, has it.
  const bare = repository === null && repositoryId === null && isLegacy(artifact.schemaVersion)
  if (bare && !context.signatureRequired) return []
  const found: Text =
    ids && named
      ? text`repository ${value(repository)} has the id ${value(repositoryId)} in the artifact, and ${value(phases.repositoryId)} on GitHub`
      : repository === null
        ? text`the artifact names no repository`
        : text`repository is ${value(repository)}`
  // A clone without a remote: nobody says whose it is.
  const unnamed = repository !== null && phases.repository.startsWith(`${unnamedOwner}/`)
  return [
    finding('repository', unnamed ? 'unknown' : 'fail', observed.path, {
      ...(unnamed ? { unknown: { reason: 'offline' as const } } : {}),
      location: placeOf(context, observed),
      requiredAt: context.where('previous-repositories'),
      found,
      required: unnamed ? text`the repository of this clone` : text`${phases.repository}`,
      fix: unnamed
        ? text`say which repository this clone is of: ${'GITHUB_REPOSITORY=OWNER/REPO'}, or a remote ${'origin'}`
        : text`make the artifact in this repository: ${`gatewright phase new ${observed.stage}`}; after a rename, name the old one in ${'previous-repositories'}`,
    }),
  ]
}

function baselineFindings({ observed, artifact, stage }: Subject, context: Context): readonly Finding[] {
  const wanted = context.options.baseline?.total
  const { baseline } = artifact
  const make = (found: Text): readonly Finding[] => [
    finding('baseline', 'fail', observed.path, {
      location: placeOf(context, observed),
      requiredAt: context.where('baseline', 'total'),
      found,
      required: wanted === undefined ? text`all of them` : text`all ${wanted}`,
      fix: text`repair the failing tests, then write the artifact anew: ${`gatewright phase new ${stage.id}`}`,
    }),
  ]
  if (baseline === null) {
    return wanted === undefined || stage.kind !== 'phase'
      ? []
      : make(text`the artifact has no baseline counts`)
  }
  const { passed, total } = baseline
  if (total !== null && wanted !== undefined && total !== wanted)
    return make(text`a baseline of ${counted(total, 'test')}`)
  const all = wanted ?? total
  return all === null || passed === all
    ? []
    : make(text`${passed} of ${counted(all, 'baseline test')} passed`)
}

function gateFindings({ observed, artifact, stage }: Subject, context: Context): readonly Finding[] {
  const missing = stage.gates.filter((gate) => !artifact.gates.includes(gate))
  const foreign = artifact.gates.filter((gate) => !stage.gates.includes(gate))
  const repeated = artifact.gates.filter((gate, index) => artifact.gates.indexOf(gate) !== index)
  const parts: Text[] = [
    ...(missing.length === 0 ? [] : [[...named(missing), ...text` not named`]]),
    ...(foreign.length === 0
      ? []
      : [[...named(foreign), ...text` named, and no gate of ${words(stage.id)}`]]),
    ...(repeated.length === 0 ? [] : [[...named([...new Set(repeated)]), ...text` named twice`]]),
  ]
  if (parts.length === 0) return []
  return [
    finding('gates-named', 'fail', observed.path, {
      location: placeOf(context, observed),
      requiredAt: requiredGates(context, stage.at),
      found: listed(parts),
      required: [...text`exactly `, ...named(stage.gates)],
      fix: text`let ${`gatewright phase new ${stage.id}`} write ci_gates_passed`,
    }),
  ]
}

const requiredGates = ({ where }: Context, at: Subject['stage']['at']): Location | undefined =>
  where(...at, 'gates') ?? where(...at)

function countFindings({ observed, artifact }: Subject, context: Context): readonly Finding[] {
  const { minimum, maximum } = context.options.evidence
  const count = artifact.evidence.length
  if (count >= minimum && count <= maximum) return []
  const few = count < minimum
  return [
    finding('evidence-count', 'fail', observed.path, {
      location: placeOf(context, observed),
      requiredAt: context.where('evidence', few ? 'minimum' : 'maximum'),
      found: text`${counted(count, 'evidence block')}`,
      required: few ? text`at least ${minimum}` : text`at most ${maximum}`,
      fix: few
        ? text`add evidence: ${'gatewright evidence add'}`
        : text`name the lines that prove the stage, and no more`,
    }),
  ]
}
