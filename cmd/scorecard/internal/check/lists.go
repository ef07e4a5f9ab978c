package check

// definitionRules look at what is declared: names, targets, benchmarks.
func definitionRules() []Rule {
	return []Rule{ageRange, benchmarkOrder, benchmarkRange, duplicateName, futureBenchmark, impossibleTarget, indicatorCount, missingBaseline,
		nameAndDefinition, neverMeasured, oldBenchmark, sisterTargets, weakTarget, weakenedTarget}
}

// figureRules look at the figures, alone, together and over time.
func figureRules() []Rule {
	return []Rule{attainable, baseUnknown, cumulativeFall, cutOff, falsePrecision, finalRevised, identicalMonth, implausible, lateFigure, missingCategory, missingFigure, mixedDecimals,
		numeratorAbove, overTime, paddedDecimals, partOfAPerson, partOfWhole, partsAndTotal, percentageRange, ratio, repeatedFigure, sameFigure,
		shareAsPercentage, shares, steadyBase, stockAndFlow, twinIndicators, unmarkedRevision}
}
