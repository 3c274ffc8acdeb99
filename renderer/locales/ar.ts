import app from './ar/app.json'
import errors from './ar/errors.json'
import fields from './ar/fields.json'
import home from './ar/home.json'
import judge from './ar/judge.json'
import prepare from './ar/prepare.json'
import report from './ar/report.json'
import review from './ar/review.json'
import rubric from './ar/rubric.json'

export const words = { app, errors, fields, home, judge, prepare, report, review, rubric }
