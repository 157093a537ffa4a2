import type { EvidenceBlock, EvidenceObservation } from '../../core/facts/phases.ts'
import type { Detail, Finding } from '../../core/finding.ts'
import { type Part, type Text, text } from '../../core/text.ts'
import type { Context, Subject } from './model.ts'
import { counted, finding, listed, placeOf, placeWords, short, unseen, value, words } from './words.ts'

type Now = EvidenceObservation['now']

/** A block with what became of its lines. */
interface Held {
  readonly block: EvidenceBlock
  readonly now: Now
}

const heldOf = ({ artifact, observed }: Subject): readonly Held[] => {
  const observations = new Map(observed.evidence.map((one) => [one.id, one.now]))
  return artifact.evidence.map((block) => ({ block, now: observations.get(block.id) ?? null }))
}

const stateOf = (now: Now): string => (now?.known === true ? now.value.state : 'unknown')

/** Lines that changed, are gone, or only moved since. Whether that blocks, the policy says; moved lines never do. */
export function staleFindings(subject: Subject, context: Context): readonly Finding[] {
  const held = heldOf(subject)
  const [changed, moved] = [
    held.filter(({ now }) => ['changed', 'gone'].includes(stateOf(now))),
    held.filter(({ now }) => stateOf(now) === 'moved'),
  ]
  const blocks = context.options.evidence.stale === 'fail'
  const undecided = blocks ? held.filter(({ now }) => now?.known === false) : []
  return [
    ...(changed.length + moved.length === 0 ? [] : [stale(subject, context, held, changed, moved)]),
    ...undecided.flatMap(({ block, now }) =>
      now?.known === false
        ? [
            unseen(
              'evidence-stale',
              `${subject.observed.path} ${block.id}`,
              text`${value(block.id)} at the head`,
              now,
            ),
          ]
        : [],
    ),
  ]
}

/** Files of evidence that are not as they were. */
export const staleFiles = (subject: Subject): readonly string[] =>
  heldOf(subject).flatMap(({ block, now }) =>
    ['changed', 'gone'].includes(stateOf(now)) ? [block.file] : [],
  )

function stale(
  subject: Subject,
  context: Context,
  held: readonly Held[],
  changed: readonly Held[],
  moved: readonly Held[],
): Finding {
  const { observed, stage } = subject
  const which = (some: readonly Held[]): Text =>
    listed(some.slice(0, 3).map(({ block }) => text`${value(block.id)} (${placeWords(block)})`))
  const parts: readonly Text[] = [
    ...(changed.length === 0
      ? []
      : [
          text`${changed.length} of ${counted(held.length, 'evidence block')} of ${words(stage.id)} changed since, such as `.concat(
            which(changed),
          ),
        ]),
    ...(moved.length === 0 ? [] : [text`${moved.length} moved, such as `.concat(which(moved))]),
  ]
  const fails = changed.length > 0 && context.options.evidence.stale === 'fail'
  return finding('evidence-stale', 'fail', observed.path, {
    location: placeOf(context, observed),
    requiredAt: context.where('evidence', 'stale'),
    level: fails ? 'error' : 'warning',
    found: listed(parts),
    required: text`lines that are still as they were`,
    fix: text`look at what changed; where the claim still holds, record the new lines: ${`gatewright phase reseal ${stage.id}`}`,
    details: [evidenceTable(subject)],
  })
}

/** Per block: where it is, its digest, and whether it is still true. */
export function evidenceTable(subject: Subject): Detail {
  const { stage, artifact } = subject
  return {
    kind: 'table',
    title: text`Evidence of ${words(stage.id)} at ${short(artifact.commit)}`,
    columns: ['Block', 'Where', 'Digest', 'Now'],
    rows: heldOf(subject).map(({ block, now }) => [
      text`${value(block.id)}`,
      text`${placeWords(block)}`,
      block.sha256 === null ? text`none` : text`${short(block.sha256)}`,
      [nowWords(now)],
    ]),
  }
}

function nowWords(now: Now): Part {
  if (now === null) return words('not looked at')
  if (!now.known) return words(`not known: ${now.detail}`)
  const { state, lines } = now.value
  switch (state) {
    case 'same':
      return words('still true')
    case 'moved':
      return words(lines === null ? 'moved' : `still true, moved to lines ${lines.first}-${lines.last}`)
    case 'changed':
      return words('changed')
    case 'gone':
      return words('the file is gone')
  }
}
