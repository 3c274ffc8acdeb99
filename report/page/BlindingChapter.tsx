import type { Report } from '#contract/report.ts'
import type { BlindingSection } from '#contract/reportSections.ts'
import { type ReportWords, say } from '../say.ts'
import {
  certificateFacts,
  guessRows,
  guessSentences,
  positionGroups,
  shownFirstRows,
  takenRows,
} from '../views/blindingView.ts'
import { Forest } from './Forest.tsx'
import { Facts, PlainTable } from './Parts.tsx'

interface BlindingPartsProps {
  readonly report: Report
  readonly words: ReportWords
  readonly blinding: BlindingSection
}

/** Did the blinding hold: what was planned and shown, whether the place mattered, whether raters could tell. */
export function BlindingParts({ report, words, blinding }: BlindingPartsProps) {
  const shown = shownFirstRows(words, report, blinding)
  const position = positionGroups(words, report, blinding)
  const facts = certificateFacts(words, blinding)
  return (
    <>
      {facts.length > 0 && (
        <>
          <h3>{say(words, 'blinding.certificate')}</h3>
          <Facts facts={facts} />
        </>
      )}
      {position.length > 0 && (
        <>
          <h3>{say(words, 'blinding.position')}</h3>
          <p className="note">{say(words, 'blinding.positionNote')}</p>
          <Forest
            report={report}
            words={words}
            title={say(words, 'blinding.position')}
            description={say(words, 'blinding.positionFigure')}
            groups={position}
            name={say(words, 'raters.rater')}
            reference={0.5}
            axisWords={[{ at: 0.5, words: say(words, 'consistency.even') }]}
          />
        </>
      )}
      {shown.length > 0 && (
        <>
          <h3>{say(words, 'blinding.shown')}</h3>
          <PlainTable
            caption={say(words, 'blinding.shown')}
            captionHidden
            columns={[say(words, 'tournament.pair'), say(words, 'blinding.planned'), say(words, 'blinding.realised')]}
            rows={shown.map(({ id, name, planned, realised }) => ({ id, cells: [name, planned, realised] }))}
          />
        </>
      )}
      <Guesses report={report} words={words} blinding={blinding} />
    </>
  )
}

/** Whether raters could tell the sources. */
function Guesses({ report, words, blinding }: BlindingPartsProps) {
  const taken = takenRows(words, report, blinding)
  return (
    <>
      <h3>{say(words, 'blinding.guess')}</h3>
      {guessSentences(words, blinding).map((sentence) => (
        <p key={sentence} className="second">
          {sentence}
        </p>
      ))}
      {taken.rows.length > 0 && (
        <PlainTable
          caption={say(words, 'blinding.taken')}
          columns={[say(words, 'systems.system'), ...taken.headings]}
          rows={taken.rows}
        />
      )}
      {blinding.guesses && blinding.guesses.bang.length > 0 && (
        <PlainTable
          caption={say(words, 'blinding.bang')}
          columns={(['source', 'right', 'wrong', 'unknown', 'index'] as const).map((head) =>
            say(words, `blinding.${head}`),
          )}
          rows={guessRows(words, blinding).map(({ id, name, right, wrong, unknown, index }) => ({
            id,
            cells: [name, right, wrong, unknown, index],
          }))}
        />
      )}
    </>
  )
}
