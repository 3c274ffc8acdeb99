import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { fail } from '#contract/errors.ts'
import { SeatId } from '#contract/ids.ts'
import type { PacketDoor } from '#contract/packetDoor.ts'
import { cipherKeyFor, looksEncrypted } from '#db/cipher.ts'
import { hasPin } from '#db/queries/pins.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readStudy } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { randomCode } from '../context.ts'
import type { Library } from '../library.ts'
import type { Seats } from '../seats.ts'
import type { PinDoor } from './pinDoor.ts'

type Around = { readonly library: Library; readonly seats: Seats; readonly pins: PinDoor }

/**
 * The connection of a window that was opened on one packet. It reaches nothing else: before somebody sits down its seat is
 * one that nobody has, then it is that person's and no other.
 */
export class PacketEntry {
  readonly #path: string
  readonly #around: Around
  #file: StudyFile | null = null
  #seat: SeatId = nobodysSeat()

  constructor(path: string, around: Around) {
    this.#path = path
    this.#around = around
  }

  get seat(): SeatId {
    return this.#seat
  }

  /** How the packet stands; opens it if it is not locked. */
  look(): PacketDoor {
    const document = basename(this.#path)
    if (this.#isLocked()) return { document, locked: true, title: '', people: [] }
    const file = this.#opened()
    const people = readRaters(file).map(({ id, pseudonym }) => ({ person: pseudonym, pin: hasPin(file, id) }))
    return { document, locked: false, title: readStudy(file).words.title, people }
  }

  unlock(passphrase: string): PacketDoor {
    if (this.#isLocked()) {
      this.#file = this.#around.library.openPacket(this.#path, cipherKeyFor(this.#path, passphrase))
    }
    return this.look()
  }

  sit(person: string, pin: string | null): SeatId {
    if (this.#isLocked()) fail('PASSPHRASE_NEEDED', {})
    const file = this.#opened()
    const rater = readRaters(file).find(({ pseudonym }) => pseudonym === person) ?? fail('RATER_UNKNOWN', {})
    this.#around.pins.pass(file, rater.id, pin)
    this.#seat = this.#around.seats.take(readStudy(file).study, rater.id)
    return this.#seat
  }

  /** Leaves the desk and closes the file: its journal is folded in. */
  leave(): string {
    this.#seat = nobodysSeat()
    if (this.#file) this.#around.library.closePacket(this.#file)
    this.#file = null
    return basename(this.#path)
  }

  #isLocked(): boolean {
    this.#file ??= this.#around.library.openAt(this.#path)
    if (this.#file) return false
    if (!existsSync(this.#path)) fail('STUDY_NOT_FOUND', {})
    return looksEncrypted(this.#path)
  }

  #opened(): StudyFile {
    this.#file ??= this.#around.library.openPacket(this.#path, null)
    return this.#file
  }
}

const nobodysSeat = (): SeatId => SeatId.parse(randomCode())
