import { z } from 'zod'
import { listOf } from './json-document.ts'

const resultShape = z.object({
  status: z.string(),
  /** Nanoseconds; behave writes seconds. */
  duration: z.number().nullish(),
  /** behave writes the lines as a list. */
  error_message: z.union([z.string(), z.array(z.string())]).nullish(),
})
const hooksShape = listOf(z.object({ result: resultShape.nullish() })).nullish()
const tagsShape = listOf(z.union([z.string(), z.object({ name: z.string() })])).nullish()

const stepShape = z.object({
  keyword: z.string().nullish(),
  name: z.string().nullish(),
  line: z.number().nullish(),
  /** behave: `features/price.feature:7` instead of `line`. */
  location: z.string().nullish(),
  /** cucumber-js: a hook written as a step. */
  hidden: z.boolean().nullish(),
  result: resultShape.nullish(),
  before: hooksShape,
  after: hooksShape,
})

const elementShape = z.object({
  name: z.string().nullish(),
  type: z.string().nullish(),
  line: z.number().nullish(),
  location: z.string().nullish(),
  /** Only behave says what a scenario came to. */
  status: z.string().nullish(),
  tags: tagsShape,
  before: hooksShape,
  after: hooksShape,
  steps: listOf(stepShape).nullish(),
})

const featureShape = z.object({
  uri: z.string().nullish(),
  location: z.string().nullish(),
  status: z.string().nullish(),
  name: z.string(),
  tags: tagsShape,
  elements: listOf(elementShape).nullish(),
})

/** Cucumber's JSON. */
export const cucumberShape = listOf(featureShape)

/** One feature. */
export type CucumberFeature = z.output<typeof featureShape>
/** A scenario, an example of an outline, or the background before one. */
export type CucumberElement = z.output<typeof elementShape>
/** Hooks before or after a scenario or step. */
export type CucumberHooks = z.output<typeof hooksShape>
/** What a step or hook came to. */
export type CucumberResult = z.output<typeof resultShape>
