import app from './zh-Hans/app.json'
import bringIn from './zh-Hans/bringIn.json'
import desk from './zh-Hans/desk.json'
import errors from './zh-Hans/errors.json'
import exports from './zh-Hans/exports.json'
import fields from './zh-Hans/fields.json'
import home from './zh-Hans/home.json'
import judge from './zh-Hans/judge.json'
import packets from './zh-Hans/packets.json'
import planning from './zh-Hans/planning.json'
import preflight from './zh-Hans/preflight.json'
import prepare from './zh-Hans/prepare.json'
import report from './zh-Hans/report.json'
import review from './zh-Hans/review.json'
import rubric from './zh-Hans/rubric.json'
import settle from './zh-Hans/settle.json'
import tasks from './zh-Hans/tasks.json'
import unblinding from './zh-Hans/unblinding.json'

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
