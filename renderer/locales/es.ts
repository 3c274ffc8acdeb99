import app from './es/app.json'
import bringIn from './es/bringIn.json'
import desk from './es/desk.json'
import errors from './es/errors.json'
import exports from './es/exports.json'
import fields from './es/fields.json'
import home from './es/home.json'
import judge from './es/judge.json'
import packets from './es/packets.json'
import planning from './es/planning.json'
import preflight from './es/preflight.json'
import prepare from './es/prepare.json'
import report from './es/report.json'
import review from './es/review.json'
import rubric from './es/rubric.json'
import settle from './es/settle.json'
import tasks from './es/tasks.json'
import unblinding from './es/unblinding.json'

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
