/** Drives something that is done piece by piece to its end without a pause. */
export function atOnce<Answer>(pieces: Generator<unknown, Answer>): Answer {
  let step = pieces.next()
  while (!step.done) step = pieces.next()
  return step.value
}

/** Work in pieces as a part of other work: its shares of being done lie between two of the whole. */
export function* between<Answer>(
  start: number,
  end: number,
  pieces: Generator<number, Answer>,
): Generator<number, Answer> {
  let step = pieces.next()
  for (; !step.done; step = pieces.next()) yield start + (end - start) * step.value
  return step.value
}
