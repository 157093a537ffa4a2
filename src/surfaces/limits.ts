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
  /** Characters of the body of a comment or an issue; a longer one is refused with 422 ("body is too long"). */
  bodyCharacters: 65_536,
  /** Times a workflow run is started again (documentation, re-running workflows and jobs). */
  reruns: 50,
  /** Days after its first attempt in which a workflow run is started again (same page). */
  rerunDays: 30,
  /** Annotations of one request for a check run (OpenAPI: `maxItems` 50). */
  checkRunBatch: 50,
  /** Characters of a check run's summary (OpenAPI: `maxLength` 65,535). */
  checkRunSummary: 65_535,
  /** Bytes of the message of an annotation of a check run (OpenAPI: "64 KB"); `annotationMessage` keeps far below. */
  checkRunMessageBytes: 65_536,
  /** Characters of a check run's title; no limit is documented, columns of that kind end here. */
  checkRunTitle: 255,
  /** Characters of a commit status's description; a longer one is refused with 422 ("is too long"). */
  statusDescription: 140,
  /** Characters of an issue's title; a longer one is refused with 422 ("title is too long"). */
  issueTitle: 256,
  /** People that an issue can be assigned to (documentation, assigning issues). */
  assignees: 10,
  /**
   * Results of one run of a SARIF file; with more, GitHub refuses the file (docs, "SARIF results exceed hard limit").
   * Of those it keeps the gravest 5,000.
   */
  sarifResults: 25_000,
  /**
   * Bytes of a SARIF file, gzip-compressed, that GitHub takes (docs, "Validating your SARIF file": 10 MB). Ours keep
   * below it before they are compressed, and so whatever is in them.
   */
  sarifBytes: 10_000_000,
  /** Tags of a rule in a SARIF file; with more, GitHub refuses the file. It shows ten. */
  sarifRuleTags: 20,
  /** Characters of a rule's short and full description (docs, "reportingDescriptor object"). */
  sarifDescription: 1_024,
} as const

/** Our own bounds, so that one hostile value or one huge list does not push everything else off the page. */
export const bounds = {
  /** UTF-16 units shown of one value; the result JSON has all of it. */
  value: 600,
  /** People named in one place. */
  people: 20,
  /** Rows shown of one list or table below a finding. */
  detailRows: 50,
  /** Columns shown of one table below a finding. */
  detailColumns: 20,
  /** States and ways of a diagram: with more, nobody can read it, and Mermaid draws none beyond 500 ways. */
  diagramStates: 40,
  diagramWays: 120,
  /** Lines and columns of a place: what 32 bits hold, as readers of annotations and SARIF do. */
  position: 2_147_483_647,
  /** UTF-16 units of a path that is pointed at: no file system takes a longer one. */
  path: 4_096,
  /** UTF-16 units of one sentence of a SARIF message. */
  sarifMessage: 1_200,
  /** Errors of a run that ended early in its SARIF file. */
  sarifErrors: 100,
  /** Rows of one gate in the overview; the gate's own section has them all. */
  overviewRows: 5,
  /** Annotations of one check run: 20 requests, a second apart, of the 80 a minute that may create something. */
  checkRunAnnotations: 1_000,
  /** Bytes (UTF-8) of a comment or an issue we write, state included: below GitHub's limit however that counts. */
  bodyBytes: 60_000,
  /** Bytes of the state line in such a body, unless its writer says otherwise. */
  stateBytes: 48_000,
  /** Bytes of a state when it is unpacked; nothing larger is written, and nothing larger is unpacked. */
  stateUnpackedBytes: 1_048_576,
  /** Attempts of one run after which a further one looks like a loop: far more than a pull request has reviews. */
  rerunAttempts: 20,
} as const
