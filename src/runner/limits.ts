/** Limits of the runner that the runner layer keeps to. Those of GitHub's surfaces stand in surfaces/limits.ts. */
export const runnerLimits = {
  /**
   * UTF-8 bytes of the `result` output. GitHub allows 1 MB of UTF-16 per job, Linux 128 KiB for one environment
   * variable, which is how a later step receives it.
   */
  resultOutputBytes: 96 * 1_024,
  /** An event payload of this many bytes or more is refused: GitHub sends none above 25 MB. */
  eventBytes: 25_000_000,
} as const
