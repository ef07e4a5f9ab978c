package figures

import (
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
	"scorecard/layouts"
)

// english are the built-in words.
var english, _ = words.Load(fstest.MapFS{}, layouts.Files, words.English, source.Place{})
