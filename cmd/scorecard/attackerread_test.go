package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// csv reads a table of figures.
func (a *attacker) csv(data []byte, edition int) {
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	if err != nil {
		panic(err)
	}
	at := map[string]int{}
	for n, name := range rows[0] {
		at[name] = n
	}
	for _, r := range rows[1:] {
		operand := r[at["indicator_id"]]
		if c := r[at["category_id"]]; c != "" {
			operand += "/" + c
		}
		if n, ok := a.monthOf(r[at["period"]]); ok {
			a.learn("csv", a.cellOf(operand, 0, n, edition), r[at["value"]])
			a.learn("csv", a.cellOf(operand, 'n', n, edition), r[at["numerator"]])
			a.learn("csv", a.cellOf(operand, 'd', n, edition), r[at["denominator"]])
		}
	}
}

// json reads what is meant for programs.
func (a *attacker) json(data []byte, edition int) {
	type figure struct {
		ID                            string
		Period                        string
		Value, Numerator, Denominator *json.Number
		History, Categories           []figure
	}
	var all struct{ Indicators []figure }
	if err := json.Unmarshal(data, &all); err != nil {
		panic(err)
	}
	learn := func(operand string, f figure) {
		n, ok := a.monthOf(f.Period)
		for part, v := range map[byte]*json.Number{0: f.Value, 'n': f.Numerator, 'd': f.Denominator} {
			if ok && v != nil {
				a.learn("json", a.cellOf(operand, part, n, edition), v.String())
			}
		}
	}
	for _, i := range all.Indicators {
		learn(i.ID, i)
		for _, f := range i.History {
			learn(i.ID, f)
		}
		for _, c := range i.Categories {
			learn(i.ID+"/"+c.ID, c)
			for _, f := range c.History {
				learn(i.ID+"/"+c.ID, f)
			}
		}
	}
}

// html reads the tables of a page: of months, with an indicator or category a
// row, and of an indicator, with a period a row.
func (a *attacker) html(data []byte, parts []string, edition int) {
	doc, err := html.Parse(strings.NewReader(string(data)))
	if err != nil {
		panic(err)
	}
	for table := range doc.Descendants() {
		if table.Data != "table" || table.Type != html.ElementNode {
			continue
		}
		var heads []string
		about := ""
		for n := range table.Descendants() {
			text := strings.ReplaceAll(strings.TrimSpace(textOf(n)), "’", "'")
			switch {
			case n.Type != html.ElementNode:
			case n.Data == "caption" && len(parts) > 2 && parts[1] == "indicators" && strings.HasSuffix(text, ": figures"):
				about = parts[2]
				for name, of := range a.names {
					if strings.Contains(text, ", "+name+":") {
						about = of
					}
				}
			case n.Data == "th" && valueOf(n, "scope") == "col":
				heads = append(heads, text)
			case n.Data == "tr" && n.FirstChild != nil && n.FirstChild.Data == "th" && valueOf(n.FirstChild, "scope") == "row":
				a.tableRow(n, heads, about, edition)
			}
		}
	}
}

// tableRow reads one row of a table, which is about an indicator or, where it is
// "", says so itself.
func (a *attacker) tableRow(tr *html.Node, heads []string, about string, edition int) {
	head := strings.ReplaceAll(strings.TrimSpace(textOf(tr.FirstChild)), "’", "'")
	month, dated := a.monthOf(head)
	operand := a.names[head]
	if id := valueOf(tr, "id"); id != "" {
		operand = id
	}
	column := 0
	for n := range tr.ChildNodes() {
		if n.Data != "td" {
			continue
		}
		column++
		at, ok := a.monthOf(valueOf(n, "data-label"))
		of := operand
		if about != "" && dated && column < len(heads) {
			at, ok = month, true
			of = map[string]string{"Figure": about, "During each month": about, "Year to date": about + "-year"}[heads[column]]
		}
		if ok && of != "" {
			a.learn("html", a.cellOf(of, 0, at, edition), strings.TrimSpace(textOf(n)))
		}
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func valueOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// svg reads a chart along time: its points, between the labels of two axes.
func (a *attacker) svg(data []byte, operand string, edition int) {
	doc, err := html.Parse(strings.NewReader(string(data)))
	if err != nil || strings.Contains(operand, ".") || strings.HasPrefix(operand, "events-") {
		return // a breakdown has no months, and a year to date stands before its months
	}
	number := func(n *html.Node, key string) float64 {
		v, _ := strconv.ParseFloat(valueOf(n, key), 64)
		return v
	}
	var values, heights, places []float64
	for n := range doc.Descendants() {
		if n.Data != "text" || n.Type != html.ElementNode {
			continue
		}
		text := strings.TrimSuffix(textOf(n), "%")
		v, err := strconv.ParseFloat(text, 64)
		switch {
		case valueOf(n.Parent, "text-anchor") == "end" && err == nil:
			values, heights = append(values, v), append(heights, number(n, "y")-4)
		case valueOf(n.Parent, "text-anchor") == "middle" && len(text) == 3 && err != nil && text != "[c]":
			places = append(places, number(n, "x"))
		}
	}
	if len(values) < 2 || len(places) < 2 || len(places) != edition+1 {
		return
	}
	for n := range doc.Descendants() {
		if n.Data != "circle" || n.Type != html.ElementNode {
			continue
		}
		last := len(values) - 1
		v := values[0] + (number(n, "cy")-heights[0])*(values[last]-values[0])/(heights[last]-heights[0])
		for month, x := range places {
			if math.Abs(x-number(n, "cx")) < 1 {
				a.learn("svg", a.cellOf(operand, 0, month, edition), fmt.Sprint(math.Round(v)))
			}
		}
	}
}
