/* oxlint-disable max-lines-per-function -- a gallery page is one long picture */
import { useState } from 'react'
import { Button } from '../Button.tsx'
import { Leaf, LeafPart, LeafRule } from '../Leaf.tsx'
import { ProblemList } from '../ProblemList.tsx'
import { Prose } from '../Prose.tsx'
import { Done } from '../SavedLine.tsx'
import { Select } from '../Select.tsx'
import { Bar, Columns, Section, Sheet } from '../Sheet.tsx'
import { Table } from '../Table.tsx'
import { ANSWER, QUESTION, WORDS } from './content.ts'
import { entries, Shell } from './Shell.tsx'

const ROLES = [
  'Item',
  'Question',
  'Context, shown to raters',
  'Answer',
  'System, hidden from raters',
  'Tag',
  'Leave out',
]
const COLUMNS = [
  ['case_id', 'D-001, D-002, D-003', 'Item'],
  ['patient_msg', 'I started metformin six weeks…', 'Question'],
  ['chart_note', '58 years, type 2 diabetes…', 'Context, shown to raters'],
  ['answer', 'Please don’t stop it on your…', 'Answer'],
  ['source', 'Heron, Lark, Osprey', 'System, hidden from raters'],
  ['ward', 'Outpatient, Surgical', 'Tag'],
  ['run_ts', '2026-10-02T08:14', 'Leave out'],
] as const

/** The import sheet, made of parts only. */
export function PrepareImport() {
  const [roles, setRoles] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(COLUMNS.map(([name, , role]) => [name, role])),
  )
  return (
    <Shell
      room="Prepare"
      current="Answers"
      groups={[
        entries(['Items', '60'], 'Answers', ['Rubric', '4'], 'Protocol', ['Raters', '6']),
        entries('Preflight', 'Packets'),
      ]}
      facts={['Nothing is written until you press Import.', 'The rejected rows can be saved as a file.']}
      end="Draft, not frozen"
    >
      <Sheet
        title="Check what will be read from answers-october.csv"
        second={
          <>
            308 rows, 7 columns. Comma separated, UTF-8, first row holds the names.{' '}
            <Button kind="link">Change how the file is read</Button>
          </>
        }
        bar={
          <Bar
            end={
              <>
                <Button>Save this mapping</Button>
                <Button kind="primary" notYet>
                  Import
                </Button>
              </>
            }
          >
            <p>
              <b>Creates 60 items and 300 answers from 5 sources.</b>{' '}
              <span className="soft">Skips 5 rows; 3 rows are still open.</span>
            </p>
          </Bar>
        }
      >
        <Columns>
          <div>
            <Table
              caption="Columns"
              rows={COLUMNS}
              rowId={(row) => row[0]}
              columns={[
                { id: 'name', heading: 'Column in the file', cell: (row) => row[0], rowHeading: true, width: '7.5rem' },
                { id: 'first', heading: 'First values', cell: (row) => row[1], cut: true, soft: true },
                {
                  id: 'role',
                  heading: 'Read as',
                  width: '13.5rem',
                  cell: (row) => (
                    <Select
                      kind="word"
                      heading={`Use ${row[0]} as`}
                      headingHidden
                      options={ROLES.map((words) => ({ id: words, words }))}
                      value={roles[row[0]] ?? null}
                      onChange={(role) => setRoles({ ...roles, [row[0]]: role })}
                    />
                  ),
                },
              ]}
            />
            <Section heading="8 rows cannot be read as they are, for three reasons" spaced>
              <ProblemList
                accessibleName="Problems"
                problems={[
                  {
                    id: 'empty',
                    count: 5,
                    what: 'The answer is empty.',
                    detail: 'Rows 41, 97, 163, 220, 298. Text expected.',
                    action: (
                      <>
                        <Done>Skipped</Done>
                        <Button quiet>Undo</Button>
                      </>
                    ),
                  },
                  {
                    id: 'twice',
                    count: 2,
                    what: 'Same case, same source, twice.',
                    detail: 'Rows 118 and 119. Found two texts where one was expected.',
                    action: <Button kind="link">Compare</Button>,
                  },
                  {
                    id: 'unknown',
                    count: 1,
                    what: 'Unknown source “Osprye”.',
                    detail: 'Row 204. The closest is Osprey.',
                    action: <Button kind="plain">Read as Osprey</Button>,
                  },
                ]}
              />
            </Section>
          </div>
          <Section
            heading="As a rater will see it"
            ruled={false}
            note={
              <>
                row 1 of 308 &ensp;<Button keys="J">Next</Button>
              </>
            }
          >
            <Leaf>
              <LeafPart heading="Patient asks" soft>
                <Prose text={QUESTION} words={WORDS} />
              </LeafPart>
              <LeafPart heading="On record" soft>
                <Prose text="58 years, type 2 diabetes, lisinopril. eGFR 52 four months ago." words={WORDS} />
              </LeafPart>
              <LeafRule />
              <LeafPart heading="Answer">
                <Prose text={ANSWER.split(', which')[0] + '.'} words={WORDS} />
              </LeafPart>
            </Leaf>
            <p className="note" style={{ marginTop: '0.75rem' }}>
              The source, the ward and the row number stay with you.
            </p>
          </Section>
        </Columns>
      </Sheet>
    </Shell>
  )
}
