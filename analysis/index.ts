/**
 * The library by its names: every coefficient, model, test, planner and explanation, with the types of what goes in and
 * comes out. Inside this repository rooms import the files themselves; this is the door for scripts from outside.
 * How to read it: docs/statistics.md.
 */

export { type AlphaFixedWeightsOptions, alphaFixedWeights } from './agreement/alphaFixedWeights.ts'
export type { Measurement, MeasurementOptions, OwnDistance } from './agreement/alphaMeasurement.ts'
export { blandAltman } from './agreement/blandAltman.ts'
export { type BrennanPredigerOptions, brennanPrediger } from './agreement/brennanPrediger.ts'
export {
  coefficientDifference,
  type DifferenceRequest,
  type DifferenceResult,
} from './agreement/coefficientDifference.ts'
export type { ResampledCoefficient } from './agreement/coefficientKinds.ts'
export { type CohenKappaOptions, type CohenKappaResult, cohenKappa } from './agreement/cohenKappa.ts'
export { type CongerKappaOptions, congerKappa } from './agreement/congerKappa.ts'
export { cronbachAlpha } from './agreement/cronbachAlpha.ts'
export {
  type CategoryKappa,
  type FleissKappaOptions,
  fleissKappa,
  fleissKappaByCategory,
} from './agreement/fleissKappa.ts'
export { type GwetAcOptions, gwetAc } from './agreement/gwetAc.ts'
export type { ChanceCorrectedResult, TableRoutine } from './agreement/gwetFrame.ts'
export { ICC_FORMS, type IccForm, icc, type MeanSquares } from './agreement/icc.ts'
export { type IccIncompleteResult, iccIncomplete } from './agreement/iccIncomplete.ts'
export { iccReml, type VarianceComponents } from './agreement/iccReml.ts'
export type {
  CoefficientOptions,
  IntervalMethod,
  IntervalOptions,
  ResampledMethod,
} from './agreement/intervalOptions.ts'
export { kendallTau } from './agreement/kendallTau.ts'
export { type KendallWOptions, kendallW, kendallWFromSpearman } from './agreement/kendallW.ts'
export {
  type KrippendorffAlphaOptions,
  type KrippendorffAlphaResult,
  krippendorffAlpha,
} from './agreement/krippendorffAlpha.ts'
export { type LightKappaOptions, type LightKappaResult, lightKappa } from './agreement/lightKappa.ts'
export { linCcc, linCccOverall } from './agreement/linCcc.ts'
export { meanRaterCorrelation } from './agreement/meanRaterCorrelation.ts'
export {
  completeMeasurements,
  type MeasurementMatrix,
  measurementMatrix,
  measurementsOf,
  pairOfColumns,
} from './agreement/measurementMatrix.ts'
export { type PairIndexOptions, prevalenceAndBias } from './agreement/pabak.ts'
export { type PairTable, pairTable, pairTableOfCells } from './agreement/pairTable.ts'
export { type PairedValues, pearson } from './agreement/pearson.ts'
export { type PercentAgreementOptions, percentAgreement, unanimousAgreement } from './agreement/percentAgreement.ts'
export {
  agrestiCoullInterval,
  clopperPearsonInterval,
  jeffreysInterval,
  PROPORTION_METHODS,
  type ProportionMethod,
  proportion,
  wilsonCorrectedInterval,
  wilsonInterval,
} from './agreement/proportion.ts'
export { type ScottPiOptions, scottPi } from './agreement/scottPi.ts'
export { type SetRatings, setAlpha, setRatings } from './agreement/setAlpha.ts'
export { spearman, spearmanExact } from './agreement/spearman.ts'
export { CONSISTENCY_CELLS, type ConsistencyCell, type ConsistencyTable } from './consistency/consistencyTable.ts'
export {
  type IntervalOptions as ItemIntervalOptions,
  itemBootstrap,
  type Resampled,
  type TotalsFigure,
} from './consistency/itemBootstrap.ts'
export {
  type JudgedPair,
  type JudgedPairs,
  judgedPairs,
  type PairingOptions,
  type PairOutcome,
  pairsBehindCell,
  type SkipReason,
} from './consistency/judgedPairs.ts'
export type {
  ConsistencyInput,
  PreferenceOutcome,
  PreferenceStatement,
  RankingStatement,
  Rating,
  Statement,
} from './consistency/judgements.ts'
export { type OrderConcordance, orderConcordance } from './consistency/orderConcordance.ts'
export { type OrderEffects, type OrderedVerdicts, orderEffects } from './consistency/orderEffects.ts'
export {
  type PairProtocolOutcome,
  type ProtocolEffect,
  type ProtocolOutcome,
  protocolEffect,
  type SystemProtocolOutcome,
} from './consistency/protocolEffect.ts'
export {
  type ConsistencyOptions,
  type ConsistencyReport,
  type ConsistencyResult,
  consistencyOf,
  ratingVersusRanking,
} from './consistency/ratingVersusRanking.ts'
export { type CategoryWeights, type GwetWeights, gwetWeights, ownWeights } from './distance/agreementWeights.ts'
export { jaccardDistance, masiDistance } from './distance/setDistance.ts'
export {
  bipolarDistance,
  circularDistance,
  type FixedMeasurement,
  fixedDistance,
  intervalDistance,
  nominalDistance,
  ratioDistance,
  type ValueRange,
  valueRange,
} from './distance/valueDistance.ts'
export { type Band, type Benchmark, benchmark, LANDIS_KOCH } from './explain/benchmark.ts'
export { type Explanation, explainAgreement, type Meaning, type Reason } from './explain/explainAgreement.ts'
export { type RatingProfile, ratingProfile } from './explain/ratingProfile.ts'
export {
  expectedPrecision,
  type NoPrecision,
  type Precision,
  type PrecisionRequest,
  unitsForPrecision,
} from './planner/planPrecision.ts'
export { type RatingScenario, simulateRatings } from './planner/ratingScenario.ts'
export {
  bootstrapStrengths,
  type RankedStrength,
  type StrengthsBootstrap,
  type StrengthsBootstrapOptions,
} from './preference/bootstrapStrengths.ts'
export { bradleyTerry } from './preference/bradleyTerry.ts'
export { type CircularTriads, circularTriadCounts, circularTriads } from './preference/circularTriads.ts'
export { type Clustering, clusteredStrengths } from './preference/clusteredStrengths.ts'
export {
  type ComparisonOutcome,
  type Comparisons,
  comparisonsOf,
  type NamedComparison,
} from './preference/comparisons.ts'
export { type Connectivity, connectivityOf, isStronglyConnected, winsEachWay } from './preference/connectivity.ts'
export { davidson, raoKupper, type TieModelResult } from './preference/davidson.ts'
export { type EloOptions, type EloResult, elo } from './preference/elo.ts'
export { type Intransitivity, intransitivity } from './preference/intransitivity.ts'
export { kendallU } from './preference/kendallU.ts'
export { leftShare } from './preference/leftShare.ts'
export { type PenalisedStrengths, penalisedStrengths } from './preference/penalisedStrengths.ts'
export { type PlackettLuce, plackettLuce, type SystemRanking } from './preference/plackettLuce.ts'
export { type PositionResult, positionEffect } from './preference/positionEffect.ts'
export { inseparableGroups, placesByValue } from './preference/rankGroups.ts'
export { type StochasticTransitivity, stochasticTransitivity } from './preference/stochasticTransitivity.ts'
export type { NamedConnectivity, StrengthsResult, SystemStrength } from './preference/strengths.ts'
export { type TieSensitivity, tieSensitivity } from './preference/tieSensitivity.ts'
export { circularTriples, type Triple, type WinMatrix } from './preference/tournament.ts'
export { type WinRate, type WinRateResult, winRate } from './preference/winRate.ts'
export { type WinShare, type WinShares, winRateShares } from './preference/winRateShares.ts'
export {
  type AgainstAnnotator,
  type AlternativeAnnotator,
  type AlternativeAnnotatorOptions,
  alternativeAnnotatorTest,
} from './raters/alternativeAnnotator.ts'
export { bangIndex, jamesIndex, type SourceBlinding, type SourceGuess } from './raters/blinding.ts'
export { type Calibration, type CalibrationBin, type ConfidentJudgement, calibration } from './raters/calibration.ts'
export { type DawidSkene, type DawidSkeneOptions, dawidSkene, type RaterConfusion } from './raters/dawidSkene.ts'
export { type Drift, drift, type PlacedValue } from './raters/drift.ts'
export { type GuessOfSystem, guessAssociation } from './raters/guessAssociation.ts'
export { type AgainstOthers, type HumanCeiling, humanCeiling } from './raters/humanCeiling.ts'
export { type IntraRater, intraRater, type RepeatedValue } from './raters/intraRater.ts'
export type { TaskLabel } from './raters/labels.ts'
export { type Influence, type InfluenceReport, leaveOneOut } from './raters/leaveOneOut.ts'
export { type MajorityVote, majorityVote } from './raters/majorityVote.ts'
export { type FacetMeasure, type ItemMeasure, type ManyFacet, manyFacet } from './raters/manyFacet.ts'
export {
  mergedMean,
  mergedMedian,
  mergedModes,
  raterWeight,
  threeMostSimilarMean,
  type WeightRule,
  weightedMean,
} from './raters/mergeValues.ts'
export { pairwiseRaters, type RaterPair, type RaterValue, valuesPerRater } from './raters/pairwiseRaters.ts'
export type { FacetRating } from './raters/preparedFacets.ts'
export {
  completeUnits,
  type RatingCounts,
  type RatingMatrix,
  ratingCounts,
  ratingMatrix,
  ratingMatrixOfCodes,
  ratingMatrixOfValues,
  withRaters,
  withUnits,
} from './ratingMatrix.ts'
export { CancelledError, type Watched } from './resample/bootstrap.ts'
export { type SeededRandom, seededRandom, shuffledIndexes } from './resample/seededRandom.ts'
export type { Counts, Interval, Result, UndefinedReason } from './result.ts'
export { benjaminiHochberg, benjaminiYekutieli, holm } from './tests/adjustP.ts'
export { cohenDz, rankBiserial, shareBetter } from './tests/effectSizes.ts'
export { type Flips, flips } from './tests/flips.ts'
export {
  type CompleteScores,
  cochranQ,
  type FriedmanResult,
  friedman,
  imanDavenport,
  kendallWOfSystems,
} from './tests/friedman.ts'
export { hodgesLehmann } from './tests/hodgesLehmann.ts'
export { type PairedDifferences, pairedDifferences, type SystemValues } from './tests/paired.ts'
export { pairedT } from './tests/pairedT.ts'
export { type PosthocPair, posthocWilcoxon } from './tests/posthocWilcoxon.ts'
export { signTest } from './tests/signTest.ts'
export type { SquareTable } from './tests/squareTable.ts'
export { bowker } from './tests/squareTableBowker.ts'
export { bhapkar, stuartMaxwell } from './tests/squareTableHomogeneity.ts'
export { type McnemarResult, mcnemarCorrected, mcnemarExact, mcnemarMidP } from './tests/squareTableMcnemar.ts'
export {
  type WilcoxonResult,
  wilcoxonApproximate,
  wilcoxonExact,
  wilcoxonExactGreater,
  wilcoxonExactTies,
  wilcoxonNormalCorrected,
  wilcoxonPrattExact,
} from './tests/wilcoxon.ts'
