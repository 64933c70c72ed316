// Structval: small structs passed and returned by value (a ray tracer's vectors).
package main

import (
	"bench/measure"
	"math"
)

type vec struct{ x, y, z float64 }

func (a vec) add(b vec) vec     { return vec{a.x + b.x, a.y + b.y, a.z + b.z} }
func (a vec) sub(b vec) vec     { return vec{a.x - b.x, a.y - b.y, a.z - b.z} }
func (a vec) mul(f float64) vec { return vec{a.x * f, a.y * f, a.z * f} }
func (a vec) dot(b vec) float64 { return a.x*b.x + a.y*b.y + a.z*b.z }
func (a vec) unit() vec         { return a.mul(1 / math.Sqrt(a.dot(a))) }

type sphere struct {
	center vec
	radius float64
	color  vec
}

type ray struct{ origin, dir vec }

func (s *sphere) hit(r ray) (float64, bool) {
	oc := r.origin.sub(s.center)
	b := oc.dot(r.dir)
	d := b*b - oc.dot(oc) + s.radius*s.radius
	if d < 0 {
		return 0, false
	}
	t := -b - math.Sqrt(d)
	return t, t > 1e-6
}

func trace(scene []sphere, r ray, depth int) vec {
	best, index := math.Inf(1), -1
	for i := range scene {
		if t, ok := scene[i].hit(r); ok && t < best {
			best, index = t, i
		}
	}
	if index < 0 {
		return vec{0.5, 0.7, 1}.mul(0.5 * (r.dir.y + 1))
	}
	p := r.origin.add(r.dir.mul(best))
	n := p.sub(scene[index].center).unit()
	light := vec{1, 1, -1}.unit()
	c := scene[index].color.mul(0.2 + 0.8*max(0, n.dot(light)))
	if depth > 0 {
		reflected := r.dir.sub(n.mul(2 * r.dir.dot(n)))
		c = c.mul(0.7).add(trace(scene, ray{p, reflected}, depth-1).mul(0.3))
	}
	return c
}

func main() {
	scene := []sphere{
		{vec{0, 0, 3}, 1, vec{1, 0.2, 0.2}},
		{vec{1.5, 0.5, 4}, 1, vec{0.2, 1, 0.2}},
		{vec{-1.5, -0.5, 3.5}, 0.7, vec{0.2, 0.2, 1}},
		{vec{0, -101, 3}, 100, vec{0.6, 0.6, 0.6}},
	}
	measure.Run(func() uint64 {
		var sum vec
		const n = 700
		for y := range n {
			for x := range n {
				dir := vec{float64(x)/n*2 - 1, 1 - float64(y)/n*2, 1.5}.unit()
				sum = sum.add(trace(scene, ray{vec{}, dir}, 3))
			}
		}
		return math.Float64bits(sum.x + sum.y + sum.z)
	})
}
