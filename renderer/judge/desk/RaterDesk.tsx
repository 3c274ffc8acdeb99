import { useState } from 'react'
import type { SeatId } from '#contract/ids.ts'
import { Screen } from '#ui/Screen.tsx'
import { ExitPage } from './after/ExitPage.tsx'
import { NotQualifiedPage } from './after/NotQualifiedPage.tsx'
import { GatePage } from './before/GatePage.tsx'
import { TourStrip } from './before/TourStrip.tsx'
import { type DeskDialog, DeskDialogs } from './DeskDialogs.tsx'
import { DeskFoot } from './DeskFoot.tsx'
import { DeskOpening, DeskUnreachable, EndScreen, PauseScreen } from './DeskPages.tsx'
import { DeskTop } from './DeskTop.tsx'
import {
  MachineProvider,
  useDesk,
  useDeskMachine,
  useMachine,
  usePersonalSettings,
  useSignsOfLife,
  useUnsavedGuard,
} from './deskSlice.ts'
import { asksExit } from './deskState.ts'
import { Said } from './Said.tsx'
import { TaskScreen } from './TaskScreen.tsx'
import { useDeskCommands } from './useDeskCommands.ts'
import { useDeskTitle } from './useDeskTitle.ts'

export interface RaterDeskProps {
  readonly seat: SeatId
  /** Takes the seat again after the core was started anew. */
  readonly renewSeat: () => Promise<SeatId>
  /** Gives the window back to the coordinator; absent in a window that is the rater's own. */
  readonly onHandBack?: () => void
}

/** A rater's desk: the whole window, and nothing in it but the rater's own work. */
export function RaterDesk({ seat, renewSeat, onHandBack }: RaterDeskProps) {
  const machine = useDeskMachine(seat, renewSeat)
  useSignsOfLife(machine)
  useUnsavedGuard(machine)
  usePersonalSettings(machine)
  return (
    <MachineProvider value={machine}>
      <DeskWindow onHandBack={onHandBack} />
    </MachineProvider>
  )
}

function DeskWindow({ onHandBack }: { readonly onHandBack: (() => void) | undefined }) {
  const machine = useMachine()
  const stage = useDesk((state) => state.stage)
  const paused = useDesk((state) => state.paused)
  const gate = useDesk((state) => state.gates[0] ?? null)
  const [dialog, setDialog] = useState<DeskDialog | null>(null)
  const [commenting, setCommenting] = useState(false)
  const handBack =
    onHandBack &&
    (() => {
      machine.finishTyping()
      onHandBack()
    })
  const openComment = () => {
    setCommenting(true)
    // It may stand there already; else it takes the focus when it comes.
    document.querySelector<HTMLTextAreaElement>('[data-comment] textarea')?.focus()
  }
  useDeskTitle()
  useDeskCommands({ openDialog: setDialog, openComment, handBack })
  if (stage === 'opening') return <DeskOpening />
  if (stage === 'unreachable') return <DeskUnreachable onHandBack={handBack} />
  if (paused) return <PauseScreen onHandBack={handBack} />
  const working = stage === 'working' && gate === null
  return (
    <>
      <Screen
        top={
          <div>
            <DeskTop
              onGuidelines={() => setDialog('guidelines')}
              onOwnTasks={() => setDialog('own-tasks')}
              onHandBack={handBack}
            />
            {working && <TourStrip />}
          </div>
        }
        foot={working ? <DeskFoot onCannotJudge={() => setDialog('cannot-judge')} onComment={openComment} /> : null}
      >
        {gate !== null ? (
          <GatePage key={gate.kind} gate={gate} onHandBack={handBack} />
        ) : stage === 'finished' ? (
          <Finished onHandBack={handBack} onOwnTasks={() => setDialog('own-tasks')} />
        ) : (
          <TaskScreen
            commenting={commenting}
            onCommenting={setCommenting}
            onCannotJudge={() => setDialog('cannot-judge')}
            onPrompt={() => setDialog('prompt')}
          />
        )}
      </Screen>
      <DeskDialogs shown={dialog} onClose={() => setDialog(null)} />
      <Said />
    </>
  )
}

interface FinishedProps {
  readonly onHandBack: (() => void) | undefined
  readonly onOwnTasks: () => void
}

/** After the last task: the questions at the end if there are any, then what happens now. */
function Finished({ onHandBack, onOwnTasks }: FinishedProps) {
  const refused = useDesk((state) => state.qualification?.passed === false)
  const asks = useDesk(asksExit)
  if (refused) return <NotQualifiedPage onHandBack={onHandBack} />
  if (asks) return <ExitPage />
  return <EndScreen onHandBack={onHandBack} onOwnTasks={onOwnTasks} />
}
