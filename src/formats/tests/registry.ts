import type { ReportFormat } from '../../core/facts/test-reports.ts'
import { ctrfReader } from './ctrf.ts'
import { cucumberReader } from './cucumber.ts'
import { dartReader } from './dart.ts'
import { goReader } from './go.ts'
import { jestReader, vitestReader } from './jest.ts'
import { junitReader } from './junit.ts'
import { mochaReader } from './mocha.ts'
import type { ReportFormatReader } from './model.ts'
import { nunit2Reader } from './nunit2.ts'
import { nunit3Reader } from './nunit3.ts'
import { rspecReader } from './rspec.ts'
import { tapReader } from './tap.ts'
import { testngReader } from './testng.ts'
import { trxReader } from './trx.ts'
import { xunitReader } from './xunit.ts'

const readers: readonly ReportFormatReader[] = [
  junitReader,
  trxReader,
  nunit2Reader,
  nunit3Reader,
  xunitReader,
  testngReader,
  ctrfReader,
  jestReader,
  vitestReader,
  mochaReader,
  cucumberReader,
  rspecReader,
  dartReader,
  goReader,
  tapReader,
]

/** The reader of every format. */
export const reportReaders: ReadonlyMap<ReportFormat, ReportFormatReader> = new Map(
  readers.map((reader) => [reader.format, reader]),
)
