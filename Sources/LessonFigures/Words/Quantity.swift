import TrainingCore

/// What a number in the words of a figure is. Samples, targets, outputs, nodes and options count from 0, layers and
/// updates from 1; layer 0 are the inputs. A target is an element of the samples × outputs.
package indirect enum Quantity: Sendable, Hashable {
    // MARK: How many there are

    case nodeCount(layer: Int), weightCount, parameterCount, sampleCount, targetCount
    case dropout(layer: Int)
    /// All updates that were done, that were planned, how many lie between two losses.
    case updateCount, plannedUpdates, lossEvery
    /// The updates and one more: the places where a run has been, and those whose weights were kept.
    case places, keptPlaces
    case learningRate, batchSize, momentum
    case rateOfUpdate
    case updatesPerEpoch, batchCount
    /// Experiments, networks that differ, numbers that the author gave for an option.
    case runCount, networkCount, count(of: String)
    /// The number of a thing in its row.
    case number(Thing, Int)
    case divergedAt

    package enum Thing: Sendable, Hashable { case sample, target, output, layer, node, update, batch }

    // MARK: Courses

    /// The loss over all data after an update; of one that was not recorded, computed.
    case loss
    /// The loss of a history after an update, its extremes where it is drawn, and where they are.
    case history(History), least(History), most(History), updateOfLeast(History), updateOfMost(History)
    case points(History), lossRatio, steps, risingSteps, notRisingSteps
    case divergedRuns, runsEndingLower(History)

    package enum History: Sendable, Hashable { case loss, batch }

    // MARK: Weights

    /// A number of a weight or a bias after an update, of all of them the one in a place by magnitude, how many are 0.
    case parameter(OfParameter, ParameterName), ranked(OfParameter, Int, ParameterName), zeros(OfParameter)
    case leastOf(OfParameter), mostOf(OfParameter)
    /// How much a quantity changed since an update.
    case change(Quantity, since: Int)
    case moved, againstSlope, movingParameters, differingParameters
    case drawnWeights, leftWeights
    case farthestBatch(ParameterName, ParameterName)

    package enum OfParameter: Sendable, Hashable {
        case value
        /// The slope of the loss over all data, over one sample, over a batch of the first epoch; by differences.
        case gradient, sampleGradient(Int), batchGradient(Int), finiteDifference
        /// What the update did.
        case change
    }

    // MARK: Nodes

    case nodeValue(sample: Int, layer: Int, node: Int), preActivation(sample: Int, layer: Int, node: Int)
    case nodeSlope(sample: Int, layer: Int, node: Int), activationSlopeOfNode(
        sample: Int, layer: Int, node: Int)
    case drawnNodes, allNodes, drawnEdges, allEdges
    case activation(String, at: Double), activationSlope(String, at: Double)

    // MARK: Errors

    case target(Int), prediction(Int), error(Int), squaredError(Int), squaredShare(Int)
    /// The error of a sample's first output.
    case errorOfSample(Int)
    case meanSquare, rootMeanSquare, errorsWithinRoot
    /// The largest error by magnitude, which is that of the target.
    case largestError(Int)
    case leastError, mostError, largestShare, shrunkErrors
    case finiteErrors, notFiniteErrors, notFinitePredictions, notFiniteProbabilities, rightCount, bins
    /// Of the largest squared errors: how many are a tenth, their share of the mean, the mean that so many make.
    case tenth, shareOfTenth, sumOfLargest(Int)

    // MARK: Samples of updates

    case shownUpdates, shownEpochs, usedSamples, epochOfUpdate, batchSample(Int), batchRest

    // MARK: Curves and steps

    /// A number that an author gave, by its place in the option.
    case option(String, Int)
    case axis(String, PartOfAxis), axisValue(String, Int)
    case abscissa(Double), endOfAxis
    /// The loss, or the error of a sample, with the weight of the axis at a place; the least of all and where.
    case onCurve(Int?, Double), leastOnCurve(Int?), placeOfLeastOnCurve(Int?)
    case shownDots, outsideDots
    case lossAfterStep(Double), bestStep, lossOfBestStep
    case learningRateLimit
    /// The same of the training with the learning rate in a place of `rates`.
    case ofRate(Int, Quantity), outsideOfRate(Int), bestOption(String), leastEndOfRates
    case sweptRate(Int), sweptCount, endOfSweep(Int), leastOfSweep, bestOfSweep
    case divergedOfSweep, aboveSweep, belowSweep

    package enum PartOfAxis: Sendable, Hashable { case from, to, points }

    // MARK: Surfaces

    case gridPoints(Side), gridPlace(Side, Int), gridValue(Int, Int)
    /// Of a surface of which not every point was computed: how many were, how wrong the others are estimated to be, how
    /// many were looked at after all and how wrong they were; and the value of one that was not.
    case computedPoints, estimatedError, heldOutPoints, heldOutError, interpolatedValue(Int, Int)
    case lowestOfGrid, highestOfGrid, lowestOfGridPlace(Side), gridHoles, gridValues
    case surfaceMinimum, surfaceMinimumPlace(Side), featureValue(Int), featurePlace(Int, Side)
    case basinCount, passValue, barrier
    case placeOnSurface(Side), surfaceLoss, outsideOfSurface, explainedVariance

    package enum Side: Sendable, Hashable { case x, y }

    // MARK: Paths on functions

    case pathCount, mostPathUpdates, pathStart(Int), pathPlace(Int, Int), pathValue(Int), pathDivergedAt(Int)
    case outsideOfPath(Int), pathPoints(Int), minimumPlace(Int, Int), minimumValue(Int)

    // MARK: The words themselves

    /// How many sentences the alternative text left out.
    case sentencesLeft
}
