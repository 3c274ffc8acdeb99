import app from './fr/app.json'
import bringIn from './fr/bringIn.json'
import desk from './fr/desk.json'
import errors from './fr/errors.json'
import exports from './fr/exports.json'
import fields from './fr/fields.json'
import home from './fr/home.json'
import judge from './fr/judge.json'
import packets from './fr/packets.json'
import planning from './fr/planning.json'
import preflight from './fr/preflight.json'
import prepare from './fr/prepare.json'
import report from './fr/report.json'
import review from './fr/review.json'
import rubric from './fr/rubric.json'
import settle from './fr/settle.json'
import tasks from './fr/tasks.json'
import unblinding from './fr/unblinding.json'

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
