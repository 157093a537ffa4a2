/** This version; a test compares it with package.json. */
export const version = '0.1.0'

/** Where this version's rule pages stand. */
export const documentationUrl = `https://github.com/gatewright/gatewright/blob/v${version}/docs`

/** Name and version as GitHub sees them in requests. */
export const userAgent = `gatewright/${version}`
