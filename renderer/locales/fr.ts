import app from './fr/app.json'
import bringIn from './fr/bringIn.json'
import desk from './fr/desk.json'
import errors from './fr/errors.json'
import fields from './fr/fields.json'
import home from './fr/home.json'
import judge from './fr/judge.json'
import preflight from './fr/preflight.json'
import prepare from './fr/prepare.json'
import report from './fr/report.json'
import review from './fr/review.json'
import rubric from './fr/rubric.json'

export const words = { app, bringIn, desk, errors, fields, home, judge, preflight, prepare, report, review, rubric }
