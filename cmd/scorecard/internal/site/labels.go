package site

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// Labels maps the council's own words to ours: "Yellow" is amber, "↑" is up.
// The zero value knows our own words alone.
type Labels struct {
	Pairs [][2]string // the council's word, ours; in the file's order
}

// ours are the words that a label may stand for.
var ours = []string{"green", "amber", "red", "up", "down", "same", "better", "worse", "none"}

// Ours gives our word for a word of the council's, whatever the capitals; a
// word that is ours already stands for itself. "" where the word is unknown.
func (l *Labels) Ours(word string) string {
	for _, p := range l.Pairs {
		if strings.EqualFold(p[0], word) {
			return p[1]
		}
	}
	if w := strings.ToLower(word); slices.Contains(ours, w) {
		return w
	}
	return ""
}

// labels reads [labels]: word = our word, either straight or below status,
// movement and judgement.
func (l *loader) labels(keys *source.Keys) Labels {
	var labels Labels
	table, ok := keys.Table("labels")
	if !ok {
		return labels
	}
	l.readLabels(&labels, table)
	return labels
}

func (l *loader) readLabels(labels *Labels, table *source.Keys) {
	for _, word := range table.Names() {
		if group, ok := table.IsTable(word); ok {
			l.readLabels(labels, group)
			continue
		}
		before := len(table.Problems())
		our := strings.ToLower(table.String(word))
		if len(table.Problems()) > before {
			continue // it is no text
		}
		if !slices.Contains(ours, our) {
			l.add(source.Errorf(table.Place(word), "label", "%q is not a word of ours for a status, movement or judgement", our).
				WithHint("%s", source.DidYouMean(our, ours)))
			continue
		}
		labels.Pairs = append(labels.Pairs, [2]string{word, our})
	}
}

// stated reads what a council stated about a figure in its own words: a
// status, a movement or a judgement. It reports words that mean nothing.
func (l *loader) stated(cell source.Cell, labels *Labels, known vocabulary) string {
	our := labels.Ours(cell.Text)
	if our == "" || !known.has(our) {
		p := source.Errorf(cell.Place(), "label", "%q is not a word that the scorecard knows here", cell.Text)
		var valid []string
		for _, p := range labels.Pairs {
			if known.has(p[1]) {
				valid = append(valid, p[0])
			}
		}
		for _, w := range ours {
			if known.has(w) {
				valid = append(valid, w)
			}
		}
		hint := source.DidYouMean(cell.Text, valid)
		if our == "" {
			hint = nearest(cell.Text, valid, fmt.Sprintf(`say under [labels] in scorecard.toml what it means, as in "%s" = "%s"`, cell.Text, known.example))
		}
		l.add(p.WithHint("%s", hint))
		return ""
	}
	return cell.Text
}

// A vocabulary is those of our words that a column is about.
type vocabulary struct {
	has     func(our string) bool
	example string
}

func statusWords() vocabulary    { return vocabulary{parses(scorecard.ParseStatus), "amber"} }
func movementWords() vocabulary  { return vocabulary{parses(scorecard.ParseMovement), "up"} }
func judgementWords() vocabulary { return vocabulary{parses(scorecard.ParseJudgement), "better"} }

func parses[T any](parse func(string) (T, bool)) func(string) bool {
	return func(s string) bool { _, ok := parse(s); return ok }
}
