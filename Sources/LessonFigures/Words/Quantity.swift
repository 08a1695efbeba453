import TrainingCore

/// What a number in the words of a figure is. Samples, targets, outputs, nodes and options count from 0, layers and
/// updates from 1; layer 0 are the inputs. A target is an element of the samples × outputs.
package indirect enum Quantity: Sendable, Hashable {
    // MARK: How many there are

    case nodeCount(layer: Int), weightCount, parameterCount, sampleCount, targetCount
    /// What stands behind a layer, at a place from 0, is set to this.
    case layerSetting(layer: Int, place: Int)
    /// All updates that were done, that were planned, how many lie between two losses.
    case updateCount, plannedUpdates, lossEvery
    /// The updates and one more: the positions where a run has been, and those whose weights were kept.
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

    package enum History: Sendable, Hashable {
        case loss, validation, test, batch, learningRate, gradientNorm, accuracy(DataPart)
    }
    /// How far the second course is from the first, without a sign.
    case gap(History, History)
    /// How many trainings from other seeds there are, how many of them diverge, and what is said of all of them after an
    /// update.
    case seedCount, divergedSeeds, ofSeeds(OfSeeds, History)
    package enum OfSeeds: Sendable, Hashable, CaseIterable { case lowerQuartile, median, upperQuartile }

    // MARK: Weights

    /// A number of a weight or a bias after an update, of all of them the one in a position by magnitude, how many are 0.
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

    // MARK: Inputs and classes

    /// From which output on a sample gets the second of two classes.
    case inputCount, classCount, decisionLimit
    case samples(DataPart), samplesOfClass(DataPart, Int)
    /// Of an input, in the units of the data, or of an output's targets, over all parts.
    case leastInput(Int), mostInput(Int), leastTarget(Int), mostTarget(Int)
    /// Where an input is held, and how many are.
    case held(Int), heldInputs
    case right(DataPart), wrong(DataPart), undecided(DataPart)
    /// How many samples of a class get another, and which share of the class that is.
    case decided(DataPart, Int, Int), shareDecided(DataPart, Int, Int)
    /// The share of a class's samples, and of those that get it, that are of it.
    case recall(DataPart, Int), precision(DataPart, Int)
    /// Which share of the points of a plane a class has.
    case shareOfPlane(Int)
    /// The share of the targets' scatter around their mean that is not left in the errors.
    case explained(DataPart)
    case leastOutput(Int), mostOutput(Int), gridOfInput(Int), outputAt(Int, Int)
    /// An input of a sample to train on, in the units of the data.
    case writtenInput(Int, Int)
    /// A unit over what is drawn: the ends of its values; how many units there are, drawn, and constant on the samples.
    case unitLeast(Int, Int), unitMost(Int, Int), drawnUnits, silentUnits(Int)
    /// The same over all units of the layer, and how many samples a unit answers to with more than 0.
    case leastOfUnits(Int), mostOfUnits(Int), answered(Int, Int)
    /// The root mean square of a layer's gradients or values, and that of one layer over that of another.
    case size(OfLayer, Int), ratioOfSizes(OfLayer, Int, Int), layerCount, drawnLayers, drawnMoments
    package enum OfLayer: Sendable, Hashable { case gradient, value }

    /// What the rule of an update goes by and keeps of one weight, and the largest of it without its sign.
    case inside(Inside, ParameterName), mostInside(Inside, ParameterName)
    package enum Inside: Sendable, Hashable {
        /// As the update used it, and what the update did.
        case slope, step
        /// By the name that the rule gives it.
        case kept(String)
    }

    /// Along the eigenvectors of a quadratic loss, by the eigenvalue, the largest first: what an update multiplies the
    /// error by, and how large that is. How many eigenvalues there are, are drawn, and are zero.
    case eigenvalue(Int), eigenFactor(Int), eigenError(Int), eigenCount, drawnEigen, flatEigen

    /// In a graph of a calculation: what a node gives, the slope of the result for it, and its own slope for an input.
    case graphValue(InGraph), graphGradient(InGraph), graphSlope(InGraph, Int), graphBackflow(InGraph, Int),
        graphGates, graphLeaves
    package enum InGraph: Sendable, Hashable {
        /// A part of an expression, as a formula with all its parentheses.
        case expression(String)
        /// Of the pass of a sample: an input, a weight or bias, a weight times its input, a node's sum, its value.
        case input(Int, Int), parameter(Int, ParameterName), product(Int, ParameterName)
        case sum(Int, Int, Int), activation(Int, Int, Int), loss(Int)
    }

    /// Of the values of a layer, or the sums that arrive there, with weights of a scheme, by its position in the option.
    case spread(OfSpread, scheme: Int, layer: Int), spreadRatio(scheme: Int)
    case schemeCount, spreadLayers, spreadNodes, spreadSamples
    package enum OfSpread: Sendable, Hashable {
        case deviation, lowest, lowerQuartile, median, upperQuartile, highest
    }

    // MARK: Curves and steps

    /// A number that an author gave, by its position in the option.
    case option(String, Int)
    case axis(String, PartOfAxis), axisValue(String, Int)
    case abscissa(Double), endOfAxis
    /// A loss of one prediction with this error, or of a right class with this score, and its slope there.
    case lossOfOne(String, at: Double), slopeOfLoss(String, at: Double)
    /// The loss, or the error of a sample, with the weight of the axis at a position; the least of all and where.
    case onCurve(Int?, Double), leastOnCurve(Int?), placeOfLeastOnCurve(Int?)
    case shownDots, outsideDots
    case lossAfterStep(Double), bestStep, lossOfBestStep
    case learningRateLimit
    /// The same of the training with the learning rate in a position of `rates`.
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

    /// Arrows against the slopes: how many, where one stands, and the slope of the loss there along an axis.
    case arrows(Side), arrowPlace(Side, Int), arrowSlope(Side, Int, Int), steepestArrow, arrowHoles,
        arrowPlaces

    // MARK: Paths on functions

    case pathCount, mostPathUpdates, pathStart(Int), pathPlace(Int, Int), pathValue(Int), pathDivergedAt(Int)
    case outsideOfPath(Int), pathPoints(Int), minimumPlace(Int, Int), minimumValue(Int)

    /// Of a descent on a function of one number.
    case stepPlace, stepValue, stepsDivergedAt, stepCount, stepPlaces, stepsUp, stepsOutside,
        oneDimensionalRate

    // MARK: Sweeps

    case sweep(OfSweep)

    // MARK: The words themselves

    /// How many sentences the alternative text left out.
    case sentencesLeft
}
