// Calculator reads expressions from standard input, one a line, and prints their values. Names can be assigned.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
)

type parser struct {
	in   string
	pos  int
	vars map[string]float64
}

type syntaxError struct {
	pos int
	msg string
}

func (e syntaxError) Error() string { return fmt.Sprintf("column %d: %s", e.pos+1, e.msg) }

var errDivide = errors.New("division by zero")

var functions = map[string]func(float64) float64{
	"sqrt": math.Sqrt, "abs": math.Abs, "floor": math.Floor, "ceil": math.Ceil,
	"sq": func(x float64) float64 { return x * x },
}

func (p *parser) fail(format string, args ...any) {
	panic(syntaxError{p.pos, fmt.Sprintf(format, args...)})
}

func (p *parser) space() {
	for p.pos < len(p.in) && p.in[p.pos] == ' ' {
		p.pos++
	}
}

func (p *parser) peek() byte {
	p.space()
	if p.pos == len(p.in) {
		return 0
	}
	return p.in[p.pos]
}

func (p *parser) accept(chars string) byte {
	if c := p.peek(); c != 0 && strings.IndexByte(chars, c) >= 0 {
		p.pos++
		return c
	}
	return 0
}

func (p *parser) expr() float64 {
	x := p.term()
	for {
		switch p.accept("+-") {
		case '+':
			x += p.term()
		case '-':
			x -= p.term()
		default:
			return x
		}
	}
}

func (p *parser) term() float64 {
	x := p.factor()
	for {
		switch p.accept("*/%") {
		case '*':
			x *= p.factor()
		case '/':
			y := p.factor()
			if y == 0 {
				panic(errDivide)
			}
			x /= y
		case '%':
			y := int64(p.factor())
			x = float64(int64(x) % y) // panics with a run-time error for zero
		default:
			return x
		}
	}
}

func (p *parser) factor() float64 {
	x := p.unary()
	if p.accept("^") != 0 {
		return math.Pow(x, p.factor())
	}
	return x
}

func (p *parser) unary() float64 {
	if p.accept("-") != 0 {
		return -p.unary()
	}
	return p.primary()
}

func (p *parser) primary() float64 {
	c := p.peek()
	start := p.pos
	switch {
	case c == '(':
		p.pos++
		x := p.expr()
		if p.accept(")") == 0 {
			p.fail("expected )")
		}
		return x
	case c >= '0' && c <= '9' || c == '.':
		for p.pos < len(p.in) && strings.IndexByte("0123456789.e", p.in[p.pos]) >= 0 {
			p.pos++
		}
		x, err := strconv.ParseFloat(p.in[start:p.pos], 64)
		if err != nil {
			panic(err)
		}
		return x
	case c >= 'a' && c <= 'z':
		for p.pos < len(p.in) && p.in[p.pos] >= 'a' && p.in[p.pos] <= 'z' {
			p.pos++
		}
		name := p.in[start:p.pos]
		if f, ok := functions[name]; ok && p.peek() == '(' {
			return f(p.primary())
		}
		x, ok := p.vars[name]
		if !ok {
			p.pos = start
			p.fail("unknown name %q", name)
		}
		return x
	case c == 0:
		p.fail("unexpected end")
	}
	p.fail("unexpected %q", c)
	return 0
}

func eval(line string, vars map[string]float64) (x float64, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("cannot evaluate %q: %w", line, r)
		default:
			panic(r)
		}
	}()
	name, rest, found := strings.Cut(line, "=")
	p := &parser{in: line, vars: vars}
	if found {
		p.in = rest
	}
	x = p.expr()
	if c := p.peek(); c != 0 {
		p.fail("unexpected %q", c)
	}
	if found {
		vars[strings.TrimSpace(name)] = x
	}
	return x, nil
}

func main() {
	vars := map[string]float64{"pi": math.Pi, "e": math.E}
	in := bufio.NewScanner(os.Stdin)
	failed := 0
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		x, err := eval(line, vars)
		var se syntaxError
		switch {
		case errors.As(err, &se):
			failed++
			fmt.Printf("%d: %v (at %d)\n", n, err, se.pos)
		case err != nil:
			failed++
			fmt.Printf("%d: %v\n", n, err)
		default:
			fmt.Printf("%d: %.10g\n", n, x)
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	for _, name := range []string{"a", "b", "pi"} {
		if v, ok := vars[name]; ok {
			fmt.Fprintf(w, "%s\t%.6f\t\n", name, v)
		}
	}
	w.Flush()
	if failed > 0 {
		fmt.Fprintf(os.Stderr, "%d of the lines failed\n", failed)
		os.Exit(3)
	}
}
