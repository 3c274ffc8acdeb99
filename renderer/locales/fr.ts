import app from './fr/app.json'
import errors from './fr/errors.json'
import fields from './fr/fields.json'
import home from './fr/home.json'
import judge from './fr/judge.json'
import prepare from './fr/prepare.json'
import report from './fr/report.json'
import review from './fr/review.json'
import rubric from './fr/rubric.json'

export const words = { app, errors, fields, home, judge, prepare, report, review, rubric }
