/** Limits of the runner that the runner layer keeps to. Those of GitHub's surfaces stand in surfaces/limits.ts. */
export const runnerLimits = {
  /** UTF-16 units of an annotation's message; the runner cuts the rest off without a word. */
  annotationMessage: 4_096,
  /** UTF-16 units of an annotation's title (check runs allow 255). */
  annotationTitle: 255,
  /** Bytes of one step's summary; a larger file is dropped whole. */
  summaryBytes: 1_024 * 1_024,
  /**
   * UTF-8 bytes of the `result` output. GitHub allows 1 MB of UTF-16 per job, Linux 128 KiB for one environment
   * variable, which is how a later step receives it.
   */
  resultOutputBytes: 96 * 1_024,
  /** An event payload of this many bytes or more is refused: GitHub sends none above 25 MB. */
  eventBytes: 25_000_000,
} as const
