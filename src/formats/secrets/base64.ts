const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Whether base64 says `user:password` in printable characters. */
export function isUserAndPassword(value: string): boolean {
  const plain = decoded(value)
  return /^[^\p{Cc}:]*:[^\p{Cc}]+$/u.test(plain) && !/:(?:password|pass|secret|pwd)$/i.test(plain)
}

function decoded(value: string): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const character of value.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')) {
    held = ((held << 6) | alphabet.indexOf(character)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    text += String.fromCharCode((held >> bits) & 0xff)
  }
  return text
}
