import type { RaterId, StudyId } from '#contract/ids.ts'

export const rooms = ['prepare', 'judge', 'review', 'report'] as const
export type RoomName = (typeof rooms)[number]

/** The place of a room, for wouter from inside any other (`~` means: from the root). It never stands in an address bar. */
export const roomPlace = (study: StudyId, room: RoomName): string => `~/study/${study}/${room}`

/** The place of a rater's desk in the coordinator's window. */
export const deskPlace = (study: StudyId, rater: RaterId): string => `~/study/${study}/desk/${rater}`

/** The title page. */
export const homePlace = '~/'

/** The desk of a dry run: a throw-away copy of the study, judged as one of its raters would. */
export const trialPlace = (study: StudyId, trial: StudyId, rater: RaterId): string =>
  `~/study/${study}/trial/${trial}/${rater}`

/** Where a dry run began and ends. */
export const planPlace = (study: StudyId): string => `${roomPlace(study, 'prepare')}/plan`
