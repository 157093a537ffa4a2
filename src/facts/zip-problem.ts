/** An archive that is not read, and why. */
export class ZipProblem extends Error {
  override readonly name = 'ZipProblem'
}
