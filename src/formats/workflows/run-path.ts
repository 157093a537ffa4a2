/**
 * The workflow file in a run's `path`, without the ref that GitHub writes behind an `@` for some runs. A file may be
 * called so itself: `gate.yml@other.yml` is another workflow than `gate.yml`, and a pull request can add it. What could
 * be a file in the folder of workflows therefore stays one.
 */
export const workflowFileOf = (path: string): string =>
  /^((?:[^/]+\/[^/]+\/)?\.github\/workflows\/[^/]+\.ya?ml)(?:@.*)?$/su.exec(path)?.[1] ?? path
