/** The middle of the numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** Prints rows of cells under a title, the first column to the left and the others to the right. */
export function printTable(title, columns, rows) {
  const lines = [columns, ...rows].map((cells) => cells.map(String))
  const widths = columns.map((_, index) => Math.max(...lines.map((cells) => cells[index].length)))
  const text = lines.map((cells) =>
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[index]) : cell.padStart(widths[index])))
      .join('  '),
  )
  console.log(`\n${title}\n${text.join('\n')}`)
}
