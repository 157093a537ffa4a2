/** Where specification documents stand unless the policy says otherwise. */
export const specificationGlobs: readonly string[] = ['specs/**/*.md']

/** Where the lock manifest stands unless the policy says otherwise. */
export const lockManifestPath = '.gatewright/test-lock.json'
