package record

import "bytes"

// Same reports whether two versions of a month say the same: whether they differ
// in nothing but their numbers, reasons and dates of correction.
func Same(a, b *Edition) bool {
	return bytes.Equal(facts(a), facts(b))
}

func facts(e *Edition) []byte {
	all := *e
	all.Version, all.Reason, all.Addresses, all.After = 0, "", nil, nil
	all.Month.Corrected, all.Month.By = "", ""
	text, err := Write(&all)
	if err != nil {
		return nil
	}
	return text
}
