import app from './fr/app.json'
import errors from './fr/errors.json'
import home from './fr/home.json'
import judge from './fr/judge.json'
import prepare from './fr/prepare.json'
import report from './fr/report.json'
import review from './fr/review.json'

export const words = { app, errors, home, judge, prepare, report, review }
