import { z } from 'zod'
import { defaultChangeSettings } from '../change/default-settings.ts'
import type { ChangeSettings } from '../core/facts/change.ts'
import { lazy } from '../core/lazy.ts'
import { globOption } from '../formats/glob-option.ts'

/** A list of globs with a default; a list of the policy stands in its place, as everywhere. */
const globs = (usual: readonly string[], meaning: string) =>
  z
    .array(globOption())
    .default([...usual])
    .describe(meaning)

const names = (usual: readonly string[], meaning: string) =>
  z
    .array(z.string().min(1))
    .default([...usual])
    .describe(meaning)

const componentSchema = lazy(() =>
  z.strictObject({
    name: z.string().min(1).max(80).describe('The name it is shown under.'),
    paths: z.array(globOption()).min(1).describe('Globs of its files.'),
    domain: z
      .boolean()
      .default(false)
      .describe('A domain of the business: a change of it together with another component crosses domains.'),
    'security-sensitive': z
      .boolean()
      .default(false)
      .describe('Whether any change of it needs the full path.'),
    exposure: z.enum(['public', 'internal']).optional().describe('Who can reach it.'),
    data: z.string().min(1).max(80).optional().describe('Class of the data it holds.'),
    owner: z.string().min(1).max(120).optional().describe('Who answers for it.'),
    performance: z
      .array(z.enum(['authentication', 'dispatch', 'request', 'query']))
      .default([])
      .describe(
        'Hot paths it is a part of: authentication, event dispatch, every request, or a query in a critical path.',
      ),
  }),
)

const componentsSchema = lazy(() =>
  z
    .array(componentSchema())
    .max(1000)
    .default([])
    .superRefine((components, context) => {
      components.forEach(({ name }, index) => {
        if (components.findIndex((other) => other.name === name) === index) return
        const path = [index, 'name']
        context.addIssue({ code: 'custom', message: 'two components have this name', path, input: name })
      })
    })
    .describe('The parts of the product. Without them a module is the first two folders of a path.'),
)

const labelsSchema = lazy(() => {
  const { labels } = defaultChangeSettings
  return z
    .strictObject({
      bug: names(labels.bug, 'Labels of a bug fix.'),
      refactor: names(labels.refactor, 'Labels of a refactoring.'),
      'api-change': names(labels.apiChange, 'Labels that say that the public API changes.'),
      architecture: names(labels.architecture, 'Labels that say that the architecture is in question.'),
    })
    .prefault({})
    .describe('Labels of pull requests that say what kind of change it is.')
})

/** `change:` of the policy: what kind of change a path makes. The gates `checklist` and `workflow-path` judge by it. */
export const changeSettingsSchema = lazy(() => {
  const usual = defaultChangeSettings
  return z
    .strictObject({
      components: componentsSchema(),
      security: globs(usual.security, 'Files whose change concerns security: a change of one is Full.'),
      'control-plane': globs(
        usual.controlPlane,
        'Files that decide how changes are built and approved, manifests and lockfiles included.',
      ),
      documentation: globs(usual.documentation, 'Files that are read by people and executed by nobody.'),
      tests: globs(usual.tests, 'Test files.'),
      'not-counted': globs(
        usual.notCounted,
        'Files whose lines nobody writes: lockfiles, snapshots, copies.',
      ),
      'entry-points': globs(usual.entryPoints, 'Files of routes, commands and handlers.'),
      'cross-domain': globs(usual.crossDomain, 'Files that connect one domain with another.'),
      migrations: globs(usual.migrations, 'Migrations of stored data.'),
      infrastructure: globs(usual.infrastructure, 'Infrastructure as code and images.'),
      'public-api': z
        .array(globOption())
        .min(1)
        .optional()
        .describe(
          'Files that state the public API, such as an API report or an OpenAPI document. Without them nobody can ' +
            'tell whether it changed.',
        ),
      guards: z
        .array(
          z
            .string()
            .regex(/^@?[\p{L}_$][\p{L}\p{N}_$.:-]*$/u, { error: 'expected a name such as requireOwner' }),
        )
        .default([])
        .describe('Names of checks that guard entry points, besides the usual ones.'),
      labels: labelsSchema(),
      'fast-overflow': z
        .enum(['full', 'evaluate'])
        .default('full')
        .describe(
          'What a bug fix of 50 lines or more, or of several modules, needs: the full path, or what the other rules say.',
        ),
    })
    .prefault({})
    .describe('What kind of change a path makes.')
})

/** `change:` as parsed. */
export type ChangeData = z.output<ReturnType<typeof changeSettingsSchema>>

/** The same by our names. */
export const changeSettings = (data: ChangeData): ChangeSettings => ({
  components: data.components.map((component) => ({
    name: component.name,
    paths: component.paths,
    domain: component.domain,
    securitySensitive: component['security-sensitive'],
    exposure: component.exposure ?? null,
    data: component.data ?? null,
    owner: component.owner ?? null,
    performance: component.performance,
  })),
  security: data.security,
  controlPlane: data['control-plane'],
  documentation: data.documentation,
  tests: data.tests,
  notCounted: data['not-counted'],
  entryPoints: data['entry-points'],
  crossDomain: data['cross-domain'],
  migrations: data.migrations,
  infrastructure: data.infrastructure,
  publicApi: data['public-api'] ?? null,
  guards: data.guards,
  labels: {
    bug: data.labels.bug,
    refactor: data.labels.refactor,
    apiChange: data.labels['api-change'],
    architecture: data.labels.architecture,
  },
  fastOverflow: data['fast-overflow'],
})
