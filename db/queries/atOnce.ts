/** Drives something that is done piece by piece to its end without a pause. */
export function atOnce<Answer>(pieces: Generator<unknown, Answer>): Answer {
  let step = pieces.next()
  while (!step.done) step = pieces.next()
  return step.value
}
