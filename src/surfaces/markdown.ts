import type { Report } from '../result/report.ts'
import { renderSummary } from './summary.ts'

/** The report as a Markdown document (`--format markdown`): the job summary, without its limit of size. */
export const renderMarkdown = (report: Report): string => renderSummary(report, Number.POSITIVE_INFINITY)
