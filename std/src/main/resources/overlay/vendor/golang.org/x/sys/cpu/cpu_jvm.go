//jopher:new
//jopher:borrow endian_little.go

// No processor features: everything that asks takes its portable path.
package cpu

const cacheLineSize = 64

func initOptions() {}
