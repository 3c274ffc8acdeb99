import { all, first, type StudyFile } from '../driver.ts'

/** The newest event of the log, 0 when there is none: what was appended later has a greater number. */
export const newestEvent = (file: StudyFile): number =>
  first<{ no: number }>(file, 'SELECT ifnull(max(judgement_no), 0) AS no FROM judgement')?.no ?? 0

/**
 * A short text that is another one after any change of what enters a report, made of the count of changes beside the log
 * (triggers keep it) and the end of each device's chain, which stands for all its events. With `asOf` the log ends at
 * that event. Valid within one file only. Cost: two look-ups a device.
 */
export function stampOf(file: StudyFile, asOf = Number.MAX_SAFE_INTEGER): string {
  const changes = first<{ changes: number }>(file, 'SELECT changes FROM content_stamp')?.changes
  if (changes === undefined) throw new Error('a study file without its count of changes')
  const ends = all<{ device: number; sequence: number; hash: string }>(
    file,
    `SELECT d.device_no AS device, j.sequence, hex(j.hash) AS hash FROM device d JOIN judgement j ON j.judgement_no = (
       SELECT judgement_no FROM judgement WHERE device_no = d.device_no AND judgement_no <= ? ORDER BY sequence DESC LIMIT 1)
     ORDER BY d.device_no`,
    asOf,
  )
  return [changes, ...ends.map(({ device, sequence, hash }) => `${device}.${sequence}.${hash}`)].join(' ')
}
