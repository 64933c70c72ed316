// Wordcount counts lines, words and bytes of files, like wc, and prints the most frequent words.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"unicode"
)

type counts struct {
	lines, words, bytes int
}

func (c *counts) add(o counts) {
	c.lines += o.lines
	c.words += o.words
	c.bytes += o.bytes
}

func count(r io.Reader, freq map[string]int) (counts, error) {
	var c counts
	in := bufio.NewReader(r)
	for {
		line, err := in.ReadString('\n')
		c.bytes += len(line)
		if strings.HasSuffix(line, "\n") {
			c.lines++
		}
		for _, w := range strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) }) {
			c.words++
			w = strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }))
			if w != "" {
				freq[w]++
			}
		}
		if err == io.EOF {
			return c, nil
		}
		if err != nil {
			return c, err
		}
	}
}

func main() {
	top := flag.Int("top", 5, "number of frequent words to print")
	flag.Parse()
	freq := make(map[string]int)
	var total counts
	status := 0
	files := flag.Args()
	if len(files) == 0 {
		c, err := count(os.Stdin, freq)
		if err != nil {
			fmt.Fprintln(os.Stderr, "wordcount:", err)
			os.Exit(1)
		}
		total.add(c)
		fmt.Printf("%8d%8d%8d\n", c.lines, c.words, c.bytes)
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, "wordcount:", err)
			status = 1
			continue
		}
		c, err := count(f, freq)
		f.Close()
		if err != nil {
			fmt.Fprintln(os.Stderr, "wordcount:", err)
			status = 1
			continue
		}
		total.add(c)
		fmt.Printf("%8d%8d%8d %s\n", c.lines, c.words, c.bytes, name)
	}
	if len(files) > 1 {
		fmt.Printf("%8d%8d%8d total\n", total.lines, total.words, total.bytes)
	}

	words := make([]string, 0, len(freq))
	for w := range freq {
		words = append(words, w)
	}
	sort.Slice(words, func(i, j int) bool {
		if freq[words[i]] != freq[words[j]] {
			return freq[words[i]] > freq[words[j]]
		}
		return words[i] < words[j]
	})
	for i, w := range words {
		if i >= *top {
			break
		}
		fmt.Printf("%6d  %s\n", freq[w], w)
	}
	os.Exit(status)
}
