//jopher:new

// The JVM as an architecture: 64-bit words and little-endian, pages as on amd64.
package goarch

const (
	_ArchFamily          = WASM
	_DefaultPhysPageSize = 4096
	_PCQuantum           = 1
	_MinFrameSize        = 0
	_StackAlign          = PtrSize
)

const GOARCH = "jvm"

const (
	Is386         = 0
	IsAmd64       = 0
	IsAmd64p32    = 0
	IsArm         = 0
	IsArmbe       = 0
	IsArm64       = 0
	IsArm64be     = 0
	IsLoong64     = 0
	IsMips        = 0
	IsMipsle      = 0
	IsMips64      = 0
	IsMips64le    = 0
	IsMips64p32   = 0
	IsMips64p32le = 0
	IsPpc         = 0
	IsPpc64       = 0
	IsPpc64le     = 0
	IsRiscv       = 0
	IsRiscv64     = 0
	IsS390        = 0
	IsS390x       = 0
	IsSparc       = 0
	IsSparc64     = 0
	IsWasm        = 0
)
