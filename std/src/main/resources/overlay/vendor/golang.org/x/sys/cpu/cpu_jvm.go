//jopher:new

// No processor features: everything that asks takes its portable path.
package cpu

const cacheLineSize = 64

func initOptions() {}
