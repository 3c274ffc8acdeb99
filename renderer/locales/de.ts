import app from './de/app.json'
import bringIn from './de/bringIn.json'
import desk from './de/desk.json'
import errors from './de/errors.json'
import exports from './de/exports.json'
import fields from './de/fields.json'
import home from './de/home.json'
import judge from './de/judge.json'
import packets from './de/packets.json'
import planning from './de/planning.json'
import preflight from './de/preflight.json'
import prepare from './de/prepare.json'
import report from './de/report.json'
import review from './de/review.json'
import rubric from './de/rubric.json'
import settle from './de/settle.json'
import tasks from './de/tasks.json'
import unblinding from './de/unblinding.json'

export const words = {
  app,
  bringIn,
  desk,
  errors,
  exports,
  fields,
  home,
  judge,
  packets,
  preflight,
  planning,
  prepare,
  report,
  review,
  settle,
  rubric,
  tasks,
  unblinding,
}
