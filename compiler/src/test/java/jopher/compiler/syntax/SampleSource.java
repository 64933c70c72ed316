package jopher.compiler.syntax;

/// A Go file with every construct of the grammar.
final class SampleSource {
    private SampleSource() {}

    static final String TEXT = """
            //go:build linux && !go1.99 || (amd64 && go1.21)

            //jopher:replace whole
            package sample

            import "fmt"
            import . "math"
            import (
            	_ "embed"
            	str "strings"
            )

            //go:linkname localname runtime.remote
            const (
            	a, b = iota, 1 << iota
            	c, d
            	e float64 = 0x1.8p-3 + 0b1010_1010 + 0o17 + 0777 + 1e+9i + .5 + 'x' + '\\u00e9' + '\\''
            )

            //go:embed a.txt "b c.txt" `d.txt`
            var content string

            var x, y int = 1, 2

            type (
            	Int = int
            	Pair[K comparable, V ~int | ~string | *K] struct {
            		first, second K `json:"first"`
            		*Other
            		fmt.Stringer "tag"
            		List[int]
            		m [4]V
            	}
            	Set[P *C,] map[P]struct{}
            	Array [2 * N]E
            	Grid [P][]E
            	Constraint interface {
            		~int | string
            		fmt.Stringer
            		Method(a, b int, rest ...string) (n int, err error)
            		Pair[int, string]
            	}
            	Chans struct {
            		a chan<- int
            		b <-chan (chan int)
            		c chan (<-chan int)
            	}
            )

            //go:noinline
            //jopher:keep
            func (p *Pair[K, V]) Method(f func(int, ...string) (int, error), _ ...any) (result []map[string]K) {
            	if x := f; x != nil {
            		return nil
            	} else if y := (T{1, 2}); y == (T{}) && p == &(T{a: 1}) {
            		goto end
            	} else {
            		x++
            	}
            outer:
            	for i, j := 0, 1; i < 10; i, j = i+1, j-1 {
            		for range 10 {
            			break outer
            		}
            		for k, v := range m {
            			continue outer
            		}
            		for i < 3 {
            		}
            		for {
            			break
            		}
            	}
            	switch t := x.(type) {
            	case int, *string, func() (<-chan int):
            		_ = t
            	case nil:
            	default:
            	}
            	switch z := f(); {
            	case z > 1 && !true || ^a&^b == -c%d:
            		fallthrough
            	default:
            		;
            	}
            	select {
            	case v, ok := <-ch:
            	case ch <- <-other:
            	case <-done:
            	default:
            		x.y.z[1:2:3][i](g[int, string](1), list...)
            	}
            	go func() { x <<= 1 }()
            	defer mutex.Unlock()
            	var local, second = [...]string{2: "a\\tb\\x00\\377\\u1234\\U0010FFFF", "c"}, [][]Point{{1, 2}, {X: 1, Y: {2}}}
            	const k = `raw
            string`
            	type inner struct{}
            	a[i], *p, (q) = b, c, <-chan int(nil)
            	/* line
            	comment */
            	x = y.(interface{ M() })
            end:
            	return append([]map[string]K{}, result[:len(result)-1]...)
            }

            func external[T any, U interface{ ~[]T }](T, U) (T, error)

            //line generated.go:10:5
            func main() { /*line other.y:3:1*/ println(Sqrt(2), é, str.Join) }
            """;
}
