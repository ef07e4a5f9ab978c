package pages

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"text/template/parse"

	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
)

// around is an element that stands around words of a message.
type around struct{ open, end string }

// tag makes an element for words of a message, with attributes: names and
// values by turns.
func tag(name string, attributes ...string) around {
	var m markup
	m.raw("<", name)
	for n := 0; n+1 < len(attributes); n += 2 {
		m.raw(" ", attributes[n], `="`)
		m.text(attributes[n+1])
		m.raw(`"`)
	}
	m.raw(">")
	return around{string(m), "</" + name + ">"}
}

// link makes a link for words of a message. An address with a scheme must be
// one of the web or of e-mail.
func link(address any, attributes ...string) around {
	url := fmt.Sprint(address)
	if scheme, _, ok := strings.Cut(url, ":"); ok && !strings.ContainsAny(scheme, "/?#") &&
		!slices.Contains([]string{"http", "https", "mailto", "tel"}, strings.ToLower(scheme)) {
		url = "#"
	}
	return tag("a", append([]string{"href", url}, attributes...)...)
}

// say prints a message in a layout. pairs are names of its places and what
// fills them: texts, numbers, HTML of a component, or the element of a link or
// tag for a place with two ends.
func (l *Layouts) say(key string, pairs ...any) (template.HTML, error) {
	if !l.words.Has(key) {
		return "", fmt.Errorf("there is no message %q", key)
	}
	args := make([]string, 0, 8)
	for n := 0; n+1 < len(pairs); n += 2 {
		name, ok := pairs[n].(string)
		if !ok {
			return "", fmt.Errorf("%v is not the name of a place", pairs[n])
		}
		switch value := pairs[n+1].(type) {
		case around:
			args = append(args, name, value.open, "/"+name, value.end)
		case template.HTML:
			args = append(args, name, string(value))
		default:
			args = append(args, name, string(words.AppendEscaped(nil, fmt.Sprint(value))))
		}
	}
	return template.HTML(l.words.AppendMarkup(nil, key, args...)), nil
}

// settle checks every message that a layout says, and puts the words of those
// without places into the layout itself, so that they cost nothing to print.
func (l *Layouts) settle(t *template.Template, name string) (problems source.Problems) {
	for _, part := range t.Templates() {
		if part.Tree != nil && part.Tree.Root != nil {
			s := settler{l, part.Tree, nil}
			s.list(part.Tree.Root)
			for _, p := range s.wrong {
				problems.Add(l.problem(p, name))
			}
		}
	}
	return problems
}

// settler walks one parsed template.
type settler struct {
	layouts *Layouts
	tree    *parse.Tree
	wrong   []error
}

func (s *settler) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	for n, node := range list.Nodes {
		switch node := node.(type) {
		case *parse.ActionNode:
			s.pipe(node.Pipe)
			if key, ok := constant(node.Pipe); ok && s.layouts.words.Has(key) {
				text := s.layouts.words.AppendMarkup(nil, key)
				list.Nodes[n] = &parse.TextNode{NodeType: parse.NodeText, Pos: node.Pos, Text: text}
			}
		case *parse.IfNode:
			s.branch(&node.BranchNode)
		case *parse.RangeNode:
			s.branch(&node.BranchNode)
		case *parse.WithNode:
			s.branch(&node.BranchNode)
		case *parse.TemplateNode:
			s.pipe(node.Pipe)
		}
	}
}

func (s *settler) branch(b *parse.BranchNode) {
	s.pipe(b.Pipe)
	s.list(b.List)
	s.list(b.ElseList)
}

func (s *settler) pipe(pipe *parse.PipeNode) {
	if pipe == nil {
		return
	}
	for n, c := range pipe.Cmds {
		for _, arg := range c.Args {
			if inner, ok := arg.(*parse.PipeNode); ok {
				s.pipe(inner)
			}
		}
		if isSay(c) {
			s.check(c, n > 0)
		}
	}
}

func isSay(c *parse.CommandNode) bool {
	id, ok := c.Args[0].(*parse.IdentifierNode)
	return ok && id.Ident == "say"
}

// constant gives the message of {{say "key"}}.
func constant(pipe *parse.PipeNode) (string, bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 2 || !isSay(pipe.Cmds[0]) {
		return "", false
	}
	key, ok := pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return key.Text, true
}

// check holds one use of say against its message. Where the key is not written
// out, or more is piped in, that shows when the page is printed.
func (s *settler) check(c *parse.CommandNode, piped bool) {
	if len(c.Args) < 2 || piped {
		return
	}
	key, ok := c.Args[1].(*parse.StringNode)
	if !ok {
		return
	}
	w := s.layouts.words
	if !w.Has(key.Text) {
		s.report(c, "there is no message %q; %s", key.Text, source.DidYouMean(key.Text, w.Near(key.Text)))
		return
	}
	wanted, _ := w.Places(key.Text)
	var given []string
	for n := 2; n < len(c.Args); n += 2 {
		name, ok := c.Args[n].(*parse.StringNode)
		if !ok || n+1 == len(c.Args) {
			s.report(c, "after %q there must be names of places, each with what fills it", key.Text)
			return
		}
		if !slices.Contains(wanted, name.Text) {
			s.report(c, "the message %q has no place {%s}", key.Text, name.Text)
		}
		given = append(given, name.Text)
	}
	for _, name := range wanted {
		if !strings.HasPrefix(name, "/") && !slices.Contains(given, name) {
			s.report(c, "nothing fills the place {%s} of the message %q", name, key.Text)
		}
	}
}

func (s *settler) report(node parse.Node, format string, args ...any) {
	at, _ := s.tree.ErrorContext(node)
	s.wrong = append(s.wrong, fmt.Errorf("template: %s: %s", at, fmt.Sprintf(format, args...)))
}
