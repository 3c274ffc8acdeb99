import app from './ar/app.json'
import bringIn from './ar/bringIn.json'
import desk from './ar/desk.json'
import errors from './ar/errors.json'
import exports from './ar/exports.json'
import fields from './ar/fields.json'
import home from './ar/home.json'
import judge from './ar/judge.json'
import packets from './ar/packets.json'
import planning from './ar/planning.json'
import preflight from './ar/preflight.json'
import prepare from './ar/prepare.json'
import report from './ar/report.json'
import review from './ar/review.json'
import rubric from './ar/rubric.json'
import settle from './ar/settle.json'
import tasks from './ar/tasks.json'
import unblinding from './ar/unblinding.json'

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
