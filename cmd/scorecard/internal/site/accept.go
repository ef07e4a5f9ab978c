package site

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

// A Level is a scorecard's own word on a rule: [checks] in scorecard.toml.
type Level struct {
	Rule     string
	Off      bool
	Severity source.Severity // where it is not off
	Place    source.Place
}

// An Acceptance lets findings of a rule stand, for a reason.
type Acceptance struct {
	Rule   string
	Reason string
	Text   string   // words of the line, or of the message where there is no line; "" for any
	Line   int      // 0 for any
	Files  []string // or the folders that they are in
	Place  source.Place
}

// Covers reports whether a finding is one that the acceptance lets stand: by
// where it is, or by the row of the definition that it is about. Of one that is
// about a whole file the words are those of its message.
func (a *Acceptance) Covers(p *source.Problem) bool {
	if p.Rule != a.Rule {
		return false
	}
	words := p.Place.Text
	if p.Place.Line == 0 {
		words = p.Message
	}
	return a.at(p.Place, words) || p.About.Line > 0 && a.at(p.About, p.About.Text)
}

func (a *Acceptance) at(place source.Place, words string) bool {
	return (a.Line == 0 || a.Line == place.Line) && strings.Contains(words, a.Text) &&
		slices.ContainsFunc(a.Files, func(name string) bool {
			rest, ok := strings.CutPrefix(place.File, name)
			return ok && (rest == "" || rest[0] == '/')
		})
}

// levels reads [checks].
func (l *loader) levels(s *Scorecard, keys *source.Keys) {
	table, ok := keys.Table("checks")
	if !ok {
		return
	}
	for _, rule := range table.Names() {
		level := Level{Rule: rule, Place: table.Place(rule)}
		switch word := table.String(rule); word {
		case "error":
		case "warning":
			level.Severity = source.Warning
		case "off":
			level.Off = true
		default:
			l.add(source.Errorf(table.Place(rule), "checks", "%q is not what a rule can be", word).
				WithHint("%s", source.DidYouMean(word, []string{"error", "warning", "off"})))
			continue
		}
		s.Levels = append(s.Levels, level)
	}
}

// accepts reads [accept] of a text's front matter. A rule's reason is for all
// of its findings in the files; a table of words and reasons for those in whose
// line the words stand.
func (l *loader) accepts(front *source.Keys, files ...string) {
	table, ok := front.Table("accept")
	if !ok {
		return
	}
	for _, rule := range table.Names() {
		words, several := table.IsTable(rule)
		if !several {
			l.accept(Acceptance{Rule: rule, Reason: table.String(rule), Files: files, Place: table.Place(rule)})
			continue
		}
		for _, text := range words.Names() {
			l.accept(Acceptance{Rule: rule, Reason: words.String(text), Text: text, Files: files, Place: words.Place(text)})
		}
	}
}

func (l *loader) accept(a Acceptance) {
	l.mu.Lock()
	l.accepted = append(l.accepted, a)
	l.mu.Unlock()
}

var acceptedRule = regexp.MustCompile(`(?:^|;)\s*([a-z]+(?:-[a-z]+)*):`)

// acceptedRow reads the column accept of a table: "rule: reason", several of
// them with semicolons between.
func (l *loader) acceptedRow(row source.Row) {
	cell := row.Cell("accept")
	if cell.Text == "" {
		return
	}
	at := cell.Place()
	starts := acceptedRule.FindAllStringSubmatchIndex(cell.Text, -1)
	if len(starts) == 0 || starts[0][0] != 0 {
		l.add(source.Errorf(at, "acceptance", "this does not say which finding is accepted, and why").
			WithHint("write the rule's name, a colon and the reason: stock-and-flow: two children were recorded late"))
		return
	}
	for n, m := range starts {
		end := len(cell.Text)
		if n+1 < len(starts) {
			end = starts[n+1][0]
		}
		l.accept(Acceptance{Rule: cell.Text[m[2]:m[3]], Reason: strings.TrimSpace(cell.Text[m[1]:end]),
			Line: at.Line, Files: []string{at.File}, Place: at})
	}
}

// inOrder sorts acceptances by their places, whatever order files were read in.
func inOrder(all []Acceptance) []Acceptance {
	slices.SortFunc(all, func(a, b Acceptance) int {
		return cmp.Or(strings.Compare(a.Place.File, b.Place.File), a.Place.Line-b.Place.Line, a.Place.Col-b.Place.Col, strings.Compare(a.Rule, b.Rule))
	})
	return all
}

// monthFiles are the files of the month whose overview is named: its figures,
// and the folder of its commentary.
func (s *Scorecard) monthFiles(overview string) []string {
	folder := path.Dir(overview)
	return []string{"data/" + s.ID + "/" + path.Base(folder) + ".csv", folder}
}
