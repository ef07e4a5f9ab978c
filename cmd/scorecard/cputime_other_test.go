//go:build !unix

package main

import (
	"testing"
	"time"
)

// processorTime gives the time of day, where a process is not told how long it
// has spent on processors.
func processorTime(testing.TB) time.Duration { return time.Duration(time.Now().UnixNano()) }
