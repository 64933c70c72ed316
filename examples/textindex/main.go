// Textindex builds an inverted index over CSV records and answers queries; exercises sorting, heaps, lists and big numbers.
package main

import (
	"container/heap"
	"container/list"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"math/big"
	"math/bits"
	"os"
	"sort"
	"strings"
)

const data = `id,title,body
1,"Go on the JVM","goroutines, channels and maps"
2,"Maps","a map of maps is a map"
3,"Quotes ""inside""","channels carry values"
4,Numbers,"big numbers and small numbers"
`

type doc struct {
	id          string
	title, body string
}

type posting struct {
	doc   int
	count int
}

type byScore []posting

func (s byScore) Len() int { return len(s) }
func (s byScore) Less(i, j int) bool {
	return s[i].count > s[j].count || s[i].count == s[j].count && s[i].doc < s[j].doc
}
func (s byScore) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s *byScore) Push(x any)   { *s = append(*s, x.(posting)) }
func (s *byScore) Pop() any {
	old := *s
	x := old[len(old)-1]
	*s = old[:len(old)-1]
	return x
}

var _ heap.Interface = (*byScore)(nil)

type index map[string]map[int]int

func (ix index) add(n int, text string) {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if ix[w] == nil {
			ix[w] = make(map[int]int)
		}
		ix[w][n]++
	}
}

func (ix index) query(words ...string) []posting {
	score := map[int]int{}
	for _, w := range words {
		for d, c := range ix[w] {
			score[d] += c
		}
	}
	h := &byScore{}
	for d, c := range score {
		heap.Push(h, posting{d, c})
	}
	var out []posting
	for h.Len() > 0 {
		out = append(out, heap.Pop(h).(posting))
	}
	return out
}

func main() {
	rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	var docs []doc
	ix := index{}
	for _, r := range rows[1:] {
		docs = append(docs, doc{r[0], r[1], r[2]})
		ix.add(len(docs)-1, r[1]+" "+r[2])
	}
	words := make([]string, 0)
	for w := range ix {
		words = append(words, w)
	}
	sort.Sort(sort.Reverse(sort.StringSlice(words)))
	fmt.Println(len(words), words)
	for _, q := range []string{"maps", "map numbers", "channels go", "nothing"} {
		fmt.Printf("%q:", q)
		for _, p := range ix.query(strings.Fields(q)...) {
			fmt.Printf(" %s(%d)", docs[p.doc].title, p.count)
		}
		fmt.Println()
	}

	recent := list.New()
	for i := range 5 {
		recent.PushFront(i * i)
		if recent.Len() > 3 {
			recent.Remove(recent.Back())
		}
	}
	for e := recent.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println()

	f := big.NewInt(1)
	for i := int64(2); i <= 60; i++ {
		f.Mul(f, big.NewInt(i))
	}
	q, r := new(big.Int).QuoRem(f, big.NewInt(1_000_000_007), new(big.Int))
	fmt.Println(f, q.BitLen(), r)
	fmt.Printf("%v %+v %#v %T\n", docs[0], docs[1], docs[3], docs)

	buf := make([]byte, 0, 16)
	buf = binary.AppendUvarint(buf, 300)
	buf = binary.BigEndian.AppendUint32(buf, 0xCAFEBABE)
	v, n := binary.Uvarint(buf)
	fmt.Println(buf, v, n, bits.OnesCount64(0xCAFEBABE), bits.LeadingZeros32(1), bits.Reverse8(3))
	w := csv.NewWriter(os.Stdout)
	w.Write([]string{"plain", "with,comma", `with "quotes"`, ""})
	w.Flush()
}
