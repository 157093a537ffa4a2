/** Characters that show nothing: format characters, variation selectors, fillers, the braille pattern without dots. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** A text without characters that nobody sees; blanks stay. */
export const visibleText = (text: string): string => text.replace(invisible, '')
