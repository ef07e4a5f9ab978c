package figures

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
)

// texts takes out of what was written about a month the passages that told of
// figures which are withdrawn.
type texts struct {
	old, now *record.Edition
	lost     *record.Lost
	say      *words.Words
	passages int      // that were taken out
	headings []string // ids of headings that went with them
	taken    []passage
}

// A passage is one that was taken out of a text.
type passage struct{ file, text string } // the file without .md

// all goes over the texts of an edition.
func (t *texts) all() error {
	e := t.now
	errs := []error{
		t.text(e.Overview, "", commentary.Options{IDPrefix: "overview", Level: 3}),
		t.text(e.About, "", commentary.Options{IDPrefix: site.AboutMonth, Level: 3}),
		t.text(e.Young, "", commentary.Options{IDPrefix: site.YoungPeople, Level: 2}),
	}
	for n := range e.Commentary {
		p := &e.Commentary[n]
		errs = append(errs, t.text(&p.Text, p.Section, commentary.Options{IDPrefix: p.Section, Level: 3}))
	}
	return errors.Join(errs...)
}

// text takes the passages that tell out of a text: those of which a reference
// to a figure has another answer now, and those with a number that is lost, where
// it may be that one. In their place stands that something was withdrawn.
func (t *texts) text(of *record.Text, section string, o commentary.Options) error {
	if of.Empty() {
		return nil
	}
	var kept []string
	gone := 0
	for _, b := range blocks(of.Markdown) {
		tells, err := t.tells(b.lines, section, o)
		if err != nil {
			return err
		}
		if tells {
			t.taken = append(t.taken, passage{o.IDPrefix, strings.Join(b.lines, "\n")})
			b.lines = []string{b.mark + t.say.Say("withdrawn.passage")}
			gone++
		}
		if len(kept) > 0 && !b.close {
			kept = append(kept, "")
		}
		kept = append(kept, b.lines...)
	}
	if gone == 0 {
		return nil
	}
	before := idsIn(of)
	written, err := parse(kept, o)
	if err != nil {
		return err
	}
	of.Markdown, of.Pieces = kept, Fill(written, t.now).Pieces
	after := idsIn(of)
	for _, id := range before {
		if !slices.Contains(after, id) {
			t.headings = append(t.headings, id)
		}
	}
	t.passages += gone
	return nil
}

// tells reports whether a passage tells what is lost.
func (t *texts) tells(block []string, section string, o commentary.Options) (bool, error) {
	written, err := parse(block, o)
	if err != nil {
		return false, err
	}
	refs := written.References()
	for n := range refs {
		before, _ := Answer(t.old, &refs[n])
		if now, _ := Answer(t.now, &refs[n]); now != before {
			return true, nil
		}
	}
	return t.lost.Near(section) && slices.ContainsFunc(Fill(written, nil).Plain(), t.lost.Tells), nil
}

// parse reads lines that a record has, which were read without an error when
// their month was closed.
func parse(lines []string, o commentary.Options) (*commentary.Text, error) {
	file, problems := source.NewFile("text", []byte(strings.Join(lines, "\n")+"\n"))
	if file == nil {
		return nil, errors.New(problems[0].Message)
	}
	text, _ := commentary.Parse(file, o)
	return text, nil
}

// A block is a paragraph of a text, a heading, a table with its caption, or an
// item of a list.
type block struct {
	lines []string
	mark  string // of an item: "- "
	close bool   // no empty line is before it
}

var listMark = regexp.MustCompile(`^([-*+]|[0-9]+[.)]) +`)

// blocks cuts a text at its empty lines, and a list at its items.
func blocks(lines []string) (out []block) {
	var b block
	end := func() {
		if len(b.lines) > 0 {
			out = append(out, b)
		}
		b = block{}
	}
	for _, line := range lines {
		mark := listMark.FindString(line)
		switch {
		case strings.TrimSpace(line) == "" && len(b.lines) == 1 && strings.HasPrefix(b.lines[0], "Table:"):
			b.lines = append(b.lines, "")
		case strings.TrimSpace(line) == "":
			end()
		case mark != "" && (len(b.lines) == 0 || b.mark != ""):
			close := len(b.lines) > 0
			end()
			b = block{[]string{line}, mark, close}
		default:
			b.lines = append(b.lines, line)
		}
	}
	end()
	return out
}

var anID = regexp.MustCompile(`\bid="([^"]*)"`)

// idsIn lists the ids of a text's headings.
func idsIn(t *record.Text) (ids []string) {
	for n := range t.Pieces {
		for _, m := range anID.FindAllStringSubmatch(t.Pieces[n].HTML, -1) {
			ids = append(ids, m[1])
		}
	}
	return ids
}
