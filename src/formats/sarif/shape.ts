import { z } from 'zod'
import { lazy } from '../../core/lazy.ts'
import { listOf } from '../tests/json-document.ts'

/*
 * What is read of SARIF 2.1.0 (OASIS standard with Errata 01). What decides whether there is a result, or whether the
 * tool ran, is strict; what only places or grades a result is loose, and what cannot be read of it is the graver.
 */

const text = () => z.string().nullish()
/** Of what grades or places a result; anything else than text is nothing. */
const looseText = () => z.string().nullish().catch(null)
const looseIndex = () => z.number().int().nonnegative().nullish().catch(null)
const position = () => z.number().int().positive().max(1_000_000_000).nullish().catch(null)

const componentReference = () =>
  z.object({ name: looseText(), index: looseIndex(), guid: looseText() }).nullish().catch(null)

const reference = () =>
  z.object({
    id: looseText(),
    index: looseIndex(),
    guid: looseText(),
    toolComponent: componentReference(),
  })

const properties = () =>
  z
    .object({
      tags: z.array(z.unknown()).nullish().catch(null),
      cwe: z
        .union([z.string(), z.array(z.unknown())])
        .nullish()
        .catch(null),
      'security-severity': z.union([z.string(), z.number()]).nullish().catch(null),
    })
    .nullish()
    .catch(null)

const rule = () =>
  z.object({
    id: z.string(),
    guid: looseText(),
    defaultConfiguration: z.object({ level: looseText() }).nullish(),
    properties: properties(),
    relationships: z
      .array(z.object({ target: reference() }))
      .nullish()
      .catch(null),
  })

const component = () => z.object({ name: z.string(), guid: looseText(), rules: listOf(rule()).nullish() })

const driver = () =>
  component().extend({
    name: z.string().trim().min(1),
    version: text(),
    semanticVersion: text(),
  })

const artifactLocation = () => z.object({ uri: looseText(), uriBaseId: looseText(), index: looseIndex() })

const location = () =>
  z.object({
    physicalLocation: z
      .object({
        artifactLocation: artifactLocation().nullish().catch(null),
        region: z.object({ startLine: position(), endLine: position() }).nullish().catch(null),
      })
      .nullish()
      .catch(null),
  })

/** One result, checked when it is read: a file has tens of thousands. */
export const resultShape = lazy(() =>
  z.object({
    ruleId: looseText(),
    ruleIndex: z.number().nullish().catch(null),
    rule: reference().nullish().catch(null),
    kind: looseText(),
    /** Kept as it is: a level that nobody knows is not the same as none. */
    level: z.unknown().optional(),
    baselineState: looseText(),
    suppressions: z
      .array(z.object({ status: z.unknown().optional(), kind: z.unknown().optional() }))
      .nullish()
      .catch(null),
    locations: z.array(location()).nullish().catch(null),
    taxa: z.array(reference()).nullish().catch(null),
    properties: properties(),
  }),
)

const taxonomy = () =>
  z.object({
    name: looseText(),
    guid: looseText(),
    taxa: z
      .array(z.object({ id: looseText() }))
      .nullish()
      .catch(null),
  })

const run = () =>
  z.object({
    tool: z.object({ driver: driver(), extensions: listOf(component()).nullish() }),
    results: z.array(z.unknown()).nullish(),
    invocations: listOf(z.object({ executionSuccessful: z.boolean().nullish() })).nullish(),
    versionControlProvenance: listOf(z.object({ repositoryUri: text(), revisionId: text() })).nullish(),
    originalUriBaseIds: z
      .record(z.string(), z.object({ uri: looseText(), uriBaseId: looseText() }))
      .nullish()
      .catch(null),
    artifacts: z
      .array(z.object({ location: artifactLocation().nullish().catch(null) }))
      .nullish()
      .catch(null),
    taxonomies: z.array(taxonomy()).nullish().catch(null),
    externalPropertyFileReferences: z.object({ results: z.unknown().optional() }).nullish(),
  })

/** A SARIF log, whatever its version; `version` is compared before the rest is. */
export const logShape = lazy(() =>
  z.object({ runs: listOf(run()), inlineExternalProperties: z.array(z.unknown()).nullish() }),
)

type Log = z.output<ReturnType<typeof logShape>>
export type RawRun = Log['runs'][number]
export type RawResult = z.output<ReturnType<typeof resultShape>>
export type RawRule = z.output<ReturnType<typeof rule>>
export type RawReference = z.output<ReturnType<typeof reference>>
export type RawProperties = z.output<ReturnType<typeof properties>>
export type RawArtifactLocation = z.output<ReturnType<typeof artifactLocation>>
