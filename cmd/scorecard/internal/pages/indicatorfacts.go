package pages

import (
	"html/template"
	"slices"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/words"
)

// partsOnly says whether figures are known of the indicator's groups and none of
// its own.
func (r *RowView) partsOnly() bool {
	return !r.Known && slices.ContainsFunc(r.Categories, func(c record.Row) bool { return c.Known })
}

// Facts prints what is true of the indicator now: its figure, direction,
// status with the working, target and companions. Where only its groups have
// figures it prints theirs.
func (r *RowView) Facts() template.HTML {
	out := markup(r.w.part[:0])
	out.raw(`<dl class="facts">`)
	if r.partsOnly() {
		r.groups(&out)
	} else {
		r.facts(&out)
	}
	out.raw(`</dl>`)
	r.w.part = out
	return out.html()
}

// groups prints each group's figure with its direction and status, and its
// period where that is another than is expected.
func (r *RowView) groups(out *markup) {
	w := r.w.site.words
	out.fact(words.Upper(w.Period(r.Figure.Period)), func() {
		out.say(w, "indicator.why", "why", words.Upper(r.Why))
	})
	for n := range r.Categories {
		c := &r.Categories[n]
		if !c.Known {
			continue
		}
		out.fact(c.Category.Name, func() {
			out.raw(`<strong>`)
			out.figure(&c.Figure)
			out.raw(`</strong>`)
			if unit := r.Indicator.Unit.Word(); unit != "" && c.Figure.Has {
				out.text(" " + unit)
			}
			if c.Direction != "" {
				out.raw(` `)
				out.direction(c)
			}
			if hasLight(c) {
				out.raw(` `)
				out.status(w, c.Status)
			}
			if c.Figure.Period != r.Figure.Period {
				out.aside(words.Upper(w.Period(c.Figure.Period)))
			}
		})
	}
}

// facts prints the indicator's own figure and what is worked out from it.
func (r *RowView) facts(out *markup) {
	w := r.w.site.words
	out.fact(words.Upper(w.Period(r.Figure.Period)), func() {
		out.raw(`<span class="latest">`)
		out.figure(&r.Figure)
		out.raw(`</span>`)
		if unit := r.Indicator.Unit.Word(); unit != "" {
			out.text(" " + unit)
		}
		if r.Due {
			out.aside(w.Say("indicator.newer-due"))
		}
	})
	out.fact(w.Say("indicator.direction"), func() {
		out.direction(r.Row)
		if r.Why != "" {
			out.aside(w.Say("indicator.why", "why", words.Upper(r.Why)))
		} else {
			out.aside(w.Say("indicator.compared", "period", w.Period(r.Baseline.Period), "figure", r.Baseline.String()))
		}
	})
	if r.Target != nil {
		out.fact(w.Say("indicator.target"), func() {
			out.text(words.Upper(r.Target.Text) + " ")
			out.met(w, r.Met)
		})
	}
	if hasLight(r.Row) {
		out.fact(w.Say("indicator.status"), func() {
			out.status(w, r.Status)
			out.aside(w.Say("indicator.why", "why", words.Upper(r.Reason)))
		})
	}
	for n := range r.Companions {
		c := &r.Companions[n]
		out.fact(companionTitle(w, c), func() { out.figure(&c.Figure) })
	}
}
