// The original hands out one memory as slices of several types; here each slice has a memory of its own, which the garbage collector takes back.
package ssa

func (c *Cache) allocBlockSlice(n int) []*Block { return make([]*Block, n) }
func (c *Cache) freeBlockSlice(s []*Block)      {}

func (c *Cache) allocInt64(n int) []int64 { return make([]int64, n) }
func (c *Cache) freeInt64(s []int64)      {}

func (c *Cache) allocIntSlice(n int) []int { return make([]int, n) }
func (c *Cache) freeIntSlice(s []int)      {}

func (c *Cache) allocInt32Slice(n int) []int32 { return make([]int32, n) }
func (c *Cache) freeInt32Slice(s []int32)      {}

func (c *Cache) allocInt8Slice(n int) []int8 { return make([]int8, n) }
func (c *Cache) freeInt8Slice(s []int8)      {}

func (c *Cache) allocBoolSlice(n int) []bool { return make([]bool, n) }
func (c *Cache) freeBoolSlice(s []bool)      {}

func (c *Cache) allocIDSlice(n int) []ID { return make([]ID, n) }
func (c *Cache) freeIDSlice(s []ID)      {}

func (c *Cache) allocUintSlice(n int) []uint { return make([]uint, n) }
func (c *Cache) freeUintSlice(s []uint)      {}
