// @ts-check

/** @typedef {import('../test/bench/figure.ts').Figure} Figure */

/** @param {number} value */
const round = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 1 ? 3 : value < 20 ? 1 : 0 })
/** @param {number} ratio */
const times = (ratio) => `${ratio.toFixed(2)}x`
/** @param {number} value @param {Figure['unit']} unit */
const withUnit = (value, unit) => `${round(value)} ${unit}`

/** @param {Figure} figure */
const ratioOf = ({ ours, floor, measure }) => (floor === null ? null : ours[measure] / floor[measure])

/** What the goal speaks of. @param {Figure} figure */
const reachedBy = (figure) => (figure.goal?.of === 'ratio' ? (ratioOf(figure) ?? Number.NaN) : figure.ours[figure.measure])

/** @param {Figure} figure */
function goalText({ goal, unit }) {
  if (goal === null) return ''
  return `${goal.is === 'at most' ? '≤' : '≥'} ${goal.of === 'ratio' ? times(goal.value) : withUnit(goal.value, unit)}`
}

/** @param {Figure} figure */
function verdict(figure) {
  const { goal } = figure
  if (goal === null) return ''
  const reached = reachedBy(figure)
  return (goal.is === 'at most' ? reached <= goal.value : reached >= goal.value) ? 'met' : 'missed'
}

/** @param {Figure} figure */
function toCells(figure) {
  const { what, unit, measure, ours, floor } = figure
  const ratio = ratioOf(figure)
  return {
    what,
    ours: `${withUnit(ours[measure], unit)}${measure === 'median' ? '' : ` (${measure})`}`,
    floor: floor === null ? '' : `${withUnit(floor[measure], unit)}, ${floor.what}`,
    ratio: ratio === null ? '' : times(ratio),
    goal: goalText(figure),
    '': verdict(figure)
  }
}

/** @param {readonly Readonly<Record<string, string>>[]} rows */
function align(rows) {
  const [first] = rows
  if (first === undefined) return ''
  const names = Object.keys(first)
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => row[name]?.length ?? 0)))
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))]
  return lines.map((cells) => cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')).join('\n')
}

/** For a terminal. @param {readonly Figure[]} figures */
export const formatTable = (figures) => align(figures.map(toCells))

/** How much of what the goal allows was used. @param {Figure} figure */
function shareOfGoal(figure) {
  const { goal } = figure
  return goal === null ? '' : `${Math.round((100 * reachedBy(figure)) / goal.value)} %`
}

/** For docs/performance.md. @param {readonly Figure[]} figures */
export function toMarkdown(figures) {
  const rows = figures.map((figure) => {
    const { what, measure, floor } = figure
    const { ratio, goal, '': met } = toCells(figure)
    return `| ${[`${what}${measure === 'median' ? '' : `, ${measure}`}`, floor?.what ?? '', ratio, goal, shareOfGoal(figure), met].join(' | ')} |`
  })
  return ['| what | floor | ratio to it | goal | reached, in parts of the goal | |', '|---|---|---|---|---|---|', ...rows].join('\n')
}
