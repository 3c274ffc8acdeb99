import app from './en/app.json'
import bringIn from './en/bringIn.json'
import desk from './en/desk.json'
import errors from './en/errors.json'
import exports from './en/exports.json'
import fields from './en/fields.json'
import home from './en/home.json'
import judge from './en/judge.json'
import packets from './en/packets.json'
import planning from './en/planning.json'
import preflight from './en/preflight.json'
import prepare from './en/prepare.json'
import report from './en/report.json'
import review from './en/review.json'
import rubric from './en/rubric.json'
import settle from './en/settle.json'
import tasks from './en/tasks.json'
import unblinding from './en/unblinding.json'

/** The words of the interface by room. Other languages have the same shape. */
export const english = {
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
