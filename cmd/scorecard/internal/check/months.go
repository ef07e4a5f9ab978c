package check

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var commentaryMissing = Rule{
	Name: "commentary-missing",
	Doc: `A published month has commentary for every section.
Readers want to know what a manager makes of the figures. Write a file named for
the section in the month's folder of content. A warning.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		for _, m := range s.Months {
			var missing []string
			for _, section := range s.Sections {
				if m.Dated() && !m.Closed() && m.Commentary[section.ID] == nil {
					missing = append(missing, section.ID)
				}
			}
			if len(missing) > 0 {
				at := source.Place{File: "content/" + s.ID + "/" + m.Period.String()}
				problems.Add(source.Warnf(at, "commentary-missing", "%s has no commentary for %s", m.Period.Name(), listed(missing)).
					WithHint("write %s.md there", missing[0]))
			}
		}
		return problems
	},
}

func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

var datedMonths = Rule{
	Name: "nothing-published",
	Doc: `A scorecard has at least one month on the site.
A month is on the site when its index.md has published = 2023-04-30 in its
front matter; until then it is a draft, shown by -drafts. A warning.`,
	Scorecard: func(s *site.Scorecard) source.Problems {
		for _, m := range s.Months {
			if m.Dated() || m.Lost {
				return nil
			}
		}
		return source.Problems{source.Warnf(s.Place, "nothing-published", "no month of %q is published yet", s.ID).
			WithHint("a month is on the site when content/%s/<month>/index.md begins with +++ / published = 2023-04-30 / +++", s.ID)}
	},
}

var undatedMonth = Rule{
	Name: "undated-month",
	Doc: `A month before a published month is published too.
The figures of a month that is not dated are on no page: a later month has a gap
where they would be, and no direction. Give it a date of publication, or move its
file away. A warning.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		last := -1
		for n, m := range s.Months {
			if m.Dated() {
				last = n
			}
		}
		for n, m := range s.Months {
			if n < last && !m.Dated() && m.HasFigures && !m.Lost {
				problems.Add(source.Warnf(m.Place, "undated-month", "%s has no date of publication, and a later month has: its figures are on no page", m.Period.Name()).
					WithHint("begin content/%s/%s/index.md with +++ / published = … / +++", s.ID, m.Period))
			}
		}
		return problems
	},
}

var dayFigures = Rule{
	Name: "day-figure",
	Doc: `A monthly figure is about a month.
Spreadsheets write the end of a month as 31/03/2023, which is read as that day and
not as March. Write 2023-03. A warning, because a figure may really be a day's.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		for _, m := range s.Months {
			for n := range m.Figures {
				f := &m.Figures[n]
				if f.Period.Kind() == scorecard.Day {
					problems.Add(source.Warnf(f.Spot.Place(), "day-figure", "this figure of %q is about a single day, %s, and stands beside the indicator's own", f.Indicator, f.Period.Name()).
						WithHint("for the whole month write %s", f.Period.Month()))
				}
			}
		}
		return problems
	},
}

var monthFigures = Rule{
	Name:  "month-without-figures",
	Fixed: true,
	Doc: `A month with commentary has a file of figures.
Commentary in content/<scorecard>/2023-03/ belongs to the figures in
data/<scorecard>/2023-03.csv. An error once the month is published.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		for _, m := range s.Months {
			if m.HasFigures || m.Closed() {
				continue
			}
			p := source.Warnf(m.Place, "month-without-figures", "%s has commentary and no figures", m.Period.Name()).
				WithHint("its figures go to data/%s/%s.csv", s.ID, m.Period)
			if m.Dated() {
				p.Severity = source.Error
			}
			problems.Add(p)
		}
		return problems
	},
}

var publishedOrder = Rule{
	Name:  "published-order",
	Fixed: true,
	Doc: `A month is published after it ended, and its next release after that.
A date of publication before the month's end, or a next release before the
publication, is a slip of the keyboard. An error.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		for _, m := range s.Months {
			published, ok := dayOf(m.Published)
			if !ok || m.Closed() {
				continue
			}
			if published.EndsBefore(m.Period) || published.Month() == m.Period && published.Compare(lastDay(m.Period)) < 0 {
				problems.Add(source.Errorf(m.Keys.Published, "published-order", "%s is published on %s, before it had ended", m.Period.Name(), published.Name()).
					WithHint("published is the day on which the month's page appears"))
			}
			if next, ok := dayOf(m.Next); ok && next.Compare(published) <= 0 {
				problems.Add(source.Errorf(m.Keys.Next, "published-order", "the next release (%s) is not after this one (%s)", next.Name(), published.Name()).
					WithHint("next is the day on which the page of the month after appears"))
			}
		}
		return problems
	},
}

var versionForm = regexp.MustCompile(`^v[1-9][0-9]*$`)

func dayOf(date string) (scorecard.Period, bool) {
	p, err := scorecard.ParsePeriod(date, scorecard.Reading{})
	return p, err == nil && p.Kind() == scorecard.Day
}

// lastDay is the last day of a month, as a day.
func lastDay(month scorecard.Period) scorecard.Period {
	first, last := month.Days()
	p, _ := dayOf(fmt.Sprintf("%s-%02d", month, last-first+1))
	return p
}

var meetings = Rule{
	Name:  "meeting",
	Fixed: true,
	Doc: `Meetings and months name one another rightly.
A month's front matter may name the meeting that it was before, and a meeting
lists its months ("2021-12" or "2021-12/v1"); both must exist. An error.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		months, held, versions := map[string]bool{}, map[string]bool{}, map[string]int{}
		var names []string
		for _, m := range s.Meetings {
			held[m.ID] = true
			names = append(names, m.ID)
		}
		for _, m := range s.Months {
			months[m.Period.String()] = true
			versions[m.Period.String()] = len(m.Versions)
			for n, id := range m.Meetings {
				if !held[id] && !m.Closed() {
					p := source.Errorf(m.Keys.Meetings[n], "meeting", "there is no meeting %q", id).
						WithHint("write content/%s/meetings/%s.md", s.ID, id)
					if near := source.DidYouMean(id, names); near != "" {
						p = p.WithHint("%s, or %s", p.Hint, near)
					}
					problems.Add(p)
				}
			}
		}
		for _, m := range s.Meetings {
			for n, named := range m.Months {
				month, version, found := strings.Cut(named, "/")
				if found && !versionForm.MatchString(version) {
					problems.Add(source.Errorf(m.Places[n], "meeting", "%q is not a month or a version of one", named).
						WithHint("write 2021-12, or 2021-12/v1 for its first version"))
				} else if !months[month] {
					problems.Add(source.Errorf(m.Places[n], "meeting", "the meeting was before the month %q, which the scorecard does not have", month))
				} else if last := versions[month]; found && last > 0 && numberOf(version) > last {
					problems.Add(source.Errorf(m.Places[n], "meeting", "%s has no version %s", month, strings.TrimPrefix(version, "v")).
						WithHint("its newest is v%d", last))
				}
			}
		}
		return problems
	},
}

// numberOf is the number of a version, "v2".
func numberOf(version string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(version, "v"))
	if err != nil {
		return math.MaxInt
	}
	return n
}
