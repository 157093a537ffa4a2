import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * One decision in a process of its own, so that nothing is compiled yet: `change-measure.js FILES`. Prints
 * {milliseconds, megabytes, path, decisive, met} as JSON, in processor time; memory is the peak of the process.
 */
const count = Number(process.argv[2])
const source = (file) => import(pathToFileURL(join(process.env.GATEWRIGHT_BENCH_SOURCES, file)).href)
const { derive } = await source('change/derive.mjs')
const { decidePath } = await source('change/decide.mjs')
const { conditionMet } = await source('change/applies.mjs')
const { defaultChangeSettings } = await source('change/default-settings.mjs')
const { nothingAsked } = await source('change/input.mjs')

const known = (value) => ({ known: true, value, source: { kind: 'api', what: 'bench' } })
const endings = ['ts', 'test.ts', 'md', 'json', 'py', 'sql']
const paths = Array.from(
  { length: count },
  (_, index) =>
    `packages/part-${index % 90}/src/folder-${index % 17}/file-${index}.${endings[index % endings.length]}`,
)
const components = Array.from({ length: 90 }, (_, index) => ({
  name: `part-${index}`,
  paths: [`packages/part-${index}/**`],
  domain: index % 3 === 0,
  securitySensitive: false,
  exposure: null,
  data: null,
  owner: null,
  performance: index === 7 ? ['query'] : [],
}))
const input = {
  files: known(
    paths.map((path, index) => ({
      path,
      previousPath: index % 10 === 0 ? `old/${path}` : null,
      status: index % 10 === 0 ? 'renamed' : 'modified',
      blob: 'b',
    })),
  ),
  change: known({
    headSha: 'a'.repeat(40),
    files: paths.map((path) => ({
      path,
      additions: 9,
      deletions: 3,
      read: true,
      binary: false,
      added: [[1, 9]],
    })),
    signals: paths.map((path) => ({
      kind: 'logging-added',
      path,
      line: 3,
      side: 'added',
      name: 'console.log',
    })),
  }),
  settings: { ...defaultChangeSettings, components },
  statements: [{ key: 'kind', value: 'bug fix', line: 1 }],
  labels: ['bug'],
  ...nothingAsked,
}

const start = process.cpuUsage()
const derived = derive(input)
const decision = decidePath(derived, input)
const context = { derived, decision, input, answers: new Map() }
const conditions = Array.from({ length: 41 }, (_, index) => ({
  any: [
    { paths: [`**/schema-${index}/**`, `**/*.schema-${index}.*`] },
    { signals: ['input-added'] },
    { classes: ['migration'] },
  ],
}))
const met = conditions.filter((condition) => conditionMet(condition, context).met).length
const used = process.cpuUsage(start)
const milliseconds = (used.user + used.system) / 1000
const { path, decisive } = decision
process.stdout.write(
  JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024, path, decisive, met }),
)
