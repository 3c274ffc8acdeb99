import app from './es/app.json'
import errors from './es/errors.json'
import fields from './es/fields.json'
import home from './es/home.json'
import judge from './es/judge.json'
import prepare from './es/prepare.json'
import report from './es/report.json'
import review from './es/review.json'
import rubric from './es/rubric.json'

export const words = { app, errors, fields, home, judge, prepare, report, review, rubric }
