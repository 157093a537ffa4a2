import { writeFileSync } from 'node:fs'

const rules = 120
const files = 2_000

/** A SARIF file as a scanner writes it: messages, snippets and fingerprints make most of its bytes. */
export function writeSarif(path, results, megabytes) {
  const file = log(results, 0)
  const missing = megabytes * 1024 * 1024 - Buffer.byteLength(file)
  writeFileSync(path, log(results, Math.max(0, Math.floor(missing / results) - 1)))
}

const log = (results, filling) =>
  JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'CodeQL', semanticVersion: '2.20.1', rules: Array.from({ length: rules }, rule) },
        },
        invocations: [{ executionSuccessful: true }],
        results: Array.from({ length: results }, (_, index) => result(index, filling)),
      },
    ],
  })

const rule = (_, index) => ({
  id: `js/rule-${index}`,
  defaultConfiguration: { level: 'error' },
  properties: {
    tags: ['security', `external/cwe/cwe-${String(index + 20).padStart(3, '0')}`],
    'security-severity': '7.8',
  },
})

const result = (index, filling) => ({
  ruleId: `js/rule-${index % rules}`,
  ruleIndex: index % rules,
  message: { text: `This value depends on a user-provided value. ${'x'.repeat(filling)}` },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: `src/part-${index % 40}/file-${index % files}.ts`, uriBaseId: '%SRCROOT%' },
        region: { startLine: (index % 900) + 1, startColumn: 5, endColumn: 40 },
      },
    },
  ],
  partialFingerprints: { primaryLocationLineHash: `${index.toString(16).padStart(16, '0')}:1` },
})
