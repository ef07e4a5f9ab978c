// Package layouts hands out the built-in layouts and their assets. A site's
// own layouts/ folder is laid over them, file by file. README.md beside this
// file documents what a layout is given.
package layouts

import "embed"

// Files holds the layouts (*.html), below assets/ what pages load, and below
// messages/ the words of pages.
//
//go:embed *.html assets messages
var Files embed.FS
