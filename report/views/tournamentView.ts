import type { Report } from '#contract/report.ts'
import type { PairedTests, Tournament } from '#contract/reportSections.ts'
import type { IntervalGroup } from '../figures/IntervalPlot.tsx'
import type { MatrixCell } from '../figures/MatrixPlot.tsx'
import { nameIn, raterIn } from '../findings.ts'
import { decimal, estimateWords, intervalWords, percent, pSaid, pWords, whole } from '../numbers.ts'
import { type ReportWords, say, sayCode } from '../say.ts'
import { intervalRow } from './agreementView.ts'

export const tournamentOf = ({ tournaments }: Report, protocol: Tournament['protocol']): Tournament | undefined =>
  tournaments.find((each) => each.protocol === protocol)

/** Systems by strength, strongest first; those without one in the report's order at the end. */
export function byStrength({ strengths }: Tournament): readonly Tournament['strengths'][number][] {
  return strengths.toSorted(
    (one, other) => (other.strength.estimate ?? -Infinity) - (one.strength.estimate ?? -Infinity) || 0,
  )
}

/** Strengths as rows, strongest first, each with the places it may hold. */
export function strengthGroups(words: ReportWords, report: Report, tournament: Tournament): readonly IntervalGroup[] {
  const name = nameIn(report)
  const rows = byStrength(tournament).map(({ system, strength, placeLow, placeHigh }) => ({
    ...intervalRow(words, strength, name(system)),
    id: system as string,
    ...(placeLow === null || placeHigh === null
      ? {}
      : {
          countWords:
            placeLow === placeHigh
              ? say(words, 'tournament.placeOne', { place: placeLow })
              : say(words, 'tournament.place', { low: placeLow, high: placeHigh }),
        }),
  }))
  return [{ id: 'strengths', rows }]
}

/** Who cannot be told apart, or why there is no strength. */
export function groupSentences(words: ReportWords, report: Report, tournament: Tournament): readonly string[] {
  const { groups, undefeated, winless } = tournament
  const list = new Intl.ListFormat(words.language)
  const named = (systems: readonly string[]) => list.format(systems.map(nameIn(report)))
  const together = groups.filter((group) => group.length > 1)
  return [
    ...(undefeated.length > 0 ? [say(words, 'tournament.undefeated', { systems: named(undefeated) })] : []),
    ...(winless.length > 0 ? [say(words, 'tournament.winless', { systems: named(winless) })] : []),
    ...together.map((group) => say(words, 'tournament.group', { systems: named(group) })),
    ...(groups.length > 0 && together.length === 0 ? [say(words, 'tournament.apart')] : []),
  ]
}

/** The share of pairs each system won of each other, strongest first. */
export function winMatrix(words: ReportWords, report: Report, tournament: Tournament) {
  const name = nameIn(report)
  const order = byStrength(tournament).map(({ system }) => system)
  const cells = tournament.pairs.flatMap(({ one, other, wins, losses, ties }): MatrixCell[] => {
    const cell = (row: string, column: string, won: number, lost: number): MatrixCell => {
      const share = (won + ties / 2) / Math.max(1, won + lost + ties)
      const said = { one: name(row), other: name(column), share: percent(words, share), wins: won, ties, losses: lost }
      return {
        id: `${row} ${column}`,
        row: order.indexOf(row as typeof one),
        column: order.indexOf(column as typeof one),
        share,
        words: whole(words, Math.round(share * 100)),
        accessibleName: say(words, 'tournament.cell', said),
      }
    }
    return [cell(one, other, wins, losses), cell(other, one, losses, wins)]
  })
  return { names: order.map(name), cells }
}

/** Places of each system under each way to treat ties. */
export function tieRows(words: ReportWords, report: Report, tournament: Tournament) {
  const name = nameIn(report)
  const models = tournament.tieModels
  return {
    headings: models.map(({ model }) => sayCode(words, words.tournament.model, model, model)),
    rows: byStrength(tournament).map(({ system }) => ({
      id: system as string,
      name: name(system),
      places: models.map(({ places }) => {
        const place = places.find((each) => each.system === system)?.place
        return place === null || place === undefined ? '–' : String(place)
      }),
    })),
    sentence:
      tournament.placesThatDiffer.length === 0
        ? say(words, 'tournament.tiesSame')
        : say(words, 'tournament.tiesDiffer', {
            systems: new Intl.ListFormat(words.language).format(tournament.placesThatDiffer.map(name)),
          }),
  }
}

/** Circles among everybody's majorities in a sentence, and by rater as rows. */
export function triadWords(words: ReportWords, report: Report, { triads }: Tournament) {
  const name = nameIn(report)
  const rater = raterIn(report)
  const [pooled] = triads
  const list = new Intl.ListFormat(words.language)
  const circle = ([a, b, c]: readonly [string, string, string]) =>
    say(words, 'tournament.circle', { a: name(a), b: name(b), c: name(c) })
  const sentence =
    !pooled || pooled.decided === 0
      ? say(words, 'tournament.triadsNo')
      : pooled.circular === 0
        ? say(words, 'tournament.triadsNone', { decided: pooled.decided })
        : say(words, 'tournament.triadsSome', {
            circular: pooled.circular,
            decided: pooled.decided,
            list: list.format(pooled.triads.map(circle)),
          })
  const rows = triads
    .filter((each) => each.rater !== null && each.decided > 0)
    .map(({ rater: id, decided, circular }) => ({
      id: id as string,
      name: rater(id ?? ''),
      decided: whole(words, decided),
      circular: whole(words, circular),
    }))
  return { sentence, rows }
}

/** What being shown first adds in the same model; empty where positions are unknown. */
export function positionEffectSentence(words: ReportWords, { position }: Tournament): string {
  if (!position || position.estimate === null) return ''
  return say(words, 'tournament.position', {
    value: decimal(words, position.estimate),
    interval: intervalWords(words, position.interval, 'coefficient'),
    p: pSaid(words, position.counts['p'] ?? 1),
  })
}

/** Each two systems on a criterion: difference, p, and the items one passes and the other fails. */
export function testRows(words: ReportWords, report: Report, { pairs }: PairedTests) {
  const name = nameIn(report)
  const flip = (figure: PairedTests['pairs'][number]['lost']) =>
    figure.estimate === null ? '–' : estimateWords(words, figure, 'share')
  return pairs.map(({ one, other, n, difference, holm, lost, gained, flipP }) => ({
    id: `${one} ${other}`,
    name: `${name(one)} – ${name(other)}`,
    difference:
      difference.estimate === null
        ? '–'
        : `${decimal(words, difference.estimate)} [${intervalWords(words, difference.interval, 'coefficient') || say(words, 'figure.noInterval')}]`,
    p: holm === null ? '–' : pWords(words, holm),
    lost: flip(lost),
    gained: flip(gained),
    flipP: flipP === null ? '–' : pWords(words, flipP),
    n: whole(words, n),
  }))
}

/** Friedman's test in a sentence; empty where it does not exist. */
export function friedmanSentence(words: ReportWords, { friedman }: PairedTests): string {
  if (friedman.estimate === null) return ''
  return say(words, 'tournament.friedman', {
    n: friedman.n,
    value: decimal(words, friedman.estimate),
    p: pSaid(words, friedman.counts['p'] ?? 1),
  })
}

/** Mean outcome of each system on the items of each tag, under one protocol. */
export function tagRows(words: ReportWords, report: Report, protocol: Tournament['protocol']) {
  return report.tagOutcomes
    .filter((each) => each.protocol === protocol)
    .map(({ tag, depth, items, systems }) => ({
      id: tag,
      name: `${'\u2003'.repeat(depth)}${tag.split('/').at(-1) ?? tag}`,
      items: whole(words, items),
      means: report.systems.map(({ id }) => {
        const figure = systems.find(({ system }) => system === id)?.winRate
        if (!figure || figure.estimate === null) return '–'
        const interval = intervalWords(words, figure.interval, 'coefficient')
        return `${decimal(words, figure.estimate)}${interval === '' ? '' : ` [${interval}]`}`
      }),
    }))
}
