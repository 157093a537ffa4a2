import { expect, test } from '@jest/globals'
import { type Fact, known, unknown } from '../../../src/core/fact.ts'
import type { Criteria } from '../../../src/core/facts/criteria.ts'
import type { ObservedArtifact, Tags } from '../../../src/core/facts/phases.ts'
import { contextOf } from '../../../src/gates/phase-unlock/model.ts'
import { stageTagFindings } from '../../../src/gates/phase-unlock/stage-tag-findings.ts'
import { artifact, head, now, observed, options, phases, where } from './facts.ts'

const name = 'phase-0-complete'
const tag = { annotated: true, commit: head }
const source = { kind: 'api', what: 'tags' } as const

function judge(
  tags: Fact<Tags> | Tags,
  {
    tagged = { [name]: { known: true, value: 'e'.repeat(40) } },
    mode = 'require',
    more = {},
  }: {
    tagged?: Criteria['tagged']
    mode?: string
    more?: Partial<ObservedArtifact>
  } = {},
) {
  const criteria: Fact<Criteria> = known(
    { sha: head, commits: {}, files: {}, suites: {}, issues: {}, tagged },
    source,
  )
  const one = observed(0, more)
  const fact = 'known' in tags ? (tags as Fact<Tags>) : known(tags, source)
  const context = contextOf(
    { phases: phases([one]), now, tags: fact, criteria },
    options({ tags: mode }),
    where,
  )
  const [stage] = context.stages
  if (stage === undefined) throw new Error('no stage')
  return stageTagFindings({ observed: one, artifact: artifact(0), stage }, context).map(
    ({ outcome, level, stage: about }) => `${outcome} ${level} ${about}`,
  )
}

test.each<[string, readonly string[], readonly string[]]>([
  ['annotated, at a commit with the artifact', judge({ [name]: tag }), ['pass note phase-0']],
  ['none', judge({}), ['fail error phase-0']],
  ['none, where it is a warning', judge({}, { mode: 'warn' }), ['fail warning phase-0']],
  ['none, where nobody asks', judge({}, { mode: 'ignore' }), []],
  ['of an artifact that is not merged yet', judge({}, { more: { base: 'added' } }), []],
  ['lightweight', judge({ [name]: { ...tag, annotated: false } }), ['fail error phase-0']],
  ['of no commit', judge({ [name]: { ...tag, commit: null } }), ['fail error phase-0']],
  [
    'at a commit without the artifact',
    judge({ [name]: tag }, { tagged: { [name]: { known: true, value: null } } }),
    ['fail error phase-0'],
  ],
  [
    'at a commit with another one',
    judge({ [name]: tag }, { tagged: { [name]: { known: true, value: 'f'.repeat(40) } } }),
    ['fail error phase-0'],
  ],
  ['not looked at', judge({ [name]: tag }, { tagged: {} }), ['unknown error phase-0']],
  ['unreadable', judge(unknown('offline', 'no GitHub here')), ['unknown error phase-0']],
])('tag: %s', (_, findings, expected) => expect(findings).toEqual(expected))
