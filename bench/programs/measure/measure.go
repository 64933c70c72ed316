// Package measure runs a benchmark program's kernel several times and prints one line per repetition.
package measure

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

// Run calls kernel as often as the first argument says (default 10) and prints the nanoseconds of each repetition, then the check value, which
// must be the same every time.
func Run(kernel func() uint64) {
	reps := 10
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		reps = n
	}
	var check uint64
	for i := range reps {
		start := time.Now()
		v := kernel()
		d := time.Since(start)
		if i > 0 && v != check {
			fmt.Fprintln(os.Stderr, "check value changed:", check, v)
			os.Exit(1)
		}
		check = v
		fmt.Println("rep", d.Nanoseconds())
	}
	fmt.Println("check", check)
}
