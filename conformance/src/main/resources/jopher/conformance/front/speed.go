// Parses and type-checks packages with go/parser and go/types, several times, each as soon as those it imports are done:
// speed LIST ROUNDS, where each line of LIST is an import path and the package's files. Prints milliseconds per round.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"strconv"
	"strings"
	"time"
)

type pkg struct {
	path  string
	files []string
	done  chan bool
	types *types.Package
}

type importer map[string]*pkg

func (m importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	p := m[path]
	if p == nil {
		p = m["vendor/"+path]
	}
	if p == nil {
		return nil, fmt.Errorf("no package %s", path)
	}
	<-p.done
	return p.types, nil
}

func main() {
	data, err := os.ReadFile(os.Args[1])
	check(err)
	rounds, err := strconv.Atoi(os.Args[2])
	check(err)
	for range rounds {
		start := time.Now()
		all := importer{}
		var order []*pkg
		for line := range strings.Lines(string(data)) {
			f := strings.Fields(line)
			p := &pkg{path: f[0], files: f[1:], done: make(chan bool)}
			all[p.path] = p
			order = append(order, p)
		}
		slots := make(chan bool, 2)
		for _, p := range order {
			go p.check(all, slots)
		}
		for _, p := range order {
			<-p.done
		}
		fmt.Println(time.Since(start).Milliseconds())
	}
}

func (p *pkg) check(all importer, slots chan bool) {
	fset := token.NewFileSet()
	// what it imports comes first, so that no slot is held while waiting
	slots <- true
	var files []*ast.File
	for _, f := range p.files {
		tree, err := parser.ParseFile(fset, f, nil, parser.SkipObjectResolution)
		check(err)
		files = append(files, tree)
	}
	<-slots
	for _, f := range files {
		for _, i := range f.Imports {
			path, _ := strconv.Unquote(i.Path.Value)
			_, err := all.Import(path)
			check(err)
		}
	}
	slots <- true
	info := &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Implicits:  map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances:  map[*ast.Ident]types.Instance{},
		Scopes:     map[ast.Node]*types.Scope{},
	}
	conf := types.Config{Importer: all, Sizes: types.SizesFor("gc", "amd64")}
	tpkg, err := conf.Check(p.path, fset, files, info)
	check(err)
	p.types = tpkg
	<-slots
	close(p.done)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
