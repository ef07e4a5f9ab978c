package words

import (
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// numberKeys are the messages that show how numbers are written, each by its
// places: two with a mark between them, or one with a mark around it.
var numberKeys = map[string][]string{
	"number.thousands": {"thousands", "hundreds"},
	"number.decimals":  {"whole", "decimals"},
	"number.negative":  {"figure"},
	"number.percent":   {"figure"},
	"number.money":     {"figure"},
}

// numbers takes the marks of numbers from the messages that show them; nil for
// those of British English.
func (w *Words) numbers() *scorecard.Marks {
	british := scorecard.British()
	marks := british
	w.between("number.thousands", &marks.Thousands)
	w.between("number.decimals", &marks.Point)
	w.around("number.negative", &marks.Minus)
	w.around("number.percent", &marks.Percent)
	w.around("number.money", &marks.Money)
	if marks == british {
		return nil
	}
	return &marks
}

func (w *Words) between(key string, mark *string) {
	if m := w.messages[key]; m != nil {
		*mark = m.forms[0].marks()[1]
	}
}

func (w *Words) around(key string, marks *[2]string) {
	if m := w.messages[key]; m != nil {
		all := m.forms[0].marks()
		*marks = [2]string{all[0], all[1]}
	}
}

// marks gives what stands before, between and after the places of a message.
func (form pieces) marks() [3]string {
	var out [3]string
	at := 0
	for _, p := range form {
		switch {
		case !p.place:
			out[min(at, 2)] += p.text
		default:
			at++
		}
	}
	return out
}

// number reports what is wrong with a message that shows a number: its marks
// would be read as digits or as code, or would leave decimals unmarked.
func (f *file) number(m *message, key string, at source.Place) {
	places, shows := numberKeys[key]
	if !shows || m.forms[0] == nil {
		return
	}
	var order []string
	for _, p := range m.forms[0] {
		if p.place {
			order = append(order, p.text)
		}
	}
	marks := m.forms[0].marks()
	hint := "{" + strings.Join(places, "}, {") + "}, each once and in this order"
	switch all := strings.Join(marks[:], ""); {
	case strings.Join(order, " ") != strings.Join(places, " "):
		f.wrong(at, hint, "%q has the places {%s}", key, strings.Join(order, "}, {"))
	case strings.ContainsAny(all, "0123456789<>&\"'`\\") || strings.ContainsFunc(all, func(r rune) bool { return r < ' ' }):
		f.wrong(at, "letters, spaces and signs such as , . % and £ may stand there", "%q has a character that cannot be part of a number", key)
	case len(places) == 2 && marks[0]+marks[2] != "":
		f.wrong(at, "a mark stands between {"+strings.Join(places, "} and {")+"}", "%q has words around its number", key)
	case key == "number.decimals" && marks[1] == "":
		f.wrong(at, "a mark stands between {whole} and {decimals}", "nothing stands before decimals")
	case key == "number.negative" && all == "":
		f.wrong(at, "as in -{figure}", "nothing tells a number below zero")
	}
}

// Marks are how numbers are written in this language; nil for British English.
func (w *Words) Marks() *scorecard.Marks {
	if w == nil {
		return nil
	}
	return w.marks
}

// Figure prints a figure as readers see it: "1,234", "93.0%", "£1,200".
func (w *Words) Figure(d scorecard.Decimal, unit scorecard.Unit) string {
	return w.marks.Figure(d, unit)
}

// Number prints a number that is no figure of a unit: "1,234".
func (w *Words) Number(d scorecard.Decimal) string { return w.marks.Figure(d, "") }
