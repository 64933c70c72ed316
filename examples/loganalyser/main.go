// Loganalyser reads a web server's log, matches each line with a regular expression and prints a report.
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var line = regexp.MustCompile(`^(\S+) \S+ (\S+) \[([^\]]+)\] "(GET|POST|PUT|DELETE) (\S+)[^"]*" (\d{3}) (\d+|-)$`)

type record struct {
	host, user   string
	when         time.Time
	method, path string
	status, size int
}

type stats struct {
	n, bytes int
	statuses map[int]int
}

func parse(s string) (r record, err error) {
	m := line.FindStringSubmatch(s)
	if m == nil {
		return r, fmt.Errorf("malformed line: %.30q", s)
	}
	r.host, r.user, r.method, r.path = m[1], m[2], m[4], m[5]
	if r.when, err = time.Parse("02/Jan/2006:15:04:05 -0700", m[3]); err != nil {
		return r, err
	}
	r.status, _ = strconv.Atoi(m[6])
	if m[7] != "-" {
		r.size, _ = strconv.Atoi(m[7])
	}
	return r, nil
}

type counter[K cmp.Ordered] map[K]int

func (c counter[K]) top(n int) []K {
	keys := make([]K, 0, len(c))
	for k := range c {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int {
		return cmp.Or(-cmp.Compare(c[a], c[b]), cmp.Compare(a, b))
	})
	return keys[:min(n, len(keys))]
}

func analyse(in io.Reader, out io.Writer) error {
	var (
		hosts  = counter[string]{}
		exts   = counter[string]{}
		hours  = counter[int]{}
		byPath = map[string]*stats{}
		bad    []error
		first  time.Time
		last   time.Time
	)
	sc := bufio.NewScanner(in)
	for sc.Scan() {
		r, err := parse(sc.Text())
		if err != nil {
			bad = append(bad, err)
			continue
		}
		hosts[r.host]++
		hours[r.when.Hour()]++
		if e := path.Ext(r.path); e != "" {
			exts[e]++
		}
		st := byPath[r.path]
		if st == nil {
			st = &stats{statuses: map[int]int{}}
			byPath[r.path] = st
		}
		st.n++
		st.bytes += r.size
		st.statuses[r.status]++
		if first.IsZero() || r.when.Before(first) {
			first = r.when
		}
		if r.when.After(last) {
			last = r.when
		}
	}
	if err := sc.Err(); err != nil {
		return err
	}
	fmt.Fprintf(out, "from %s to %s (%v)\n", first.UTC().Format(time.RFC3339), last.UTC().Format(time.Kitchen), last.Sub(first))
	for i, h := range hosts.top(3) {
		fmt.Fprintf(out, "host %d: %-15s %3d\n", i+1, h, hosts[h])
	}
	fmt.Fprintln(out, "extensions:", strings.Join(exts.top(5), " "))
	for _, h := range hours.top(24) {
		fmt.Fprintf(out, "%02d h %s\n", h, strings.Repeat("#", hours[h]))
	}
	paths := make([]string, 0, len(byPath))
	for p := range byPath {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	for _, p := range paths {
		st := byPath[p]
		fmt.Fprintf(out, "%-22s %3d %8d %v\n", p, st.n, st.bytes, st.statuses)
	}
	masked := regexp.MustCompile(`(\d+)\.(\d+)\.\d+\.\d+`).ReplaceAllString(strings.Join(hosts.top(2), ","), "$1.$2.x.x")
	fmt.Fprintln(out, masked)
	for _, err := range bad {
		fmt.Fprintln(out, "skipped:", err)
	}
	return nil
}

func main() {
	in := io.Reader(os.Stdin)
	if len(os.Args) > 1 {
		f, err := os.Open(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		defer f.Close()
		in = f
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	if err := analyse(in, out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
