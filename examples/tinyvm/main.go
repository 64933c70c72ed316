// Tinyvm compiles a small language to byte code and runs it on a stack machine.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode"
)

type kind int

const (
	eof kind = iota
	number
	ident
	symbol
)

func (k kind) String() string { return [...]string{"eof", "number", "ident", "symbol"}[k] }

type token struct {
	kind kind
	text string
	line int
}

func tokenize(src string) (toks []token, err error) {
	line := 1
	rs := []rune(src)
	for i := 0; i < len(rs); {
		r := rs[i]
		start := i
		switch {
		case r == '\n':
			line++
			i++
			continue
		case unicode.IsSpace(r):
			i++
			continue
		case unicode.IsDigit(r):
			for i < len(rs) && unicode.IsDigit(rs[i]) {
				i++
			}
			toks = append(toks, token{number, string(rs[start:i]), line})
		case unicode.IsLetter(r):
			for i < len(rs) && (unicode.IsLetter(rs[i]) || unicode.IsDigit(rs[i])) {
				i++
			}
			toks = append(toks, token{ident, string(rs[start:i]), line})
		case strings.ContainsRune("+-*/%<>=!(){};,", r):
			i++
			if i < len(rs) && rs[i] == '=' && strings.ContainsRune("<>=!", r) {
				i++
			}
			toks = append(toks, token{symbol, string(rs[start:i]), line})
		default:
			return nil, fmt.Errorf("line %d: unexpected character %q", line, r)
		}
	}
	return append(toks, token{eof, "", line}), nil
}

type op byte

const (
	push op = iota
	load
	store
	add
	sub
	mul
	div
	mod
	less
	equal
	jump
	jumpFalse
	print
	halt
)

//go:generate echo names
var names = map[op]string{push: "push", load: "load", store: "store", add: "add", sub: "sub", mul: "mul", div: "div", mod: "mod",
	less: "less", equal: "equal", jump: "jump", jumpFalse: "jumpf", print: "print", halt: "halt"}

type instr struct {
	op  op
	arg int
}

func (i instr) String() string {
	switch i.op {
	case push, load, store, jump, jumpFalse:
		return fmt.Sprintf("%-6s %d", names[i.op], i.arg)
	}
	return names[i.op]
}

type compiler struct {
	toks []token
	code []instr
	vars map[string]int
}

func (c *compiler) next() token {
	t := c.toks[0]
	if t.kind != eof {
		c.toks = c.toks[1:]
	}
	return t
}

func (c *compiler) is(text string) bool {
	if c.toks[0].text == text && c.toks[0].kind != eof {
		c.next()
		return true
	}
	return false
}

func (c *compiler) expect(text string) {
	if !c.is(text) {
		panic(fmt.Errorf("line %d: expected %q, got %v %q", c.toks[0].line, text, c.toks[0].kind, c.toks[0].text))
	}
}

func (c *compiler) emit(o op, arg int) int {
	c.code = append(c.code, instr{o, arg})
	return len(c.code) - 1
}

func (c *compiler) slot(name string) int {
	i, ok := c.vars[name]
	if !ok {
		i = len(c.vars)
		c.vars[name] = i
	}
	return i
}

func (c *compiler) stmt() {
	switch {
	case c.is("{"):
		for !c.is("}") {
			if c.toks[0].kind == eof {
				c.expect("}")
			}
			c.stmt()
		}
	case c.is("while"):
		top := len(c.code)
		c.expr()
		exit := c.emit(jumpFalse, 0)
		c.stmt()
		c.emit(jump, top)
		c.code[exit].arg = len(c.code)
	case c.is("if"):
		c.expr()
		skip := c.emit(jumpFalse, 0)
		c.stmt()
		if c.is("else") {
			end := c.emit(jump, 0)
			c.code[skip].arg = len(c.code)
			c.stmt()
			skip = end
		}
		c.code[skip].arg = len(c.code)
	case c.is("print"):
		c.expr()
		c.expect(";")
		c.emit(print, 0)
	default:
		t := c.next()
		if t.kind != ident {
			panic(fmt.Errorf("line %d: unexpected %v %q", t.line, t.kind, t.text))
		}
		c.expect("=")
		c.expr()
		c.expect(";")
		c.emit(store, c.slot(t.text))
	}
}

var levels = [][]struct {
	text string
	op   op
	swap bool
}{
	{{"<", less, false}, {"==", equal, false}},
	{{"+", add, false}, {"-", sub, false}},
	{{"*", mul, false}, {"/", div, false}, {"%", mod, false}},
}

func (c *compiler) expr() { c.binary(0) }

func (c *compiler) binary(level int) {
	if level == len(levels) {
		c.primary()
		return
	}
	c.binary(level + 1)
next:
	for {
		for _, o := range levels[level] {
			if c.is(o.text) {
				c.binary(level + 1)
				c.emit(o.op, 0)
				continue next
			}
		}
		return
	}
}

func (c *compiler) primary() {
	switch t := c.next(); t.kind {
	case number:
		n, err := strconv.Atoi(t.text)
		if err != nil {
			panic(err)
		}
		c.emit(push, n)
	case ident:
		c.emit(load, c.slot(t.text))
	default:
		if t.text != "(" {
			panic(fmt.Errorf("line %d: unexpected %v %q", t.line, t.kind, t.text))
		}
		c.expr()
		c.expect(")")
	}
}

func compile(src string) (code []instr, nvars int, err error) {
	toks, err := tokenize(src)
	if err != nil {
		return nil, 0, err
	}
	defer func() {
		if r := recover(); r != nil {
			err = errors.Join(errors.New("compile failed"), r.(error))
		}
	}()
	c := &compiler{toks: toks, vars: map[string]int{}}
	for c.toks[0].kind != eof {
		c.stmt()
	}
	c.emit(halt, 0)
	return c.code, len(c.vars), nil
}

type stack []int

func (s *stack) push(x int) { *s = append(*s, x) }
func (s *stack) pop() int {
	old := *s
	x := old[len(old)-1]
	*s = old[:len(old)-1]
	return x
}

func run(code []instr, nvars int) (steps int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("step %d: %v", steps, r)
		}
	}()
	vars := make([]int, nvars)
	var s stack
	for pc := 0; ; steps++ {
		in := code[pc]
		pc++
		switch in.op {
		case push:
			s.push(in.arg)
		case load:
			s.push(vars[in.arg])
		case store:
			vars[in.arg] = s.pop()
		case add, sub, mul, div, mod, less, equal:
			b, a := s.pop(), s.pop()
			var r int
			switch in.op {
			case add:
				r = a + b
			case sub:
				r = a - b
			case mul:
				r = a * b
			case div:
				r = a / b
			case mod:
				r = a % b
			case less:
				if a < b {
					r = 1
				}
			case equal:
				if a == b {
					r = 1
				}
			}
			s.push(r)
		case jumpFalse:
			if s.pop() != 0 {
				break
			}
			fallthrough
		case jump:
			pc = in.arg
		case print:
			fmt.Println(s.pop())
		case halt:
			return steps, nil
		}
	}
}

const program = `
n = 10; a = 0; b = 1;
while 0 < n { print a; t = a + b; a = b; b = t; n = n - 1; }
i = 2; primes = 0;
while i < 2000 {
	j = 2; prime = 1;
	while j * j < i + 1 {
		if i % j == 0 { prime = 0; j = i; } else j = j + 1;
	}
	primes = primes + prime;
	i = i + 1;
}
print primes;
`

func main() {
	code, n, err := compile(program)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for i, in := range code[:12] {
		fmt.Printf("%3d %v\n", i, in)
	}
	steps, err := run(code, n)
	fmt.Println("steps:", steps, "error:", err)
	for _, bad := range []string{"x = 1 / (2 - 2);", "print @;", "while 1 { x = 2;", "3 = x;", "print y;"} {
		code, n, err := compile(bad)
		if err != nil {
			fmt.Printf("%v\n", err)
			continue
		}
		if _, err = run(code, n); err != nil {
			fmt.Println("run:", err)
		}
	}
}
