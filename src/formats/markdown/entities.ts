/**
 * The named references that people write, as `name=text`. The long tail of HTML's 2,125 names stays as written:
 * nothing that a gate judges hangs on it.
 */
const table =
  'amp=& lt=< gt=> quot=" apos=\' nbsp=\u00a0 copy=© reg=® trade=™ hellip=… mdash=— ndash=– lsquo=‘ rsquo=’ ' +
  'ldquo=“ rdquo=” laquo=« raquo=» bull=• middot=· times=× divide=÷ larr=← rarr=→ uarr=↑ darr=↓ check=✓ cross=✗ ' +
  'shy=\u00ad ensp=\u2002 emsp=\u2003 thinsp=\u2009 zwj=\u200d zwnj=\u200c lrm=\u200e rlm=\u200f ' +
  'ZeroWidthSpace=\u200b NegativeVeryThinSpace=\u200b NegativeThinSpace=\u200b NegativeMediumSpace=\u200b ' +
  'NegativeThickSpace=\u200b ApplyFunction=\u2061 af=\u2061 InvisibleTimes=\u2062 it=\u2062 InvisibleComma=\u2063 ' +
  'ic=\u2063 hairsp=\u200a VeryThinSpace=\u200a ThinSpace=\u2009 MediumSpace=\u205f numsp=\u2007 puncsp=\u2008 ' +
  'emsp13=\u2004 emsp14=\u2005 NonBreakingSpace=\u00a0 NoBreak=\u2060 lsqb=[ lbrack=[ rsqb=] rbrack=] lpar=( rpar=) lbrace={ lcub={ rbrace=} ' +
  'rcub=} num=# ast=* lowbar=_ UnderBar=_ grave=` vert=| verbar=| bsol=\\ sol=/ colon=: semi=; comma=, period=. ' +
  'excl=! quest=? commat=@ dollar=$ percnt=% plus=+ Tab=\t NewLine=\n sect=§ para=¶ deg=° euro=€ pound=£ yen=¥ ' +
  'cent=¢ ge=≥ le=≤ ne=≠ infin=∞ plusmn=± frac12=½ frac14=¼ frac34=¾ sup2=² sup3=³ micro=µ ' +
  'auml=ä ouml=ö uuml=ü Auml=Ä Ouml=Ö Uuml=Ü szlig=ß aacute=á eacute=é iacute=í oacute=ó uacute=ú ntilde=ñ ' +
  'Aacute=Á Eacute=É Iacute=Í Oacute=Ó Uacute=Ú Ntilde=Ñ iquest=¿ iexcl=¡ agrave=à egrave=è ccedil=ç ocirc=ô'

const named: ReadonlyMap<string, string> = new Map(
  table.split(' ').map((pair) => {
    const equals = pair.indexOf('=')
    return [pair.slice(0, equals), pair.slice(equals + 1)]
  }),
).set('equals', '=')

const reference = /^&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));/

/** The entity or numeric character reference that begins at `at` (CommonMark 2.5); null: none does. */
export function entityAt(text: string, at: number): { text: string; length: number } | null {
  const found = reference.exec(text.slice(at, at + 36))
  if (found === null) return null
  const [all, hexadecimal, decimal, name] = found
  if (name !== undefined) {
    const value = named.get(name)
    return value === undefined ? null : { text: value, length: all.length }
  }
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
  return { text: characterOf(code), length: all.length }
}

/** Zero, surrogates and what lies beyond Unicode become the replacement character. */
function characterOf(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return valid ? String.fromCodePoint(code) : '\ufffd'
}
