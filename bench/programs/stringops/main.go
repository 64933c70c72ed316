// Stringops: scanning, slicing, comparing, building and converting strings.
package main

import (
	"bench/measure"
	"strings"
)

func main() {
	line := strings.Repeat("key=value; name=jopher; ünïcode=straße; n=12345; ", 40)
	measure.Run(func() uint64 {
		sum := 0
		for range 3000 {
			rest := line
			for rest != "" {
				var field string
				field, rest, _ = strings.Cut(rest, ";")
				k, v, ok := strings.Cut(strings.TrimSpace(field), "=")
				if ok {
					sum += len(k)*3 + len(v)
					switch k {
					case "key":
						sum++
					case "name":
						sum += 2
					case "n":
						for i := 0; i < len(v); i++ {
							sum += int(v[i] - '0')
						}
					}
				}
			}
			for _, r := range line {
				if r >= 0x80 {
					sum += int(r)
				}
			}
			var b strings.Builder
			for i := 0; i < len(line); i++ {
				if c := line[i]; c != ' ' {
					b.WriteByte(c)
				}
			}
			sum += strings.Count(b.String(), "=") + len(string([]byte(line)))
			if b.String() < line {
				sum++
			}
		}
		return uint64(sum)
	})
}
