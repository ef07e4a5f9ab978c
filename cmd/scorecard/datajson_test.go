package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A shape says what a value of data.json must be. It gives what is wrong.
type shape func(v any) []string

// object wants these keys. Others may stand there too: the contract only grows.
func object(keys map[string]shape) shape {
	return func(v any) (wrong []string) {
		o, ok := v.(map[string]any)
		if !ok {
			return []string{fmt.Sprintf(": %v is no object", v)}
		}
		for _, key := range slices.Sorted(maps.Keys(keys)) {
			value, there := o[key]
			if !there {
				wrong = append(wrong, "."+key+": is missing")
				continue
			}
			for _, w := range keys[key](value) {
				wrong = append(wrong, "."+key+w)
			}
		}
		return wrong
	}
}

func list(of shape) shape {
	return func(v any) (wrong []string) {
		l, ok := v.([]any)
		if !ok {
			return []string{fmt.Sprintf(": %v is no list", v)}
		}
		for n, value := range l {
			for _, w := range of(value) {
				wrong = append(wrong, fmt.Sprintf("[%d]%s", n, w))
			}
		}
		return wrong
	}
}

func orNull(s shape) shape {
	return func(v any) []string {
		if v == nil {
			return nil
		}
		return s(v)
	}
}

// matching wants a text of a form.
func matching(form string) shape {
	re := regexp.MustCompile(`^(?:` + form + `)$`)
	return func(v any) []string {
		if s, ok := v.(string); ok && re.MatchString(s) {
			return nil
		}
		return []string{fmt.Sprintf(": %v is no text of the form %s", v, form)}
	}
}

func number(v any) []string {
	if _, ok := v.(json.Number); ok {
		return nil
	}
	return []string{fmt.Sprintf(": %v is no number", v)}
}

func count(v any) []string {
	if n, ok := v.(json.Number); ok && regexp.MustCompile(`^[0-9]+$`).MatchString(string(n)) {
		return nil
	}
	return []string{fmt.Sprintf(": %v is no count", v)}
}

func boolean(v any) []string {
	if _, ok := v.(bool); ok {
		return nil
	}
	return []string{fmt.Sprintf(": %v is neither true nor false", v)}
}

var (
	anyText    = matching(`(?s).*`)
	someText   = matching(`(?s).+`)
	anID       = matching(`[a-z0-9]+(-[a-z0-9]+)*`)
	aPeriod    = matching(`[0-9]{4}(-([0-9]{2}|Q[1-4]|autumn|spring|summer|FY|AY|[0-9]{2}-[0-9]{2}))?|[0-9]{4}-[0-9]{2}/[0-9]{4}-[0-9]{2}`)
	aDate      = matching(`[0-9]{4}-[0-9]{2}-[0-9]{2}`)
	markers    = matching(`(\[(c|x|z|low|k|p|r|e|b|f|u)\])*`)
	aMovement  = matching(`up|down|same|none`)
	aJudgement = matching(`better|worse|same|none`)
	aStatus    = matching(`green|amber|red|none`)
	aTarget    = object(map[string]shape{"target": anyText, "green": anyText, "amber": anyText, "target_value": orNull(number), "text": someText, "met": orNull(boolean)})
	aFigure    = map[string]shape{"period": aPeriod, "value": orNull(number), "display": someText, "marker": markers}
)

// with gives keys with others added.
func with(keys map[string]shape, more map[string]shape) map[string]shape {
	out := maps.Clone(keys)
	maps.Copy(out, more)
	return out
}

// monthShape is data.json of a month as section 3 of the design has it.
var monthShape = object(map[string]shape{
	"schema": matchingNumber("1"), "scorecard": anID, "title": someText, "month": matching(`[0-9]{4}-[0-9]{2}`), "version": count,
	"published": matching(`[0-9]{4}-[0-9]{2}-[0-9]{2}`), "licence": orNull(object(map[string]shape{"name": someText, "url": matching(`https?://.+`)})),
	"sections": list(object(map[string]shape{"id": anID, "title": someText})),
	"indicators": list(object(with(aFigure, map[string]shape{
		"id": anID, "ref": anyText, "name": someText, "section": anID, "unit": someText, "good": matching(`high|low|range|none`),
		"due": boolean, "movement": aMovement, "judgement": aJudgement, "status": aStatus, "reason": someText,
		"target": orNull(aTarget), "previous": orNull(object(aFigure)), "history": list(object(aFigure)),
		"companions": list(object(with(aFigure, map[string]shape{"kind": matching(`ytd|outturn|quarter|term|month|day|span`)}))),
		"benchmarks": list(object(map[string]shape{"comparator": anID, "period": matching(`.*`), "value": number, "display": someText})),
		"categories": list(object(map[string]shape{"id": anID, "name": someText, "value": orNull(number), "display": someText, "marker": markers,
			"movement": aMovement, "judgement": aJudgement, "status": aStatus, "target": orNull(aTarget)})),
	}))),
	"counts": object(map[string]shape{
		"status":    object(map[string]shape{"green": count, "amber": count, "red": count, "none": count}),
		"judgement": object(map[string]shape{"better": count, "worse": count, "same": count, "none": count}),
	}),
	"corrections": list(object(map[string]shape{"version": count, "date": aDate, "reason": someText, "substantial": boolean,
		"changes": list(object(map[string]shape{"kind": matching(`figure|status|direction|target|comparator|definition|sentence|other`),
			"before": anyText, "after": anyText, "substantial": boolean, "since": count}))})),
	"withdrawn": list(object(map[string]shape{"date": aDate, "reason": someText, "figures": count})),
	"later": list(object(map[string]shape{"indicator": anID, "period": aPeriod, "value": number, "display": someText, "correction": boolean,
		"in": matching(`[0-9]{4}-[0-9]{2}(/v[0-9]+)?`)})),
})

func matchingNumber(want string) shape {
	return func(v any) []string {
		if v == json.Number(want) {
			return nil
		}
		return []string{fmt.Sprintf(": is %v, want %s", v, want)}
	}
}

// TestDataShape holds every data.json against the contract.
func TestDataShape(t *testing.T) {
	s := buildSite(t)
	for _, month := range s.months(t) {
		data := s.files[month+"/data.json"]
		for _, wrong := range shapeOf(data) {
			t.Errorf("%s/data.json%s", month, wrong)
		}
	}
	for _, has := range []string{`"corrections":[{"version":2,`, `"later":[{"indicator":`} {
		if !slices.ContainsFunc(s.months(t), func(m string) bool { return bytes.Contains(s.files[m+"/data.json"], []byte(has)) }) {
			t.Errorf("no month of the site has %s", has)
		}
	}
	data := string(s.files["rotherham/2022-12/data.json"])
	for _, change := range [][2]string{{`"due":`, `"do":`}, {`"schema":1`, `"schema":2`}, {`"value":551`, `"value":"551"`}, {`"met":false`, `"met":0`},
		{`"movement":"down"`, `"movement":"fell"`}, {`"green":3`, `"green":3.5`}, {`"history":[`, `"history":null,"past":[`}, {`"id":`, `"id":"x","id":`}} {
		if changed := strings.Replace(data, change[0], change[1], 1); changed == data || len(shapeOf([]byte(changed))) == 0 {
			t.Errorf("the contract does not notice %s in place of %s", change[1], change[0])
		}
	}
}

// shapeOf decodes a data.json and gives what is wrong with it.
func shapeOf(data []byte) []string {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	v, err := unique(d)
	if err == nil && d.More() {
		err = errors.New("there is more after the end")
	}
	if err != nil {
		return []string{": " + err.Error()}
	}
	return monthShape(v)
}

// unique decodes a value in which no object has a key twice.
func unique(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		o := map[string]any{}
		for d.More() {
			key, err := d.Token()
			if err != nil {
				return nil, err
			}
			if _, twice := o[key.(string)]; twice {
				return nil, fmt.Errorf("the key %q is there twice", key)
			}
			if o[key.(string)], err = unique(d); err != nil {
				return nil, err
			}
		}
		_, err := d.Token()
		return o, err
	case json.Delim('['):
		l := []any{}
		for d.More() {
			v, err := unique(d)
			if err != nil {
				return nil, err
			}
			l = append(l, v)
		}
		_, err := d.Token()
		return l, err
	}
	return token, nil
}
