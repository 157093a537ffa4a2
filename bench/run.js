import { bench as branchProtection } from './branch-protection.js'
import { bench as change } from './change.js'
import { bench as codeowners } from './codeowners.js'
import { bench as coldStart } from './cold-start.js'
import { bench as evidence } from './evidence.js'
import { bench as markdown } from './markdown.js'
import { bench as reports } from './reports.js'
import { bench as sarif } from './sarif.js'
import { bench as secrets } from './secrets.js'
import { bench as surfaces } from './surfaces.js'

/** `npm run bench [NAME…]`: every bench, or those named. Each prints a table and returns whether its targets hold. */
const benches = {
  codeowners,
  'branch-protection': branchProtection,
  'cold-start': coldStart,
  reports,
  surfaces,
  markdown,
  sarif,
  secrets,
  change,
  evidence,
}
const wanted = process.argv.slice(2)
let held = true
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.includes(name)) held = (await bench()) && held
}
process.exitCode = held ? 0 : 1
