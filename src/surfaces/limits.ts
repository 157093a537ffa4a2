/**
 * Every limit of GitHub that a surface keeps to, named once. Sources: the runner's source (`ExecutionContext.cs`,
 * `GitHubConstants`), the documentation of workflow commands, and the OpenAPI description of GitHub's REST API.
 */
export const limits = {
  /** Annotations of one level that a step shows; the runner drops the rest (`_maxCountPerIssueType`). */
  annotationsPerLevel: 10,
  /** UTF-16 units of an annotation's message; the runner cuts what is longer without saying so. */
  annotationMessage: 4_096,
  /** Characters of an annotation's title (OpenAPI, check-run annotations: `maxLength` 255). */
  annotationTitle: 255,
  /** Bytes (UTF-8) of a step's summary; a larger one is dropped as a whole (`AttachmentSizeLimit`). */
  summaryBytes: 1_048_576,
} as const

/** Our own bounds, so that one hostile value or one huge list does not push everything else off the page. */
export const bounds = {
  /** UTF-16 units shown of one value; the result JSON has all of it. */
  value: 600,
  /** People named in one place. */
  people: 20,
  /** Rows shown of one list or table below a finding. */
  detailRows: 50,
  /** Rows of one gate in the overview; the gate's own section has them all. */
  overviewRows: 5,
} as const
