import type { ObservedArtifact } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import { chainFindings } from './chain-findings.ts'
import { commitFindings } from './commit-findings.ts'
import { evidenceFindings } from './evidence-findings.ts'
import { fieldFindings, versionFindings } from './field-findings.ts'
import type { ArtifactState, Context, Judged, Subject } from './model.ts'
import { proofFindings } from './proof-findings.ts'
import { signatureFindings } from './signature-findings.ts'
import { nameFindings, stageFindings, textFindings, unreadFinding } from './text-findings.ts'

type Check = (subject: Subject, context: Context) => readonly Finding[]

/** Classes of checks in their order; what stands before is right before the next is looked at. */
const classes: readonly Check[] = [
  versionFindings,
  fieldFindings,
  signatureFindings,
  commitFindings,
  chainFindings,
  evidenceFindings,
  proofFindings,
]

/** A failure that is one, not a word of warning. */
export const refuses = ({ outcome, level }: Finding): boolean => outcome === 'fail' && level === 'error'

const isUnknown = ({ outcome }: Finding): boolean => outcome === 'unknown'

/** Judges one artifact: in order, up to the first class that fails, with every failure inside it. */
export function judgeArtifact(observed: ObservedArtifact, context: Context): Judged {
  const stage = context.stageById.get(observed.stage) ?? null
  const { state, findings } = judged(observed, context)
  return { observed, stage, state, findings: findings.map((one) => ({ ...one, stage: observed.stage })) }
}

function judged(observed: ObservedArtifact, context: Context): Pick<Judged, 'state' | 'findings'> {
  const named = nameFindings(context, observed)
  if (named.length > 0) return { state: 'failed', findings: named }
  const texts = textFindings(context, observed)
  if (texts.some(refuses)) return { state: 'failed', findings: texts }
  const { artifact, stage: id } = observed
  const foreign = stageFindings(context, observed)
  const stage = context.stageById.get(id)
  if (foreign.length > 0 || stage === undefined) return { state: 'failed', findings: [...texts, ...foreign] }
  if (artifact === null) return { state: 'unknown', findings: [...texts, unreadFinding(context, observed)] }
  const { state, findings } = inOrder({ observed, artifact, stage }, context)
  return { state, findings: [...texts, ...findings] }
}

/** Behind a class that could not be decided, definite failures alone are told: nothing hides behind an unknown. */
function inOrder(subject: Subject, context: Context): Pick<Judged, 'state' | 'findings'> {
  const findings: Finding[] = []
  let state: ArtifactState = 'valid'
  for (const check of classes) {
    const all = check(subject, context)
    const told = state === 'unknown' ? all.filter(refuses) : all
    findings.push(...told)
    if (told.some(refuses)) return { state: 'failed', findings }
    if (all.some(isUnknown)) state = 'unknown'
  }
  return { state, findings }
}
