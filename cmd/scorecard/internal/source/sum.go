package source

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// A Sum stands for everything that something is made from: equal sums, equal
// makings. The zero Sum stands for nothing.
type Sum [16]byte

// String prints the sum in hexadecimal.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// SumOf gives the sum of a file's bytes.
func SumOf(raw []byte) (s Sum) {
	sum := sha256.Sum256(raw)
	copy(s[:], sum[:])
	return s
}

// A Makings lists what something is made from, one thing after the other. Each
// is written with its length, so that no two lists run into one another.
type Makings []byte

// Text adds texts.
func (m *Makings) Text(texts ...string) {
	for _, s := range texts {
		*m = append(binary.AppendUvarint(*m, uint64(len(s))), s...)
	}
}

// Texts adds a list of texts as one thing.
func (m *Makings) Texts(texts []string) {
	m.Int(len(texts))
	m.Text(texts...)
}

// Int adds a whole number.
func (m *Makings) Int(n int) { *m = binary.AppendVarint(*m, int64(n)) }

// Add adds what has a sum of its own.
func (m *Makings) Add(sums ...Sum) {
	for _, s := range sums {
		*m = append(*m, s[:]...)
	}
}

// Sum gives the sum of the list so far.
func (m Makings) Sum() Sum { return SumOf(m) }
