import { pathToFileURL } from 'node:url'
import { type Catalogue, catalogue } from '../../src/catalogue.ts'
import { gates } from '../../src/gates/registry.ts'
import { gatewrightSchema } from '../../src/policy/json-schema.ts'
import { projectRoot } from './action-process.ts'

/** A file that is not as it should be; `text` null when it should not be there. */
export interface Difference {
  readonly path: string
  readonly text: string | null
  readonly why: string
}

interface Generator {
  documents(root: string, catalogue: Catalogue, schema: unknown): Map<string, string>
  compare(root: string, wanted: Map<string, string>): readonly Difference[]
  write(root: string, differences: readonly Difference[]): void
}

/** The scripts are plain JavaScript, so their types end here. */
const load = async (name: string): Promise<object> => {
  const address = pathToFileURL(`${projectRoot}/scripts/generate/${name}`).href
  return (await import(address)) as object
}

const modules = { ...(await load('documents.js')), ...(await load('files.js')) } as Generator

/** What differs in a repository from what the generator would write for a catalogue. */
export const differences = (root: string, of: Catalogue = catalogue()): readonly Difference[] =>
  modules.compare(root, modules.documents(root, of, gatewrightSchema(gates)))

/** Path and text of every generated file. */
export const documents = (of: Catalogue = catalogue()): ReadonlyMap<string, string> =>
  modules.documents(projectRoot, of, gatewrightSchema(gates))

/** Brings a repository to what the generator wants. */
export const regenerate = (root: string, of: Catalogue): void => modules.write(root, differences(root, of))
