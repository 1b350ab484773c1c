package deal

// ForecastCategory is how far the sales lead counts on a deal, as its owner
// sees it; empty leaves it to the stage (ForecastAt).
type ForecastCategory string

// The categories.
const (
	ForecastPipeline ForecastCategory = "PIPELINE"  // it may come
	ForecastBestCase ForecastCategory = "BEST_CASE" // it comes if all goes well
	ForecastCommit   ForecastCategory = "COMMIT"    // it comes
	ForecastOmitted  ForecastCategory = "OMITTED"   // it is in no forecast
)

var forecastCategories = []ForecastCategory{"", ForecastPipeline, ForecastBestCase, ForecastCommit, ForecastOmitted}

// From how many percent on a stage's deals are taken for more than pipeline.
const (
	bestCaseFrom = 50
	commitFrom   = 90
)

// ForecastAt gives the category of a deal that nobody gave one, by the
// probability of its stage in percent.
func ForecastAt(probability int) ForecastCategory {
	switch {
	case probability >= commitFrom:
		return ForecastCommit
	case probability >= bestCaseFrom:
		return ForecastBestCase
	default:
		return ForecastPipeline
	}
}
