// Value without a look into interface words: a pointer to an immutable interface variable is swapped as a whole.
package atomic

//jopher:delete efaceWords firstStoreInProgress runtime_procPin runtime_procUnpin

type Value struct {
	v Pointer[any]
}

// sameType reports whether the dynamic types are identical; neither is nil.
//
//jopher:new
func sameType(a, b any) bool

func (v *Value) Load() (val any) {
	if p := v.v.Load(); p != nil {
		val = *p
	}
	return
}

func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	for {
		p := v.v.Load()
		if p != nil && !sameType(*p, val) {
			panic("sync/atomic: store of inconsistently typed value into Value")
		}
		if v.v.CompareAndSwap(p, &val) {
			return
		}
	}
}

func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	for {
		p := v.v.Load()
		if p != nil && !sameType(*p, new) {
			panic("sync/atomic: swap of inconsistently typed value into Value")
		}
		if v.v.CompareAndSwap(p, &new) {
			if p == nil {
				return nil
			}
			return *p
		}
	}
}

func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && !sameType(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	for {
		p := v.v.Load()
		if p == nil {
			if old != nil {
				return false
			}
		} else {
			if !sameType(*p, new) {
				panic("sync/atomic: compare and swap of inconsistently typed value into Value")
			}
			if *p != old {
				return false
			}
		}
		if v.v.CompareAndSwap(p, &new) {
			return true
		}
	}
}
