import { expect } from '@jest/globals'
import { z } from 'zod'
import type { SarifLog } from '../../src/surfaces/sarif-model.ts'
import { suspiciousLines } from './runner-commands.ts'

const message = z.strictObject({ text: z.string().min(1), markdown: z.string().min(1).optional() })
const level = z.enum(['error', 'warning', 'note'])
const line = z.number().int().min(1)

/** What the OASIS schema allows and GitHub's code scanning demands of the part that is written here. */
const schema = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.literal('Gatewright'),
          version: z.string(),
          semanticVersion: z.string(),
          informationUri: z.url(),
          rules: z
            .array(
              z.strictObject({
                id: z.string().min(1),
                shortDescription: message,
                fullDescription: message,
                help: message,
                helpUri: z.url(),
                properties: z.strictObject({
                  tags: z
                    .array(z.string())
                    .max(20)
                    .refine((tags) => new Set(tags).size === tags.length),
                  precision: z.literal('very-high'),
                }),
              }),
            )
            .max(25_000),
        }),
      }),
      automationDetails: z.strictObject({ id: z.string().endsWith('/') }),
      columnKind: z.literal('utf16CodeUnits'),
      originalUriBaseIds: z.strictObject({ '%SRCROOT%': z.strictObject({ description: message }) }),
      versionControlProvenance: z
        .array(
          z.strictObject({
            repositoryUri: z.url(),
            revisionId: z.string().min(1).optional(),
            mappedTo: z.strictObject({ uriBaseId: z.literal('%SRCROOT%') }),
          }),
        )
        .optional(),
      invocations: z.tuple([
        z.strictObject({
          executionSuccessful: z.boolean(),
          exitCode: z.number().int(),
          exitCodeDescription: z.string().min(1),
          toolExecutionNotifications: z.array(
            z.strictObject({
              level,
              message,
              properties: z.record(z.string(), z.string()).optional(),
            }),
          ),
        }),
      ]),
      results: z
        .array(
          z.strictObject({
            ruleId: z.string(),
            ruleIndex: z.number().int().min(0),
            kind: z.literal('fail'),
            level,
            message,
            locations: z.tuple([
              z.strictObject({
                physicalLocation: z.strictObject({
                  artifactLocation: z.strictObject({
                    uri: z.string().min(1),
                    uriBaseId: z.literal('%SRCROOT%'),
                  }),
                  region: z.strictObject({
                    startLine: line,
                    startColumn: line.optional(),
                    endLine: line.optional(),
                  }),
                }),
              }),
            ]),
            partialFingerprints: z.strictObject({
              primaryLocationLineHash: z.string().regex(/^[0-9a-f]{64}$/),
              'gatewright/v1': z.string().regex(/^[0-9a-f]{64}$/),
            }),
            properties: z.strictObject({
              gate: z.string(),
              outcome: z.enum(['fail', 'unknown']),
              subject: z.string(),
              effect: z.string(),
              reason: z.string().optional(),
            }),
          }),
        )
        .max(25_000),
    }),
  ]),
})

/** The file of the repository that an address leads to, as whoever resolves it by RFC 3986 finds it. */
export function fileOf(uri: string): string {
  const url = new URL(uri, 'https://root.example/root/')
  expect([url.origin, url.search, url.hash]).toEqual(['https://root.example', '', ''])
  expect(url.pathname.startsWith('/root/')).toBe(true)
  return decodeURIComponent(url.pathname.slice('/root/'.length))
}

/** Links and placeholders that a reader of the text by SARIF 2.1.0, sections 3.11.5 and 3.11.6, would find. */
export function liveParts(text: string): readonly string[] {
  const bare = text.replace(/\\[\\[\]]/g, '').replace(/\{\{|\}\}/g, '')
  return bare.match(/[[\]]|\{\d+\}/g) ?? []
}

/** The words as a reader shows them. */
export const shownText = (text: string): string => text.replace(/\\([\\[\]])/g, '$1')

/** Reads a text as a SARIF log and checks everything that holds for all of them. */
export function soundSarif(text: string): SarifLog {
  const parsed: unknown = JSON.parse(text)
  const read = schema.safeParse(parsed)
  expect(read.error?.issues ?? []).toEqual([])
  // The schema describes exactly this type.
  const log = parsed as SarifLog
  const [run] = log.runs
  const { rules } = run.tool.driver
  expect(rules.map(({ id }) => id)).toEqual([...new Set(rules.map(({ id }) => id))].toSorted())
  for (const { ruleId, ruleIndex, locations } of run.results) {
    expect(rules[ruleIndex]?.id).toBe(ruleId)
    expect(fileOf(locations[0].physicalLocation.artifactLocation.uri)).not.toBe('')
  }
  const said = [...run.results, ...run.invocations[0].toolExecutionNotifications].map(
    (one) => one.message.text,
  )
  expect(said.flatMap(liveParts)).toEqual([])
  expect(said.filter((words) => /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(words))).toEqual([])
  expect(text.endsWith('\n') && !text.slice(0, -1).includes('\n')).toBe(true)
  expect(suspiciousLines(text)).toEqual([])
  return log
}
