import app from './de/app.json'
import errors from './de/errors.json'
import fields from './de/fields.json'
import home from './de/home.json'
import judge from './de/judge.json'
import prepare from './de/prepare.json'
import report from './de/report.json'
import review from './de/review.json'
import rubric from './de/rubric.json'

export const words = { app, errors, fields, home, judge, prepare, report, review, rubric }
