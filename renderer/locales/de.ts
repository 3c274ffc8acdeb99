import app from './de/app.json'
import bringIn from './de/bringIn.json'
import desk from './de/desk.json'
import errors from './de/errors.json'
import fields from './de/fields.json'
import home from './de/home.json'
import judge from './de/judge.json'
import preflight from './de/preflight.json'
import prepare from './de/prepare.json'
import report from './de/report.json'
import review from './de/review.json'
import rubric from './de/rubric.json'

export const words = { app, bringIn, desk, errors, fields, home, judge, preflight, prepare, report, review, rubric }
