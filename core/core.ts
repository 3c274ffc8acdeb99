import type { SeatId } from '#contract/ids.ts'
import { type Surroundings, surroundings } from './context.ts'
import type { PrintPdf } from './exports/exportedStudy.ts'
import { amendHandlers } from './handlers/amend.ts'
import { api, type Connection, type Desk } from './handlers/base.ts'
import { exportHandlers } from './handlers/exports.ts'
import { importHandlers } from './handlers/imports.ts'
import { judgingHandlers } from './handlers/judging.ts'
import { libraryHandlers } from './handlers/library.ts'
import { packetDoorHandlers } from './handlers/packetDoor.ts'
import { packetHandlers } from './handlers/packets.ts'
import { planningHandlers } from './handlers/planning.ts'
import { preflightHandlers } from './handlers/preflight.ts'
import { raterHandlers } from './handlers/rater.ts'
import { reportHandlers } from './handlers/report.ts'
import { reviewHandlers } from './handlers/review.ts'
import { setupHandlers } from './handlers/setup.ts'
import { studyHandlers } from './handlers/study.ts'
import { unblindingHandlers } from './handlers/unblinding.ts'
import { createStageStore } from './imports/stageStore.ts'
import { Library } from './library.ts'
import { isPacketFile } from './packets/isPacketFile.ts'
import { PacketEntry } from './packets/packetEntry.ts'
import { PinDoor } from './packets/pinDoor.ts'
import { everyPlace, seatByPseudonym } from './seating.ts'
import { Seats } from './seats.ts'
import { StatisticsPool } from './statistics/pool.ts'
import { Trials } from './trials.ts'

export type { Connection } from './handlers/base.ts'

/** Where the core keeps studies, which build it is, and where its statistics thread starts. */
export type CoreOptions = {
  readonly dataFolder: string
  readonly appVersion: string
  readonly workerUrl: URL
  /** Prints a page to PDF; absent where nothing on the machine can. */
  readonly printPdf?: PrintPdf
} & Partial<Surroundings>

/** The app without a window: everything the contract promises, for any host to serve. */
export type Core = ReturnType<typeof startCore>

/** Starts the core over a study folder. `close` folds every open study back into one file. */
export function startCore({ dataFolder, appVersion, workerUrl, printPdf = null, ...given }: CoreOptions) {
  const around: Surroundings = { ...surroundings, ...given }
  const library = new Library(dataFolder, around)
  const statistics = new StatisticsPool(workerUrl)
  const desk: Desk = {
    library,
    statistics,
    around,
    appVersion,
    printPdf,
    seats: new Seats(() => everyPlace(library)),
    stages: createStageStore(undefined, dataFolder),
    pins: new PinDoor(around.now),
  }
  const trials = new Trials(dataFolder, library, around)
  const rater = { ...raterHandlers(desk), ...packetDoorHandlers() }
  const raterRouter = { rater }
  const router = api.router({
    rater,
    coordinator: {
      library: libraryHandlers(desk),
      study: studyHandlers(desk),
      imports: importHandlers(desk, dataFolder),
      ...setupHandlers(desk),
      planning: planningHandlers(desk, trials),
      judging: judgingHandlers(desk),
      amend: amendHandlers(desk),
      preflight: preflightHandlers(desk),
      review: reviewHandlers(desk),
      report: reportHandlers(desk),
      exports: exportHandlers(desk),
      unblinding: unblindingHandlers(desk),
      ...packetHandlers(desk),
    },
  })
  return {
    /** Serves a coordinator's connection. */
    router,
    /** Serves a rater's connection: nothing but the rater's own procedures. */
    raterRouter,
    /** Opens a study file and gives the rater of that pseudonym a seat. */
    seatOf: (path: string, pseudonym: string): SeatId => seatByPseudonym(desk, path, pseudonym),
    /** The connection of a window on one packet; serve it `raterRouter`. The seat is the person's who sits down. */
    packetConnection: (path: string): Connection => packetConnection(new PacketEntry(path, desk)),
    /** Whether a file is to be opened as a packet. */
    isPacketFile: (path: string): boolean => isPacketFile(path, library),
    close: async () => {
      trials.endAll()
      library.close()
      await statistics.close()
    },
  }
}

/** The seat is asked for at each call: it changes when somebody sits down. */
const packetConnection = (entry: PacketEntry): Connection => ({
  get seat() {
    return entry.seat
  },
  entry,
})
