import type { EvidenceBlock, PhaseArtifact } from '../core/facts/phases.ts'
import { quoted } from '../formats/strict-json/index.ts'
import { complain, pathText } from './complaints.ts'
import {
  digestField,
  instantField,
  objectIdField,
  oneOf,
  pathField,
  rangeField,
  shortText,
  textList,
} from './field-kinds.ts'
import {
  missing,
  needed,
  neededSince11,
  objectsOf,
  optional,
  type Place,
  unknownKeys,
} from './field-readers.ts'
import { criterionKeys, evidenceKeys } from './fields.ts'

const maxDescription = 500
/** Blocks of one artifact, whatever the policy takes: its `evidence.maximum` is no larger. */
const mostBlocks = 10_000

/** The evidence blocks; null where one of them cannot be used, which is then said. */
export function readEvidence(place: Place): readonly EvidenceBlock[] | null {
  const required = 'a list of evidence blocks'
  if (place.object['evidence_blocks'] === undefined) {
    complain(place.reading, place.path, missing(place.path, 'evidence_blocks', required))
    return null
  }
  const blocks = objectsOf(place, 'evidence_blocks', required)
  if (blocks === null) return null
  if (blocks.length > mostBlocks) {
    complain(place.reading, [...place.path, 'evidence_blocks'], {
      rule: 'evidence-count',
      found: `evidence_blocks: ${blocks.length} blocks`,
      required: `at most ${mostBlocks} blocks`,
      fix: 'name the lines that prove the claims, and no others',
    })
    return null
  }
  const read = blocks.map(readBlock)
  refuseTwins(blocks)
  const whole = read.filter((block) => block !== null)
  return whole.length === read.length ? whole : null
}

function readBlock(place: Place): EvidenceBlock | null {
  const { reading, path } = place
  unknownKeys(place, reading.legacy ? [...evidenceKeys, 'phase'] : evidenceKeys)
  const id = needed(place, 'evidence_id', shortText())
  const file = needed(place, 'file', pathField, 'evidence-path')
  const range = needed(place, 'lines', rangeField, 'evidence-range')
  const sha256 = neededSince11(place, 'sha256', digestField, 'digest-format')
  const algorithm = optional(place, 'digest_alg', oneOf('lines-lf-v1', 'raw-v1'))
  const blob = optional(place, 'blob', objectIdField('digest-format'))
  const description = optional(place, 'description', shortText(maxDescription))
  optional(place, 'timestamp', instantField)
  if (id === undefined || file === undefined || range === undefined) return null
  return {
    ...{
      id,
      file,
      ...range,
      sha256: sha256 ?? null,
      algorithm: algorithm ?? 'lines-lf-v1',
      blob: blob ?? null,
    },
    ...{ description: description ?? null, line: reading.json.at(path).line },
  }
}

/** An id stands for one block; two with one id leave open which of them was meant. */
function refuseTwins(blocks: readonly Place[]): void {
  const seen = new Set<string>()
  for (const { reading, object, path } of blocks) {
    const id = object['evidence_id']
    if (typeof id !== 'string') continue
    const normal = id.normalize('NFC')
    if (seen.has(normal))
      complain(reading, [...path, 'evidence_id'], {
        rule: 'evidence-duplicate',
        found: `${pathText([...path, 'evidence_id'])}: ${quoted(id)} for the second time`,
        required: 'each evidence id once',
        fix: 'remove one of the two blocks, or give it an id of its own',
      })
    seen.add(normal)
  }
}

/** What each criterion is proved by. */
export function readCriteria(place: Place, blocks: readonly EvidenceBlock[]): PhaseArtifact['criteria'] {
  const ids = new Set(blocks.map(({ id }) => id))
  const criteria = objectsOf(place, 'criteria', 'a list of criteria') ?? []
  const seen = new Set<string>()
  return criteria.flatMap((item) => {
    unknownKeys(item, criterionKeys)
    const id = needed(item, 'id', shortText())
    const evidence = needed(item, 'evidence', textList('a list of evidence ids, each once'))
    if (id === undefined || evidence === undefined) return []
    refuse(item, 'id', seen.has(id) ? `${quoted(id)} for the second time` : null, 'each criterion once')
    const stranger = evidence.find((name) => !ids.has(name))
    const found = stranger === undefined ? null : `evidence ${quoted(stranger)}, which no block has`
    refuse(item, 'evidence', found, 'ids of evidence_blocks')
    seen.add(id)
    return [{ id, evidence: [...evidence] }]
  })
}

function refuse({ reading, path }: Place, key: string, found: string | null, required: string): void {
  if (found === null) return
  const at = [...path, key]
  complain(reading, at, {
    rule: 'field',
    found: `${pathText(at)}: ${found}`,
    required,
    fix: 'correct the id',
  })
}
