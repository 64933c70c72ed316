//jopher:new

// No processor features: everything that asks takes its portable path.
package cpu

const CacheLinePadSize = 64

func doinit() {}
