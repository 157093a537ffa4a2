import type { TokenForm } from './model.ts'

/** A line of base64 and those that follow it, each on a line of its own or behind a written `\n`. */
const lines = String.raw`[A-Za-z0-9+/]{16,1600}(?:(?:\\r)?\\n|\r?\n[ \t]{0,16})?(?:[A-Za-z0-9+/]{16,128}(?:(?:\\r)?\\n|\r?\n[ \t]{0,16})){0,200}(?:[A-Za-z0-9+/]{1,128}={0,2})?`

/**
 * What the base64 of a private key begins with, whatever became of its header: SEC1 and PKCS#8 of curves (RFC 5915,
 * RFC 5958), PKCS#1 and PKCS#8 of RSA (RFC 8017), OpenSSH's own form. Public halves begin with something else.
 */
export const keyForms: readonly TokenForm[] = [
  ...['MHcCAQEE', 'MHQCAQEE', 'MIGkAgEBBD', 'MIHcAgEBBE', 'MC4CAQAwBQYDK2V', 'MFMCAQEwBQYDK2V'].map(keyForm),
  ...['MIGHAgEAMBMGByqG', 'MIGTAgEAMBMGByqG', 'MIG2AgEAMBAGByqG', 'MIHuAgEAMBAGByqG'].map(keyForm),
  ...['MIGEAgEAMBAGByqG', 'MIGNAgEAMBAGByqG', 'b3BlbnNzaC1rZXktdjEA'].map(keyForm),
  ...['IBADANBgkqhkiG9w0B', 'IBAAKCAQEA', 'IBAAKCAgEA', 'IBAAKCAYEA', 'IBAAKBgQ'].map(
    (anchor): TokenForm => ({ ...keyForm(anchor), before: 'MII[A-Za-z0-9+/]{3,4}' }),
  ),
]

function keyForm(anchor: string): TokenForm {
  return { kind: 'private-key', anchor, body: lines }
}
